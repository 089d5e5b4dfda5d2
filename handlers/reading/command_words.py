"""The words of orders to Haat, class by class; one spelling stands for all that fold to the same key."""

from collections.abc import Mapping

#: What a person may write by itself for each command. Shown in help texts, so the first word is the one to teach.
ALWAYS_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "menu": ("menu", "main menu", "home", "options"),
        "back": ("back", "go back", "previous"),
        "help": ("help", "how to use"),
        "stop": ("stop", "unsubscribe", "stop all", "opt out"),
        "start": ("start", "begin", "resume"),
        "language": ("language", "change language"),
        "person": ("person", "human", "officer", "agent"),
        "undo": ("undo", "cancel"),
        "yes": ("yes", "ok", "okay"),
        "no": ("no", "nope"),
        "listen": ("listen", "voice"),
    },
    "hi": {
        "menu": ("मेनू", "मुख्य मेनू", "मेन्यू", "menu"),
        "back": ("पीछे", "पिछला", "peeche", "piche", "pichhe", "वापस"),
        "help": ("मदद", "सहायता", "हेल्प", "madad", "maddad"),
        "stop": ("बंद", "बंद करो", "बन्द", "band karo", "band kro", "स्टॉप", "रोको"),
        "start": ("शुरू", "शुरू करो", "shuru", "chalu", "चालू", "स्टार्ट"),
        "language": ("भाषा", "भाषा बदलो", "bhasha", "zaban"),
        "person": ("अधिकारी", "इंसान", "आदमी", "adhikari", "insaan", "अफसर"),
        "undo": ("रद्द", "रद्द करो", "radd", "वापस लो", "wapas lo"),
        "yes": ("हाँ", "हां", "जी हाँ", "haan", "han", "ha", "हा"),
        "no": ("नहीं", "नही", "nahi", "nahin", "na", "जी नहीं"),
        "listen": ("सुनाओ", "सुनाइए", "sunao", "आवाज़"),
    },
    "mr": {
        "menu": ("मेनू", "मुख्य यादी", "मेन्यू"),
        "back": ("मागे", "मागील", "mage", "maage", "परत", "parat"),
        "help": ("मदत", "साहाय्य", "madat", "maddat"),
        "stop": ("थांबा", "थांबवा", "बंद करा", "thamba", "thambva", "band kara"),
        "start": ("सुरू", "सुरु करा", "suru", "चालू करा", "प्रारंभ"),
        "language": ("भाषा", "भाषा बदला", "bhasha"),
        "person": ("अधिकारी", "माणूस", "manus", "साहेब"),
        "undo": ("रद्द", "रद्द करा", "मागे घ्या", "mage ghya"),
        "yes": ("होय", "हो", "hoy", "ho", "हो जी"),
        "no": ("नाही", "नको", "nako", "nahi", "नाय"),
        "listen": ("ऐका", "ऐकवा", "aika", "aikva"),
    },
}

#: Words that say nothing of the matter: courtesy, persons, pointing, time, helping verbs.
FILLER = """
    mujhse muzse mujhko hame hamein ham हमसे मुझसे mazyashi majhyashi माझ्याशी mazyavar mujhpe frm ur yr apne अपने yahan yahaan यहाँ यहां aaj आज kal कल pe hua ya यार bhi dusra aisa aise asle असले inko inhe इनको gelya kabhi kadhi कभी कधी कधीही aainda ainda आइंदा aage आगे pudhe पुढे dubara dobara दोबारा दुबारा sahi bilkul बिल्कुल ekdam एकदम zara जरा plzzz baap बाबा baba bappa bro anyway really ever
    please pls plz plzz plese pleez प्लीज प्लिज kindly kripya krupaya kripaya krupya कृपया कृपा ji जी sir sar सर madam
    mam maam मैडम मॅडम bhai भाई bhaiya भैया bhau भाऊ dada दादा didi दीदी tai ताई saheb साहेब sahab साहब yaar यार dost re
    रे are arre अरे o oh hey hi hello namaste namaskar नमस्ते नमस्कार
    i im me my mine we us you your yours it this that these those the a an of to do does can could will would should
    now again here there so just all any some everything anything am is are be for from and with at in on
    want need wanted like let lets have has get got would id ill
    mujhe mujhko mereko mere mera meri hum hume humko hamko hamara hamari hamare main maine mai aap aapka aapki tum tumhara tera
    मुझे मुझको मेरे मेरा मेरी मैं मैंने हम हमें हमको हमारा आप आपका आपसे तुम
    mala majha maza majhe maze majhi mazi mazya aamhala amhala amcha amchya mi me tumhi apan tumcha tumchya tumhala
    मला माझा माझे माझं माझी माझ्या आम्हाला आमचा आमच्या मी तुम्ही आपण तुमचे तुमच्या आम्ही
    ye yeh yah wo woh vo is us isko usko ise use isse unhe ha he hya tya te ती ते हा ही हे ह्या या त्या ये यह वो वह इस इसे उसे इसको
    ab abhi अब अभी aata ata आता atta आत्ता lagech लगेच turant तुरंत turnt jaldi जल्दी fir phir se फिर से punha पुन्हा dobara दोबारा
    ko ka ki ke ne la cha chi che chya par pe mein me men en madhe मध्ये को का की के ने पर में तो to hi bhi भी ही na ना च ch pan पण
    hai he hain है हैं hu hun hoon हूं हूँ ahe aahe aahet आहे आहेत ho hoga jao
    kar karo karna karni karein kare karen kijiye kijie kariye karva karva do dijiye dijie dena de dya dyaa dyave
    kara kar karaa karave karaycha karayche karayche karayla karun kro krdo krna krdijiye करके कर करो करना करनी करें करिए कीजिए कीजिये दो दे दीजिए दीजिये देना दें
    करा करावे करायचे करायचं करून द्या द्यावे टाका taka toh
    sab sabhi sara saara sagla sagle sagale सब सभी सारे सगळे सगळं सर्व kuch kuchh kahi kaahi काही कुछ ek एक bas
    chahiye chahie chaiye pahije pahijet havi hava have havay havaa चाहिए चाहिये पाहिजे हवे हवी हवं हवा
    haat haatbot bot हाट बॉट ajun अजून
"""

