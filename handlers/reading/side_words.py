"""The words by which a group's post wants goods, has them, or only talks about them, class by class."""

from collections.abc import Mapping

SIDE_CLASSES: Mapping[str, str] = {
    "want": """
        chahiye chahie chaiye chahye chahiy chaahiye chahiyen चाहिए चाहिये चाहिएं चाहिएँ चाहीए pahije pahijet
        paahije paije पाहिजे पाहिजेत hava havi havet have_ahet have_aahet havay havya हवा हवी हवे हवं हवंय हवेत
        हव्या हव्यात lagel lagtil लागेल लागतील lagegi lagega lagenge लगेगी लगेगा लगेंगे kharidna kharidni kharidne
        khareedna खरीदना खरीदनी खरीदने ख़रीदना खरीदायची खरीदायचे lena_hai leni_hai lene_hai lena_h leni_h लेना_है
        लेनी_है लेने_हैं ghyaycha ghyaychi ghyayche ghyaychay घ्यायचं घ्यायची घ्यायचे घ्यायचा घ्यायच्या mangwana
        mangwani मंगवाना मँगवाना मंगवानी zarurat jarurat jaroorat जरूरत ज़रूरत आवश्यकता avashyakta garaj garaz गरज
        talash तलाश milegi milega milenge मिलेगी मिलेगा मिलेंगे मिलेंगी milel miltil मिळेल मिळतील bhej_do bhejo
        bhejiye bhej_dena भेजो भेजिए भेज_दो पाठवा pathva want wants wanted need needs needed require requires
        required requirement looking_for looking_to_buy interested_in_buying searching_for to_buy buying send_me
        quote order_karna ऑर्डर_करना ऑर्डर_देना order_dena order_dyaycha ऑर्डर_द्यायचा
    """,
    "who_has": """
        kiske_paas kis_ke_paas kiske_pass kisi_ke_paas kisike_paas koi_bech koi_bechta koi_hai_jo किसके_पास
        किस_के_पास किसी_के_पास किसीके_पास konakade kunakade koni_vikta कोणाकडे कुणाकडे कोणाजवळ कोणी_विकतं कोई_बेच
        कोई_बेचता kaun_bechta kaun_bech kaun_dega कौन_बेचता कौन_बेच कौन_देगा kon_vikta कोण_विकतं कोण_देईल kon_deil
        who_has who_have who_sells who_is_selling anyone_selling anyone_has anybody_selling anybody_has anyone_have
        anybody_have does_anyone_have do_you_have do_you_sell any_seller any_sellers any_supplier
    """,
    "refused": "nako नको नकोय नकोत no_need_of no_need_for not_needed not_required not_looking",
    "done": """
        mil_gaya mil_gayi mil_gai mil_gaye mil_gye mil_gya mil_chuka mil_chuki मिल_गया मिल_गयी मिल_गई मिल_गए
        मिल_चुका मिल_चुकी milala milali milale मिळाला मिळाली मिळाले मिळालं मिळून_गेली bik_gaya bik_gayi bik_gai
        bik_gaye bik_chuka bik_chuki bik_gya बिक_गया बिक_गयी बिक_गई बिक_गए बिक_चुका बिक_चुकी bech_diya bech_di
        bech_diye बेच_दिया बेच_दी बेच_दिए bech_dala बेच_डाला vikla vikli vikle विकला विकली विकले विकलं विकल्या
        vikun_gela vikun_geli विकून_गेला विकून_गेली विकून_झाली विकून_टाकली
        le_liya le_li ले_लिया ले_ली ले_लिए kharid_liya kharid_li खरीद_लिया
        खरीद_ली ghetla ghetli घेतला घेतली घेतले घेतलं mangwa_liya mangwa_li मंगवा_लिया मंगवा_ली pahunch_gaya
        pahunch_gayi pahuch_gaya pahuch_gayi पहुँच_गया पहुँच_गई पहुंच_गया पहुंच_गई pohochla pohochli पोहोचला पोहोचली
        पोचला पोचली bhej_diya bhej_di भेज_दिया भेज_दी pathavla pathavli पाठवला पाठवली order_ho_gaya ऑर्डर_हो_गया
        sold sold_out out_of_stock got_it got_an_order got_the_order got_order received_order received_it
        no_longer_available deal_done
    """,
    "ran_out": "khatm_ho khatam_ho खत्म_हो ख़त्म_हो sampla sampli संपला संपली संपले संपलं",
    "before": """
        tha thi था थी थे hota hoti hote होता होती होते had was were pichli pichle पिछली पिछले मागच्या last
    """,
    "how": """
        kaise kaisay कैसे kase kashi kasha kasa कसे कशी कसं कसा how why kyon kyun kyu क्यों का_बरं difference antar
        अंतर फर्क farq
    """,
    "lore": """
        pahchan* pehchan* पहचान* ओळख* olakh* asli_ki असली_की banaye banayen banae बनाएँ बनाएं बनाये recipe रेसिपी
        vidhi विधि tarika tareeka तरीका पद्धत paddhat kheti खेती sheti शेती lagwad लागवड ugaye ugaen उगाएँ उगाएं
        ugana उगाना beej_kab बोएँ बोएं bovai बुवाई बुआई perni पेरणी recognise recognize identify sukhaye sukhaen सुखाएँ सुखाएं ओळखायची ओळखायचं
        ओळखायचे olkhaychi olkhaycha साठवायची साठवायचं साठवायचे sathvaychi sathvaycha ठेवायची ठेवायचं thevaychi
        बनवायची बनवायचं बनवायचे banvaychi लावायची लावायचं lavaychi store keep grow cultivate
    """,
    "lore_itself": """
        fayde fayda फायदे फायदा फ़ायदे benefits uses_of nuskha नुस्खा gharelu_upay recipe रेसिपी vidhi विधि antar
        अंतर फर्क farq difference
    """,
    "had": """
        kharida_tha kharidi_thi kharide_the खरीदा_था खरीदी_थी खरीदे_थे ख़रीदी_थी li_thi liya_tha liye_the ली_थी
        लिया_था लिए_थे bechi_thi becha_tha बेची_थी बेचा_था ghetli_hoti ghetla_hota घेतली_होती घेतला_होता विकली_होती
        विकला_होता bought purchased
    """,
    "alike": """
        phir fir फिर firse waisi vaisi waisa वैसी वैसा वैसे wahi vahi वही same tashi तशी तसा पुन्हा punha again
    """,
    "others": """
        kisi_ko kisi_ko_bhi किसी_को किसीको konala कोणाला कुणाला kunala if_anyone if_anybody if_somebody jise jisko
        जिसे जिसको ज्याला
    """,
    "if": "agar अगर jar_tar to_batana if tar तर when ho_jaye",
    "at_hand": """
        taiyar tayar तैयार तयार ready stock स्टॉक in_stock maal_hai माल_है pada_hai padi_hai पड़ा_है पड़ी_है
        rakha_hai rakhi_hai रखा_है रखी_है पडला_आहे पडली_आहे milte_hai milti_hai milta_hai मिलती_है मिलता_है deto
        dete देतो देते
    """,
    "price": """
        bhav bhaav bhaw भाव भावाने भावात भावाला rate rates ret रेट dar दर daam dam दाम price prices kimat keemat
        kimmat कीमत किंमत किमत मूल्य
    """,
    "market": """
        mandi mandee मंडी मंडीत मंडीमध्ये बाजारभाव bazar_bhav bajar_bhav bazaar bazar बाजार बाज़ार बाजारात market
        मार्केट मार्केटमध्ये apmc एपीएमसी msp एमएसपी hamibhav हमीभाव
    """,
    "moving": """
        chal_raha chal_rahi chal_rahe chalu_hai चल_रहा चल_रही चल_रहे chalu चालू चालला चाललाय chalala badh_gaya
        badh_gaye बढ़_गया बढ़_गए gir_gaya gir_gaye गिर_गया गिर_गए vadhla vadhle वाढला वाढले utarla उतरला उतरले tez
        तेज तेज़ mahanga mahangi महंगा महंगी महाग swasta swast biki bika bike बिकी बिका बिके going_up going_down
        rising falling current trend rose fell
    """,
    "know": "pata पता malum maloom मालूम jankari जानकारी माहीत माहित mahit know idea अंदाजा अंदाज",
    "today": "aaj aj आज aajcha aajche आजचा आजचे आजची today todays today's kal_ka कल_का",
    "asks": """
        kya क्या kay kaay काय kitna kitni kitne कितना कितनी कितने kiti किती kab कब kadhi कधी kahan कहाँ कहां kuthe
        कुठे kaun कौन kon कोण what where when which who anyone anybody whats how konta kontya कोणता कोणत्या kis किस
    """,
    "mine": """
        mere_paas mere_pas mere_yahan meri mera मेरे_पास मेरी मेरा hamare_paas hamare_pas hamare_yahan hamare_yaha
        hamara hamari हमारे_पास हमारे_यहाँ हमारे_यहां हमारा हमारी humare_paas majhyakade mazyakade majhi majha maza
        mazi माझ्याकडे माझी माझा माझं माझे aamchyakade amchyakade आमच्याकडे आमची आमचा आमचे apne_paas अपने_पास
        apne_yahan अपने_यहाँ we_have i_have ive we've we_sell i_sell we_supply we_offer we_make i_make have_with_us
    """,
    "on_sale": """
        available availble uplabdh uplabdha उपलब्ध अवेलेबल bechna_hai bechni_hai bechne_hai बेचना_है बेचनी_है
        बेचने_हैं bech_raha bech_rahi बेच_रहा बेच_रही bikau बिकाऊ bikri_ke बिक्री_के vikaycha vikaychi vikayche
        vikaychay विकायचा विकायची विकायचे विकायचं विकायच्या vikne विकणे विक्रीसाठी vikrisathi for_sale on_sale
        sale_ke selling
    """,
}