ORDER_CLASSES: Mapping[str, str] = {
    "filler": FILLER,
    "message": """
        एस_एम_एस s_m_s मेसेजिस messag mesg mssgs mesages messges संदेशा संदेशे sandesa संदेसा message_wessage msgs_wsgs nirop निरोप texts reminders soochnaye सूचनाएं सूचना_भेजना सूचना_पाठवू marketing publicity जाहिरात जाहिराती promo promos
        message* messages* messege* mesage* massage* massege* msg* msgs mesej* mesaj* messg* mssg* sms smses text texts
        texting मेसेज* मैसेज* मेसेजेस मॅसेज* मेसज* मैसेज एसएमएस संदेश* sandesh* notification* notif* नोटिफिकेशन* नोटिफिकेशन
        alert alerts अलर्ट अलर्ट्स update updates अपडेट अपडेट्स broadcast broadcasts reminder reminders रिमाइंडर रिमाइंडर्स
        spam स्पैम spamming forward forwards फॉरवर्ड notice_messages ads soochna suchna सूचना whatsapp_message mail
        mails messaging मेसेजिंग newsletter promotions
    """,
    "service": """
        seva सेवा service सर्विस subscription सब्सक्रिप्शन chat चैट चॅट haat bot हाट बॉट ye_sab yeh_sab हे_सगळं हे_सगळे ये_सब he_sagla
        he_sarv everything this contact whatsapp व्हाट्सएप व्हॉट्सअॅप
    """,
    "stop": """
        un_subscribe avoid refrain rok_dijiye रोक_दीजिए रोक_दो bas_kijiye sampva संपवा bhejna_chhod bhejna_chhodo bhejna_chhor karna_chhod karna_chhodo karna_chod bhejna_chodo dena_chhodo भेजना_छोड़ भेजना_छोड़ो करना_छोड़ करना_छोड़ो pathvayche_soda पाठवायचं_सोडा पाठवणं_सोडा karne_soda करणं_सोडा stoped_pls thambvave thambvaa no_longer_want कशाला_पाठवता
        stop stopp stoppp stp stpo stopped_it stopall स्टॉप स्टोप band bandh bund bnd बंद बन्द बंद thamba thamb thambva thambwa thambava
        thambav thambavave thambvave थांबा थांब थांबव थांबवा थांबवावे थांबवावेत थाम्बा थांबावा थांबवायचे thambvayche
        roko rok rokna rok_do rokiye रोको रोक रोकिए रोकें रोकना ruko रुको ruk_jao रुक_जाओ rukjao khatam khatm खत्म खतम
        samapt समाप्त quit end halt cease unsubscribe* unsubscrib* unsub desubscribe अनसब्सक्राइब अनसबस्क्राइब अनसब्सक्राईब
        optout opt_out ऑप्ट_आउट off mute म्यूट म्युट block ब्लॉक deactivate disable enough discontinue bas_karo bas_kara बस_करो बस_करा bas_kijiye
        बस_कीजिए bas_ab ab_bas बस पुरे pure_jhale pure_zale पुरे_झाले पुरे_झालं bas_zala bas_jhala बस_झालं बस_झाले
        bahut_ho_gaya बहुत_हो_गया खूप_झालं no_more not_anymore stop_it stopping shut_up
    """,
    "stop_word": """
        dnd un_subscribe stop_haat haat_stop सटॉप स्टाप
        stop stopp stoppp stp stpo stopall स्टॉप स्टोप unsubscribe* unsubscrib* unsub optout opt_out अनसब्सक्राइब अनसबस्क्राइब
    """,
    "send": """
        send sending sends receive receiving sent_me bhej bhejo bheje bhejen bhejna bhejne bhejiye bhejie bhejiyega bhejo_na bhejenge bhejte भेज भेजो
        भेजें भेजे भेजना भेजने भेजिए भेजिये भेजा_करो bheja_karo bheja_kare भेजा_करें भेजिएगा bhejoge pathav pathva pathvu pathavu pathau pathvayche
        pathvaycha pathvat pathavat pathvne pathvane pathavane pathvun पाठव पाठवा पाठवू पाठवत पाठवणे पाठवणं पाठवायचे पाठवायचं पाठवण्याचे
        पाठवण पाठवत_जाऊ पाठवता पाठवताय पाठवूच पाठऊ pathau pathwu pathwa dalo dalna डालो डालना taku टाकू taka टाका
        karo kare karen karna kariye kijiye karu kara करो करें करना कीजिए करू करा de dena do deu देऊ दो देना
        dya yene yena येणे येणं येण्याचे aana aane ana आना आने aave yeu येऊ yayla यायला yenyache lihu लिहू likho likhna
        message msg text texting messaging contact ping disturb bother spam trouble write bhejvana forward
    """,
    "ban": """
        mat mt मत naka नका nko nako नको नकोत nakoy nakot nakoa नकोय नकोयत नये nye naye
        नगा नगो naga नगं nakos नकोस नयेत nayet na_kare na_karo na_karen na_kren na_kijiye na_karna na_bheje na_bhejo na_bhejen na_bhejna na_bheja na_dalo na_de न_करें न_करे न_करो न_कीजिए न_करना न_भेजें न_भेजो न_भेजे न_भेजा न_भेजिए न_डालें ना_करें ना_करो ना_भेजें ना_भेजो ना_भेजा n_kare n_bheje मति mati_bhejo जिन_भेजो jin_bhejo नै_भेजो
    """,
    "negation": """
        नगा नगो नकोस नयेत nyt
        mat मत naka नका nko nako नको नकोत नकोय nakot नये nye naye nahi nahin nhi nai na नहीं नही नहि न ना no not dont donot
        never do_not stop_not without cant wont नाही nahit नाहीत nakoa nakoy nay नाय
    """,
    "english_ban": """
        dont donot do_not never not_to no_need_to please_not dnt wont
        no_longer no_need donot_ never_ever dnot
    """,
    "base_verb": """
        receive get anything contacting call
        send text message msg contact disturb bother spam ping trouble want need wish write forward sending mail like
        receive get_any call_or
    """,
    "infinitive": """
        bhejo bheje bhejen bhejna bhejiye bhejie भेजो भेजें भेजे भेजना भेजिए भेजिये karo kare karen karna kijiye करो करें करना कीजिए
        करे dena do de देना दें दो दे dalo डालो aana aane आना aane_chahiye आने chahiye chahie chaiye चाहिए चाहिये chaahiye mangta
        pathva पाठवा pathvu पाठवू havet havi hava have हवेत हवे pahije pahijet पाहिजे पाहिजेत havay हवंय हवाय ana aaye aaye_ab likho jarurat जरूरत zarurat garaj गरज
    """,
    "did": """
        came arrived replied reply jawab जवाब mila_kya aaya_kya
        bheja bheji bheje_the भेजा भेजी mila mili mile मिला मिली मिले aaya aayi aaye आया आई आए आये aa_raha aa_rahe aa_rahi आ_रहा आ_रहे
        milala milale मिळाला मिळाले मिळत ala aala आला आले आली ale pathavla pathvla pathavle पाठवला पाठवले पाठवलं पाठवली dekha देखा
        received receiving got didnt havent hasnt not_yet kiya किया kela केला केले yet abhi_tak अभी_तक ajun अजून padha पढ़ा
        gaya गया gayi ho_gaya ho_gaye ho_gayi हो_गया हो_गए हो_गई hua hui huye हुआ zala zale jhala झाला झाले झालं tha thi the_hai hota hoti था थी होता होती
        hain_kya hai_kya करता karta karte होते couldnt cant jata jaata जाता khulta kholta ugdat
    """,
    "do": """
        karwana karwane karvana karvane karavane honge hoga hoil karaycha_ahe karaycha karayche karavayche करवाना करवाने करायचेत करायचेय make makes karawao dijiyega karvaa karna karvaun करवून
        karo kar kare karen karein karna kijiye kijie kariye karva do dijiye dena de kara karave karaycha karayche karayla kro krdo
        krna krdijiye kr करो कर करें करना कीजिए कीजिये करिए दो दीजिए दीजिये देना दें दे करा कराव करावे करावेत करायचे करायचं ho_jaye
        karvao karwao karao करवाओ कराओ करवा chahiye pahije havet havi havay चाहिए पाहिजे हवे हवेत turn switch put please
        honi hone hona होना होने vhave व्हावे व्हावेत kardo krdo kardena karde kardijiye कर_दो
    """,
    "remove": """
        kaat kaato kaatiye kaat_do kat_do काट काट_दो काटिए bahar_karo bahar_kar बाहर_करो बाहर_कर baher_kadha बाहेर_काढा get_me_out get_me_off get_us_off take_me_out take_my take_us_off take_off hatvaa हटवा hatva कमी_करा_नाव vagal block ब्लॉक drop_me removal erase strike_off wipe kadun काढावे काढून_टाका nikaal निकाल_दो निकाल_दें
        remove removing delete hatao hata hatado hatade hataye hataiye hatana nikalo nikal nikaalo nikaliye nikalna हटाओ हटा हटाइए हटाना
        निकालो निकाल निकालिए kadha kadhun kadha काढा काढून काढ vagla वगळा take_off take_me_off exclude डिलीट डिलिट unlist erase mitao मिटाओ
        mita_do hatva
    """,
    "me_or_list": """
        my no contact data records record phone mera मेरा maza माझा माझं माझे maze hamara mujhko हमें humko humein amhala आम्हाला us myself group_se listese यादी
        me my_number my_name number numbers naam nam name list number_list mujhe mera_number नंबर नम्बर नाव नाम लिस्ट सूची
        yaditun यादीतून यादीमधून लिस्टमधून list_se list_madhun listmadhun मुझे मला mala suchi_se database contact contacts broadcast yadi
    """,
    "remove_filler": """
        from se your tumhari apni out this tun mdhun madhun मधून aaplya आपल्या अपनी apki aapki off broadcast taka टाका dya
        system records frm ur of apne अपने yahan yahaan यहाँ यहां isse is_se इससे yatun यातून ithun इथून yethun se से broadcast all any whatsapp computer register madhle मधले आपके aapke tumchya तुमच्या tyatun permanently away ke liye hamesha हमेशा kayamcha कायमचा कायमचे data
    """,
    "pester": """
        pareshaan preshan परेशां hairan हैरान हैराण kasht kashta कष्ट tras_deu sampark संपर्क contact contacting disturbing dimag दिमाग dimaag doka डोकं doke डोके sir_mat मगजमारी magajmari chhedo छेड़ो trouble
        pareshan परेशान tang तंग disturb डिस्टर्ब irritate irritating annoying annoy bother bothering satao satana सताओ सताना harass
        harassing tras traas त्रास spam spamming dimag_mat dimag_kharab डोकं_खाऊ कटकट katkat leave_me_alone leave_us_alone
        mujhe_akela pichha_chhodo पीछा_छोड़ो
    """,
    "haat": "haat हाट haatbot bot bots बॉट seva सेवा sewa service services सर्विस सर्व्हिस subscription subscriptions सब्सक्रिप्शन हाटबॉट",
    "ends": "cancel cancle cancell end finish halt mute close terminate discontinue रद्द radd कैंसल कॅन्सल म्यूट म्युट",
    "all_messages": """
        messages msgs alerts notifications updates reminders subscription subscriptions sms smses texts broadcast मैसेज मेसेज
        सूचना सब्सक्रिप्शन newsletter mesages messges mssgs
    """,
    "bothers": """
        dimag dimaag दिमाग doka doke डोकं डोके sir_mat khao kha khau खाओ खाऊ khaa chato chaato चाटो chatna chato_mat pakao पकाओ sadhu साधू
        pidu पिडू chalu_naka satavu सतावू satau
    """,
    "phones": "phone call fone kol फोन कॉल",
    "sets_going": """
        chalu chaloo चालू चालु shuru शुरू शुरु suru सुरू सुरु start restart resume on_karo turn_on switch_on reactivate unmute activate subscribe_again
        स्टार्ट continue
    """,
    "alone": """
        leave_me_alone leave_us_alone pichha_chhodo piccha_chodo पीछा_छोड़ो not_interested not_intrested
        leave_me leave_us let_me_be picha_chodo pichha_chodo peecha_chhodo picha_chhodo peecha_chodo pichha_chhod पीछा_छोड़ पिच्छा_सोडा picha_soda piccha_soda pichha_soda akela_chhod अकेला_छोड़ akela_chodo एकटं_सोडा एकटे_सोडा ekta_soda ektyala_soda sodun_dya_mala mala_sodun मला_सोडा mala_soda mujhe_chhod_do मुझे_छोड़_दो mujhe_baksh मुझे_बख्श baksh_do बख्श_दो maaf_karo_mujhe get_lost_bot sukhane_jagu_dya शांत_राहू_द्या
    """,
    "interest": "not_interested not_intrested uninterested no_interest interest_nahi रस_नाही ras_nahi ruchi_nahi रुचि_नहीं",
    "to_others": """
        usko उसको usse unse tyanna त्यांना tyala त्याला tila तिला buyer_se seller_se grahakanna vikretyala mitrala dukandarala dost_ko bhai_ko party_la vyaparyala व्यापाऱ्याला दुकानदाराला पार्टीला
        buyer_ko buyers_ko seller_ko sellers_ko grahak_ko party_ko vyapari_ko dukandar_ko customer_ko buyerla buyer_la
        sellerla seller_la grahakala to_buyer to_the_buyer to_seller to_the_seller to_buyers to_sellers खरीदार_को ग्राहक_को
        विक्रेता_को विक्रेत्याला ग्राहकाला ग्राहकांना खरेदीदाराला unko usko_message use_message उनको उन्हें unhe him her them
        to_customers to_customer to_them to_him message_the_buyer
    """,
    "why": "kyun kyu kyon why क्यों क्यूं का_बंद kashala कशाला का_नाही when kab कब kadhi कधी kyo",
    "goods": """
        bag bags logo label packing jar bottle dibbe डिब्बे stall stamp mithai rakhi कार्ड bori thaili thela colour color rang रंग item items saman सामान samaan boxes godown gaon bank बैंक बँक workshop training kapda कपड़ा dhaga sticker advance
        sample samples photo photos foto फोटो maal mal माल order orders ऑर्डर stock स्टॉक rate rates रेट bhav bhaav भाव dar दर price
        kimat keemat कीमत किंमत quality क्वालिटी size saiz साइज साईझ साईज design डिझाइन डिजाइन डिज़ाइन piece pieces pcs pc पीस nag नग
        dozen darjan डझन दर्जन packet पैकेट bori बोरी gadi gaadi गाड़ी गाडी truck ट्रक supply सप्लाई delivery डिलीवरी डिलिव्हरी wala wali wale vala vali
        वाला वाली वाले vale card cards board holder printing print bill बिल kilo kg kgs किलो quintal क्विंटल ton tonne टन meter litre liter gram
        lot parcel पार्सल dukan दुकान dukaan shop machine मशीन dibba डिब्बा डबा dabba bazar bazaar बाजार kharidna factory फैक्ट्री
        gud kela pyaj kanda chawal gehu dal daal santra santri aam amba haldi mirchi sari saree sadi saaree sadi साड़ी साडी chappal mitti matka
        payment पेमेंट paise पैसे paisa kam_daam chhota chhoti chhote bada badi bade lahan mothe motha लहान मोठे छोटे छोटा बड़े बड़ा small big loose
        khula kaccha kachcha pakka raw damaged kharab खराब sade सड़े
    """,
    "menu": """
        menu menyu mnu meenu manu_dikhao मेनू मेनु मेन्यू मेन्यु mainmenu options option vikalp विकल्प पर्याय paryay home होम main_page
        mukhya_menu मुख्य_मेनू mukhya_suchi mukhya_yadi मुख्य_यादी मुख्य_सूची suchi_dikhao सूची_दिखाओ yadi_dakhva यादी_दाखवा home_page main_list
    """,
    "open": """
        show open display see view go take bring main page screen full whole start back_to return list
        dikhao dikha dikhaiye dikhaye dekhna dikhado दिखाओ दिखा दिखाइए दिखाएं देखना kholo khol kholiye खोलो खोल खोलिए
        dakhva dakhava dakhav दाखवा दाखव ugda ughda ughada उघडा उघड baghu बघू baghaycha pahu पाहू la ला jao ja jaana jana jaiye जाओ जा जाइए जाना
        jaycha जायचे जायचं  chala चला ya या lao लाओ लाइए aa aao आओ bata batao बताओ बताइए सांगा sanga le_chalo le le_jao लेकर
        mukhya मुख्य wala wapas vapas वापस parat परत cha चा phirse pe par var वर वापिस bhejo pathva पाठवा भेजो
        kya kaay kay काय what are kaunse konte कोणते कौनसे konse which hai options
    """,
    "back": """
        back peeche piche pichhe pichche pichey पीछे पिछे पिच्छे pichla pichhla pichli पिछला पिछले पिछली mage maage माग मागे मागं magche magil
        magcha मागचा मागचे मागील मागच्या previous prev prior wapas vapas wapis waapas vapis वापस वापिस वापसी parat परत बैक बॅक go_back goback last_question
        last_step pichle
    """,
    "step": """
        dikhao dikha dikhaiye दिखाओ दिखा दिखाइए dakhva dakhava दाखवा दाखव panavar पानावर pan पान panna पन्ना पेज तरफ taraf baju कडे side pudhil wali वाली show me again punha last_page
        go take step question page screen one earlier before sawal सवाल prashn प्रश्न prashna jao ja jana jaana jaiye jaaiye jaye
        chalo chaliye chal chala जाओ जा जाना जाइए चलो चलिए चल चला jau jaau जाऊ jaycha jayche jaychay जायचे जायचं जायचंय le_chalo le_jao ले
        lauto lautna लौटो लौटना लौट laut ya या yaa aao आओ wale wala pe par var वर nya न्या ghe return bring move answer uttar उत्तर
        kadam कदम पायरी payri screen last one step_back ek aana jaun जाऊन the gelo pahije jane जाने ghe_ja टप्पा vala vale वाले वाला
    """,
    "help": """
        help halp helpp hlp मदद मदत madad madat maddad maddat madath sahayata sahayta sahaayata सहायता साहाय्य सहाय्य sahayya
        हेल्प help_me guide गाइड मार्गदर्शन margdarshan instructions sos
    """,
    "help_wish": """
        chahiye karo kare kijiye kar do dijiye karna kara dya हवी havi pahije required mil milegi mil_sakti me how need want
        give some little thodi थोड़ी थोडी jara जरा मिळेल milel milu shakel हो ga kar_do lagegi lagel लागेल hawi chahiy someone
        somebody anyone koi कोई koni कोणी plzz use using urgent kuchh aahe hoil hoga sakte sakta शकता shakta शकतं to दो दीजिए karega
        karenge करेंगे me_out with
    """,
    "how": """
        kaise kese कैसे kasa kase kashi kasं कसा कसे कसं कशी how kya काय kay kaay क्या what
    """,
    "not_understood": """
        samajh_nahi samaj_nahi समझ_नहीं samjha_nahi samjh_nahi समझा_नहीं nahi_samjha nahi_samjhe नहीं_समझा samajh_me_nahi समझ_में_नहीं
        samajat_nahi समजत_नाही samajla_nahi समजलं_नाही समजले_नाही kalat_nahi कळत_नाही kalla_nahi कळलं_नाही कळले_नाही samjat_nahi
        dont_understand not_understand didnt_understand do_not_understand cant_understand kuch_samajh nahi_samjhi नहीं_समझी
        samajh_nhi i_am_confused confused samaj_nhi dont_get_it umjat_nahi उमजत_नाही समजेना samjena kalena कळेना
    """,
    "not_understood_filler": """
        aa aaya aayi aa_raha raha rahi rahe आ आया आई रहा रहे रही kya काय karna karu karave करू करना करे kase kaise kasa how what next ab aage
        aage पुढे pudhe karaycha karayche करायचं करायचे te what_to nahi नहीं नाही mujhe understand this samajh समझ kuchh kahi mein
    """,
    "how_phrase": """
        what_to_write what_should_i_write what_do_i_write kya_likhna kya_likhu kya_likhe क्या_लिखना क्या_लिखूं क्या_लिखें kay_lihaycha kay_lihu काय_लिहायचं काय_लिहू kya_bheju क्या_भेजूं kay_pathvu kya_dabana kya_dabau क्या_दबाना kay_dabaycha kaise_bheju kaise_likhu कैसे_लिखूं what_is_next what_next
        how_to_use how_do_i_use how_does_this_work how_does_it_work how_it_works how_this_works how_to_use_this kaise_use
        kaise_chalaye kaise_chalate kaise_kaam kaise_istemal कैसे_इस्तेमाल कैसे_चलाएं कैसे_काम kasa_vaparaycha kase_vaparayche kasa_vapraycha
        कसे_वापरायचे कसं_वापरायचं कसा_वापरायचा kasa_chalta kase_chalte कसं_चालतं कसे_चालते kaise_chalta कैसे_चलता कैसे_चलाते kya_karna
        क्या_करना kay_karaycha kay_karayche kaay_karaycha काय_करायचं काय_करायचे काय_करू kay_karu what_should_i_do what_do_i_do
        what_can_you_do what_can_i_do what_to_do tum_kya_kar aap_kya_kar आप_क्या_कर kya_kya_kar use_kaise kasa_karaycha kaise_kare कैसे_करें
        kase_karayche कसं_करायचं कसे_करायचे kay_karta_yeta काय_करता_येतं how_can_i_use
    """,
    "how_filler": """
        now here to likhna लिखना लिहायचं should mujhe ismein isme इसमें yat यात
        karte karta karti hai hota ye yeh isko ise use work works does kaam kam sakte sakta sakti ho hain istemal वापर vapar इस्तेमाल app
        करते करता काम सकते सकता सकती बता batao bataiye बताओ बताइए sanga सांगा hoga होता करतो करायचे tell me explain samjhao समझाओ समजावून
        system bot thing yahan yaha यहाँ यहां ithe इथे aage next पुढे pudhe help madad chalta how kaise mai
    """,
    "start": """
        turn_on switch_on on_kar_do on_kardo ऑन_कर unmute punha_suru
        start started starting shuru shuroo suru suroo शुरू शुरु सुरू सुरु शुरुआत शुरूआत shuruaat shuruat स्टार्ट begin chalu chaloo चालू
        चालु resume subscribe restart unstop प्रारंभ prarambh आरंभ arambh wake_up on_karo ऑन_करो reactivate activate enable unmute continue
        सब्सक्राइब
    """,
    "start_filler": """
        karo kar do karte kare karen karein karu kara karuya करूया करते करें करूया lets go now message messages msg sms again
        vaps wapas vapas वापस parat परत fir phir dobara punha firse phirse sending bhejna bhejo bhejne भेजना भेजो भेजने pathva pathvayla पाठवायला पाठवा पाठवणे पाठव
        notification notifications updates update alerts haat मेसेज मैसेज संदेश over shall se होऊ hou dya दे द्या getting receiving conversation
        baat baatchit बात bol bolu chala चला kaam seva service सेवा subscription chat yes ok karna chahta chahti hu hun to turn pathvne yene aana
    """,
    "language": """
        language languag langauge lang bhasha bhaasha भाषा भाषेत bhashet zaban zabaan jaban jabaan ज़बान जबान boli बोली लैंग्वेज लँग्वेज
        basha langage
    """,
    "language_name": """
        hindi hindii हिंदी हिन्दी हिंदीत हिंदीमध्ये हिंदीमे hindit hindimadhe hindimein hindime marathi marati मराठी मराठीत मराठीमध्ये मराठीमे marathit marathimadhe
        marathimein english inglish inglis eng angrezi angreji अंग्रेजी अंग्रेज़ी इंग्लिश इंग्रजी इंग्रजीत इंग्लिशमध्ये इंग्लिशमे इंग्लीश englishme
        englishmadhe ingraji ingrajit gujarati गुजराती tamil तमिल telugu तेलुगु kannada bengali bangla बांग्ला punjabi पंजाबी
        urdu उर्दू odia malayalam konkani कोंकणी hinglish हिंग्लिश हिंगलिश sanskrit bundeli बुंदेली malvani
    """,
    "language_change": """
        change changed chng switch badlo badal badle badlna badalna badliye बदलो बदल बदलें बदलना बदलिए बदलनी badla badlaychi badlaycha बदला
        बदलायची बदलायचे बदलून चेंज select choose set chuno चुनो निवडा nivda in me mein madhe mdhe into only speak talk reply write
        bolo bol boliye bolna bola bolaycha बोलो बोल बोलिए बोला बोलना बोलायचं बोलू bolu baat बात batao bata बता बताओ बताइए sanga सांगा sangaa
        likho likhna likhiye लिखो लिखिए liha lihaa लिहा lihi pathva पाठवा bhejo bhejna भेजो भेजिए jawab jawaab जवाब uttar उत्तर dya dijiye
        aati aata ati ata आती आता yet येत yete येते येतं samajh samajhti samajhta समझ samajte समजते समजत समजतं समजती kalte कळते कळतं nahi नहीं नाही
        know understand dont not can use version please messages message मैसेज मेसेज kro karva karo chahiye hai other another dusri doosri दूसरी दुसरी
        dusra konti कोणती kaunsi which hi fakt फक्त sirf सिर्फ keval केवल preferred prefer apni आपली aapli mazi meri to convert translate
        karu shakta sakte sakta hain kya ka का क्या does support you please_reply चालेल chalel question menu mdhye wali wala vali
    """,
    "person": """
        daftar दफ्तर daftar_wale दफ्तर_वाले daftarwale कार्यालयातील karyalayatil kendra_wale duty_officer incharge इंचार्ज manushyashi sahebanshi अधिकाऱ्यासोबत
        person human agent officer offiser officers operator representative executive staff someone somebody real_person
        adhikari adhikaari adhikariyo adhikaryashi अधिकारी अधिकारियों अधिकाऱ्याशी अधिकाऱ्यांशी अधिकार्‍याशी अधिकाऱ्याला अधिकाऱ्यांना अफसर afsar afasar ऑफिसर
        ऑफिसरशी ऑफिसर insan insaan इंसान इन्सान manus maanus mansashi manasashi manushya मनुष्य माणूस माणसाशी माणसासोबत माणसांशी माणसाबरोबर
        aadmi admi आदमी आदमी_से vyakti व्यक्ति व्यक्ती व्यक्तीशी sahebanshi sahebashi साहेबांशी साहेबाशी साहेबांना sahab साहब saab sahib saheb साहेब madamshi
        मॅडमशी मैडम customer_care customercare कस्टमर_केयर कस्टमर_केअर call_center office_wale officewale office_walon karyalay कार्यालय
        कार्यालयात कार्यालयाशी office officeshi ऑफिस ऑफिसमध्ये ऑफिसात ऑफिसशी ऑफिस_वाले karmchari karmachari कर्मचारी कर्मचाऱ्याशी kisi_se kisise किसी_से
        kunashi konashi konatari kunitari koni कुणाशी कोणाशी कोणीतरी कुणीतरी कोणाशीतरी कुणाशीतरी कोणाशी_तरी कुणाशी_तरी kunashi_tari konashi_tari live_agent living manager मैनेजर any_one team
        asli_aadmi एजेंट एजंट एजंटशी sarkari_aadmi madam man woman lady rep
    """,
    "talk": """
        talk speak chat connect call contact reach transfer speaking talking baat bat baatchit बात bolna bolne bolu bolaycha bolayche bolaychay
        bolaychi bolayla बोलायला bolaycha bolyacha bolne bolo बोलना बोलू बोलायचे बोलायचं बोलायचंय बोलायचा बोलणे बोलणं बोलतं बोलता bolta milao milaao मिलाओ mila jodo jod
        jodo जोड़ो जोडा joda jodun जोडून karao karaao karwao karvao karwa कराओ करवाओ करवा कराइए करवाइए करानी karani karwado lagao लगाओ लगवाओ phone फोन kol कॉल
        sampark संपर्क call_me lava लावा dya dyaa bhet भेट milna मिलना milva मिळवा bulao बुलाओ बोलवा bolva bolvaa
    """,
    "person_filler": """
        machine मशीन machinshi मशीनशी मशीन_से machine_se robot रोबोट computer नाही bot_shi बॉटशी bot_se nako नको nakoy madhlya wala वाला kendra केंद्र jodun जोडून jodo hona honi ho kya है_क्या aamne samne directly khud kara_na liye
        madhil मधील मधल्या to with a an real live actual the some any from your human being se shi sobat barobar sath saath asli asal असली khara kharya khऱ्या
        खऱ्या sachche jivant जिवंत insaan kisi किसी koi कोई kuni koni कोणी ek  wale walo walon wale वाले वालों chahiye chahie pahije havi havi
        havay karni karna karani karvi karaychi karayche करनी करना करायची करायचं करायचे करायचंय करायचाय chahta chahti chahte चाहता चाहती चाहते hun hoon
        hai hain sakta sakte सकता सकते shakto shakte शकतो शकते शकता ka dena dijiye jara जरा zara please out get me mera meri team team_member
        give put through directly direct sidha सीधे थेट thet let will someone in by not bot machine robot nahi sarkari सरकारी zilla jila जिला
        dic डीआईसी office karyalay ke से भी kara kar do number help urgent urgently kijiye ko la par var aani hota hoga pls mil मिल bolun
    """,
    "call_me": """
        call_karo_koi phone_karo_koi mujhe_ring mala_ring call_kar_lo_mujhe call_kara phone_kar_do_mujhe mujhse_phone
        call_me call_back callback ring_me mujhe_call mujhe_phone मुझे_फोन मुझे_कॉल मला_फोन मला_कॉल mala_phone mala_call call_karo_mujhe phone_karo_mujhe
        फोन_करा_मला phone_kara_mala give_me_a_call
    """,
    "call_filler": """
        phone call फोन कॉल karo kara kar back lagao please कॉल karna from office someone
        koi कोई kisi koni कोणी kindly jaldi urgent when_free once
    """,
    "undo": """
        palat_do palto पलट_दो पलटो पलट_दीजिए hata_do_galti ulta_do wapas_karo_galti cancel_karo khodun_taka खोडून_टाका खोडा mita_do_galti
        undo undoo undone undoing अनडू अंडू radd rad_karo radd_karo rad radda raddh रद्द रद cancel cancle cancell cansel kansel कैंसल कैंसिल कॅन्सल कॅन्सल revert
        reverse rollback take_back take_that_back take_it_back delete_that delete_it delete_last undo_last
    """,
    "take": """
        lo le lena lijiye lelo liya_jaye लो ले लेना लीजिए लीजिये ghya ghe gheu ghyaycha ghyayche ghyava ghyayla घ्या घे घेऊ घ्यावे घ्यायचे घ्यायचं
    """,
    "back_to_take": "wapas vapas wapis vapis वापस वापिस mage maage मागे parat परत back",
    "mistake": """
        galti galati galty gltee गलती ग़लती गल्ती galtise galat गलत chuk chook chukun chukoon chukine chukun चूक चुकून चुकीचे चुकीचं चुकीने चुकलं चुकले chukla chukle
        chukicha chukichi chuki चुकी mistake mistakenly by_mistake wrong wrongly accidentally accident oops bhul bhool भूल bhulse भूलसे
        misclick mistyped incorrect
    """,
    "mistake_filler": """
        hata hatao हटा हटाओ palat पलट it karo करो do दो on go back please लिखा_था kadha काढा delete erase badlo बदलो badla बदला theek thik sudhar सुधार durust दुरुस्त answer sorry
        ho gayi gaya gai gaye gya gyi ho_gayi हो गई गया गयी गए se zala zale jhala jhale झाला झाले झालं झाली zali kel kela kele केला केले केलं केली kiya
        kar kar_diya diya di dabaya daba दब दबा दबाया दिया दी किया likha likh लिख लिखा lihila lihile लिहिलं लिहिले bhej bheja भेज भेजा pathavla
        pathvla पाठवले पाठवलं dabla dable दाबले दाबलं gele gela गेले गेलं गेला my i did it that was sorry maaf माफ soory by pressed press sent
        entered typed button बटन बटण entry answer answered last undo cancel previous pehle wala wale lo le wapas radd ghya mage tha thi माफ़
        hui hua हुई हुआ galat that_was made a selected chuna chun choose choice made_a aata te ghe nahi vaps sudharo chuka one thing
    """,
    "undo_filler": """
        answer answers my hata हटा hatao हटाओ pehla entry likha_hua delete remove kiye abhi अभी आत्ता jo जो kiya किया
        last that it order entry action change my previous this pichla pichhla aakhri akhri आखिरी शेवटचे shevatche shevatcha magche मागचे
        abhi_wala wala wale jo kiya kiya_tha kela kele केले केलं kelela केलेले kiya_hua maine mi done kar karna diya tha likha lihila sent
        what i did just entered kaam galti se by mistake chukun galat se kariye ghya lo le wapas mage hua zala zale jhala gela
        post पोस्ट profile enquiry request registration naam
    """,
    "yes": """
        हाव hav haav हव y yaa yess_please barobr hoo_chalel han_bhai ji_haan सही_है jami जमेल jamel
        yes yess yesss yep yeah yea yup ya ha haa haan haa haanji han hn hnji hanji हाँ हां हा हान जी_हाँ hoy hoye hoi होय ho hoo हो
        ok okay okey okk k oky ओके ok_ji thik theek theek_hai thik_hai ठीक ठिक thik_ahe ठीक_है ठीक_आहे sahi सही sahi_hai barobar barabar बरोबर बराबर bilkul बिल्कुल
        बिलकुल chalel chalega chalta chaltay चालेल चलेगा चालतंय correct right sure done agreed agree accept confirm confirmed मंजूर manjur manzoor manjoor कबूल
        kabul hao हओ achha accha acha अच्छा chan bare बरं bara kardo haa_ji jarur zarur जरूर ज़रूर नक्की nakki avashya अवश्य kyu_nahi kyon_nahi why_not हरकत_नाही
        harkat_nahi of_course perfect absolutely definitely pakka पक्का fine good alright करा_बरं han_ji haanjee yesji yas yus
        👍
    """,
    "no": """
        n नाय nay नहीं_जी nako_nako abhi_nahi नाही_नको nkoy
        no noo nooo nope nah nahi nahin nahii nhi nai nahee naa na नहीं नही नहि ना नाही नाय nako nko नको nakoy नकोय nay naahi not wrong incorrect galat गलत
        chukicha चुकीचे चुकीचं चूक chuk bilkul_nahi never rehne rahne रहने_दो rahne_do rehne_do नामंजूर namanjur inkar इनकार no_thanks dont cancel_no reject
        rejected decline nakki_nahi rahu_dya राहू_द्या rahude rahudya राहू_दे disagree
        👎
    """,
    "yes_no_filler": """
        ji sir bilkul hai he ahe aahe please thanks thank you dhanyavad धन्यवाद शुक्रिया shukriya sab sahi right correct that this it is
        kar karo do de kara dya bhej bhejo पाठवा pathva aage badho go ahead pudhe ja पुढे चला mujhe mala manjur chalega chalel want dont need not
        chahiye pahije havi havay hain barobar perfect all good fine done confirm post dal dalo karna karayche ho galat wrong one same tasech तसंच theek
        thik ठीक yes haan ok sure abhi अभी now later baad bad me nantar नंतर aaj आज thanku karu karun sorry kuch kahi interested bolo
        bilkul_sahi i am would it's itna bas ha saheb te he hech tech to are it_is bhi thoda zara pls no nahi nako agree
    """,
    "listen": """
        listen sunao sunaao sunaiye sunaye suna_do sunado sunna hear_it voice awaaz awaz aawaz aawaj आवाज आवाज़ सुनाओ सुनाइए सुनाइये सुनाएं सुनना सुना_दो ऐका ऐकवा
        aika aikva aikava ऐकव ऐकायचं ऐकायचे aikaycha aikayche hear audio ऑडियो ऑडिओ play_audio read_out read_aloud padhkar_sunao वाचून vachun
        बोलके voice_note बोलकर bolkar
    """,
    "listen_filler": "dakhva vachun dakhava play send me note in bol bolkar padh padhkar पढ़कर पढ़ वाचून दाखवा it message this aloud read out to let again mein",
}

EMOJI_COMMANDS: Mapping[str, str] = {
    "👍": "yes", "👌": "yes", "✅": "yes", "✔": "yes", "🙆": "yes",
    "👎": "no", "❌": "no", "✖": "no", "🙅": "no",
    "🛑": "stop", "⛔": "stop", "🚫": "stop",
    "🔙": "back", "⬅": "back", "🏠": "menu", "🆘": "help", "❓": "help", "↩": "undo", "🔊": "listen",
}  # fmt: skip

#: Written as one message these act ahead of the lane; with or without a courtesy word.
EXACT_STOPS = """
    stop stopp stop_all stopall unsubscribe unsubcribe unsub stop_it opt_out optout end quit stop_now
    stop_messages stop_message stop_msg stop_msgs stop_sms no_more_messages stop_sending stop_sending_messages
    स्टॉप बंद बंद_करो बन्द बन्द_करो बंद_करें बंद_कीजिए बंद_करा बंद_कर_दो बंद_करना band band_karo band_kro band_kar_do band_kara
    band_kijiye band_karen bandh_karo रोको रोक_दो roko rok_do रोकें थांबा थांबवा थांब thamba thambva thambva
    thamb मैसेज_बंद_करो मेसेज_बंद_करा मेसेज_थांबवा message_band_karo message_band_kara msg_band_karo msg_band_kara sms_band_karo
    मेसेज_नको मेसेज_पाठवू_नका message_nako msg_nako message_mat_bhejo msg_mat_bhejo मैसेज_मत_भेजो संदेश_मत_भेजो संदेश_बंद_करो
    संदेश_बंद_करा message_thambva अनसब्सक्राइब मैसेज_नहीं_चाहिए message_nahi_chahiye
"""

COURTESY = frozenset(
    "please pls plz plzz प्लीज प्लिज kripya krupaya krupya कृपया ji जी sir सर madam मैडम मॅडम bhai भाई saheb साहेब dada दादा tai ताई".split()
)
