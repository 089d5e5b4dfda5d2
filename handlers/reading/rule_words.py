"""The words by which a group post breaks a rule, class by class, and those that excuse it."""

from collections.abc import Mapping

RULE_CLASSES: Mapping[str, str] = {
    # what turns an order into its opposite
    "warning": """
        mat मत naka नका nako नको nakos नये nye dont donot do_not never avoid na_de na_den न_दें न_दो ना_दें ना_दो न_भेजें ना_भेजें न_करें न_डालें na_kare na_karen na_bheje na_dena na_bhejna nahi_dena नहीं_देना nahi_dete नहीं_देते nahi_maangte nahi_mangte
        नहीं_मांगते नहीं_माँगते नहीं_मांगा नहीं_माँगा नहीं_मांगी नहीं_माँगी nahi_manga nahi_mangi मागितला_जाणार_नाही मागितले_जात_नाहीत nahi_mangta magat_nahi मागत_नाही मागत_नाहीत never_ask never_asks wont_ask savdhan saavdhan sawdhan सावधान सतर्क satark beware careful warning alert_ scam fraud fraudster froad फ्रॉड धोखा dhokha dhoka फसवणूक fasvanuk fasavnuk thag ठग bacho bachke
        bachen बचें बचो सावध savadh nakli_link fake fake_hai फर्जी farji khota खोटा report_karo nahi_karna नहीं_करना bilkul_nahi chukunhi चुकूनही kisi_ko_na किसी_को_न koni_deu not_share not_to not_pay shouldnt should_not phishing thagi ठगी mana_kar mana_karo मना_कर मना_करो reject decline ignore nakar nakara नाकारा nakarava
        """,
    "asking": """
        kya क्या kaise कैसे kaisa kab कब kaha kahan कहां कहाँ kaun कौन kyu kyun क्यों kitna kitni kitne कितना कितनी कितने kay kaay काय kasa kashi kase कसा कशी कसे कसं kadhi कधी kuthe कुठे kona कोणा kiti किती kashala कशाला what where when who how which why whether anyone_know does_anyone can_i can_we do_you do_we
        do_i is_it is_there are_there is_upi should_i chalega_kya चलेगा_क्या chalta_hai_kya chalel_ka चालेल_का ghete_ka gheta_ka घेता_का घेतात_का lagta_ka लागते_का लागतो_का lagto_ka
        """,
    "free_of_fee": "free_hai फ्री_है मुफ्त_है muft_hai free_ahe मोफत_आहे mofat_ahe is_free its_free are_free no_fee no_fees no_charge without_fee koi_fee_nahi koi_fees_nahi कोई_फीस_नहीं fee_nahi fees_nahi फीस_नहीं फी_नाही शुल्क_नाही शुल्क_नहीं paise_nahi_lagte पैसे_नहीं_लगते पैसे_लागत_नाही paise_lagat nahi_lagta नहीं_लगता नहीं_लगती नहीं_लगते लागत_नाही mofat_milte",
    # otp, pin, card
    "otp": """
        otp ओटीपी o_t_p one_time_password cvv सीवीवी cvc mpin एमपिन upi_pin यूपीआई_पिन atm_pin एटीएम_पिन bank_pin card_pin debit_pin gpay_pin phonepe_pin फोनपे_पिन secret_pin 4_digit_pin four_digit_pin password पासवर्ड passcode verification_code login_code security_code confirmation_code netbanking net_banking_id
        card_number कार्ड_नंबर कार्ड_नम्बर card_no atm_card_photo card_ki_photo कार्ड_की_फोटो कार्डचा_फोटो card_cha_photo card_details card_detail कार्ड_डिटेल atm_number debit_card_number credit_card_number card_ka_number कार्ड_का_नंबर कार्डचा_नंबर card_cha_number कार्ड_क्रमांक expiry_date_card six_digit_code 6_digit_code six_digits_code digit_code
        छह_नंबर chhe_number chhah_number six_numbers सहा_आकडी
        whatsapp_code 6_anki सहा_अंकी sms_code sms_wala_code message_wala_code मैसेज_वाला_कोड code_aaya_hai code_aaya कोड_आया_है code_aayega कोड_आएगा code_aala code_ala कोड_आला_आहे कोड_आला code_yeil कोड_येईल code_bheja_hai code_we_sent code_you_received code_you_get code_sent upi_ka_pin यूपीआई_का_पिन upi_cha_pin यूपीआय_पिन
        atm_ka_pin एटीएम_का_पिन pin_daalo pin_dalo पिन_डालो पिन_डालें पिन_टाका pin_taka pin_dalna enter_pin enter_your_pin your_pin apna_pin अपना_पिन tumcha_pin तुमचा_पिन aapla_pin आपला_पिन pin_batao_card pin_share atm_pin_ card_pin_ card_ka_pin कार्ड_का_पिन कार्डचा_पिन
        """,
    "code_in_words": """
        chhah_ank chhe_ank 6_ank छह_अंक छः_अंक 6_अंक six_digit 6_digit four_digit 4_digit char_ank चार_अंक 4_अंक सहा_अंक 6_आकडे सहा_आकडे chaar_ank six_digits 6_digits code कोड number_aaya नंबर_आया अंक ank आकडे digits
        """,
    "card": "card cards कार्ड* card_ke card_chya",
    "behind": "behind back rear piche peeche pichhe पीछे mage maage magche magcha magchya मागे मागचे मागचा मागच्या मागील pichle पिछले",
    "figures": "digit digits number numbers ank anka aankda aakde akde अंक आकडे आकडा आंकड़े नंबर क्रमांक",
    "came": "aaye aaya aayi aaya_hai आए आया आये आएगा aayega ala aala आला आले आलेला aalela received receive get got came sent bheja भेजा yeil येईल on_your_phone phone_par phone_pe फोन_पर फोनवर message_me sms_me tumchya_phonevar pathavla पाठवला",
    "ask_verb": """
        bhejo bhej bhejiye bhejen bhejna bhejdo भेजो भेज भेजें भेजिए भेजना भेज_दो batao bata bataiye bataen batana बताओ बता बताइए बताएं बताना बता_दो do de dijiye dena दो दे दें दीजिए देना dalo daalo dal dalna डालो डाल डालें डालिए डालना likho likh लिखो लिख लिखें share send tell give enter forward type post put provide submit
        confirm pathva pathav पाठवा पाठव पाठवून sanga sang सांगा सांग dya द्या taka टाका liha लिहा kalva कळवा dyave द्यावे chahiye चाहिए pahije पाहिजे hava हवा need want required lagega लगेगा lagel लागेल read_out bolo बोलो sangaa karo_share share_karo dakhva दाखवा bhejiye bhejie भेजिये bhejna_hai daaliye daliye डालिये dijie दीजिये bataiyega बताइये likhen likhiye लिखें लिखिए pathvave पाठवावे पाठवावा sangave सांगावे takave टाकावे dyava द्यावा lihave लिहावे kalvave dikhao दिखाओ upload mention drop message text sangun
        """,
    # payment
    "qr": "qr क्यूआर क्युआर क्यू_आर qrcode qr_code scanner स्कैनर स्कॅनर barcode_scan q_r",
    "scan": """
        scan स्कैन स्कॅन skan scan_karo scan_kara scan_kare scan_karein स्कैन_करो स्कॅन_करा
        """,
    "collect": """
        accept_request accept_the_request accept_this_request accept_my_request approve_request approve_the_request approve_this_request request_accept request_approve request_sweekar collect_request रिक्वेस्ट_एक्सेप्ट रिक्वेस्ट_स्वीकार रिक्वेस्ट_अप्रूव request_manjur रिक्वेस्ट_मंजूर payment_request money_request पेमेंट_रिक्वेस्ट
        request_bheji रिक्वेस्ट_भेजी request_bheja request_pathavli रिक्वेस्ट_पाठवली रिक्वेस्ट_स्वीकारा request_swikara request_accept_kara रिक्वेस्ट_अ‍ॅक्सेप्ट
        """,
    "pays": """
        pay payment paise paisa rupaya रुपया rupiya bhejiye भेजिए bhejen भेजें paisे पैसे पैसा पेमेंट receive milenge milega मिलेंगे मिलेगा miltil milel मिळतील मिळेल money amount rupaye रुपये refund cashback credit account khate khata खाते खाता खात्यात bhejo भेजो karo करो kara करा pathva पाठवा bhej भेज de दे dya द्या dalo डालो taka टाका advance token ye yeh ये this हा ha he below
        """,
    "code": "code कोड",
    "money": "pay payment paise paisa पैसे पैसा पेमेंट rakam रक्कम रकम amount money token टोकन advance एडवांस ॲडव्हान्स refund रिफंड परतावा cashback rupaye रुपये रुपए",
    "amount": "dya dalo taka bhejo pathva द्या डालो टाका भेजो पाठवा bhara भरा",
    "request": "request requests रिक्वेस्ट विनंती mandate मैंडेट",
    "accepts": "accept approve एक्सेप्ट ॲक्सेप्ट अप्रूव स्वीकार स्वीकारा sweekar manzoor manjur मंजूर मंज़ूर press tap daba dabao दबाओ दबाइए दाबा confirm",
    "product": "printed print chhapa छपा छापा छापलेला छापला chhaplela packet_par पैकेट_पर box_par डिब्बे_पर पाकिटावर pakitavar label लेबल stand स्टैंड स्टॅंड tag टैग टॅग sticker स्टिकर plate frame holder product_par board बोर्ड on_the_box on_pack on_the_pack packaging jar_par lavla लावला hai_kya for_details holder",
    "wallet": "paytm पेटीएम gpay जीपे googlepay google_pay गूगल_पे गुगल_पे phonepe phone_pe फोनपे फोन_पे bhim भीम upi यूपीआई यूपीआय wallet वॉलेट amazonpay amazon_pay mobikwik freecharge airtel_money jiomoney phonpe gpe",
    "account": "account khata khate खाता खाते खात्यात acct ac_no a_c अकाउंट अकाऊंट khatyat",
    "bank": "bank banks बैंक बँक passbook पासबुक ifsc आईएफएससी आयएफएससी acc khatyacha khatyala खात्याचा खात्याला खातं खातेक्रमांक बचत_खाता saving_account",
    # aadhaar
    "aadhaar": "aadhaar aadhar adhar adhaar आधार आधारकार्ड aadharcard aadhaarcard adharcard uid uidai आधार_कार्ड aadhar_card आधारचा आधारची आधारचे",
    "post_it": """
        bhejo bhej bhejiye bhejen भेजो भेज भेजें भेजिए भेजे bhejna भेजना dalo daalo dal डालो डाल डालें डालिए dalna डालना daldo share send post upload forward pathva pathav पाठवा पाठव taka टाका liha लिहा likho लिखो drop put submit_here whatsapp dya_group भेजिये डालिये daliye likhen likhe likhiye लिखें लिखिए लिखिये pathvave पाठवावे पाठवावा takave टाकावे टाकावा lihave लिहावे lihava लिहावा sharekare type message batao बताओ sanga सांगा number_do नंबर_दो photo_do dedo
        """,
    "bring": "lana lao lekar laiye लाना लाओ लेकर लाएं लाइए bring carry aana anaa आणा आणावे anave aanave gheun घेऊन yeun sath_me साथ sobat सोबत original_lana office workshop* training* कार्यशाळ* कार्यशाला* प्रशिक्षण* ऑफिस कार्यालय*",
    "own_trade": "sample samples सैंपल नमुना namuna freight भाड़ा भाडे bhada transport delivery डिलीवरी डिलिव्हरी balance baki बाकी बकाया shesh शेष उर्वरित percent टक्के takke % half aadha आधा निम्मे nimme stall मेला mela stall_fee स्टॉल courier कुरियर packing पैकिंग",
    # abuse
    "pointer": """
        tu tum tera teri tere tujhe tuze tuza tuzi tula tumi tumhi तू तुम तेरा तेरी तेरे तुझे तुझा तुझी तुला तुम्ही you ur your u he she wo vo woh ye yeh वो ये यह isko usko इसको उसको ahes ahe_tu आहेस aahes aahat aadmi admi आदमी aurat log लोग manus माणूस insan seller buyer vikreta party banda he_has is_a saala sala साला साले sale_
        saale re रे he ha हा to तो tyane usne isne उसने इसने sab सब group_wale admin tumhare tumlog lekar
        """,
}

#: Words that insult whoever they are said to or of.
ABUSE_STRONG = """
    chutiya chutia chutya chutiye chutiyapa chutiyo chutad chutmarike चूतिया चुतिया चूतिये चुतिये चुत्या चुत्ये bhosdike bhosadike bhosdi bhosda bhosadi bhosdiwale bhosdivale भोसड़ी भोसडी भोसड़ीके भोसडीके भोसडीच्या bhosdichya bhosadichya madarchod maderchod
    madarchodh motherchod mc_bc मादरचोद मादरचोत behenchod bahenchod bhenchod benchod behnchod bhanchod बहनचोद भेनचोद बेहेनचोद gandu gaandu गांडू गाण्डू gaand gand_ गांड gandmasti randi raand randichya रंडी रांड रांडेच्या randechya ranichya lavde lavdya lawde lavda lauda lawda loda lode लवडे लवड्या लवडा लौड़े लौड़ा लोडा lodu
    lund_ harami haraami haramkhor haramzada haramzade haramzadi haramjada haramjade haramkhora हरामी हरामखोर हरामजादा हरामजादे हरामज़ादे हरामखोरा kamina kamine kaminey kamini kaminon kamino कमीना कमीने कमिना कमीनी kaminya bhikarda bhikarchot भिकारडा भिकारडे भिकारचोट bhikari_sala nalayak nalayaka naalayak नालायक नालायका nalayk
    bewakoof bevkoof bewkoof bewaquf bevakuf बेवकूफ bevkuf murkh murkha मूर्ख मुर्ख murkhano badtameez badtamiz बदतमीज बदतमीज़ besharam besharm बेशरम बेशर्म nirlajja nirlajj निर्लज्ज idiot idiots idiotic stupid stupids moron morons dumbo dumb_ass bastard bastards bitch bitches asshole assholes arsehole fuck fucker fucking fuckers fuk fck motherfucker
    shit_ bullshit bloody_fool scoundrel rascal rascals dickhead dick_ slut whore prick jackass dumbass retard loser lowlife scumbag swine halkat haalkat हलकट haramkhoranno chapri mavali मवाली मवाल्या gadhav गाढवा gadhavya yedzava येडझवा yedzavya येडझव्या zavadya zavnya झवाड्या aighalya आयघाल्या aizavadya आयझवाड्या aaighalya bhadva bhadvya bhadwa bhadwe
    भडवा भडवे भडव्या भड़वा भड़वे dalla_ dalle chinal छिनाल hijda_ hijde चोट्टा chotta chottya चोट्ट्या thagbaaz dhokebaz dhokebaaz dhokebaj धोखेबाज धोकेबाज लुच्चा lucha lucchha luchcha lafanga लफंगा lafange gunda_ badmash badmaash बदमाश बदमाशा nich_ neech_aadmi नीच_आदमी naalayko sandas_ chuslya kutta_sala suvar_ki kutte_ki kutriche dukkar_ ullu_ke_patthe ullu_ka_pattha
    उल्लू_के_पट्ठे उल्लू_का_पट्ठा उल्लू_का_पठ्ठा ullu_ke_pathe gadhe_ki_aulad गधे_की_औलाद kutte_ki_aulad कुत्ते_की_औलाद suar_ki_aulad सूअर_की_औलाद kutte_ka_pilla bhikmange भिखमंगे aukat_dikha औकात_दिखा teri_aukat तेरी_औकात aukat_me_reh औकात_में_रह teri_maa_ki तेरी_माँ_की तेरी_मां_की teri_maa teri_ma_ki तेरी_माँ maa_ki_aankh baap_ka_maal tuzya_aaicha tujhya_aaichi तुझ्या_आईचा तुझ्या_आईची तुझ्या_आयला tuzya_aila tujhya_ayla
    get_lost go_to_hell shut_up_you piece_of_shit son_of_a fuck_off screw_you you_fool you_fools you_cheat you_thief you_liar you_cheater you_dog you_pig you_donkey bloody_cheat bloody_thief bloody_liar bloody_cheater bloody_idiot chor_sale chor_saale चोर_साले चोर_साला chor_sala sala_chor साला_चोर साले_चोर saala_chor kutte_kamine कुत्ते_कमीने chal_nikal_yahan muh_kala मुंह_काला tond_kale तोंड_काळं ghanerda घाणेरडा_माणूस
    घाणेरड्या pagal_hai_kya_tu मूर्खा मूर्खांनो लाज_नाही_वाटत laaj_nahi_vatat sharam_nahi_aati_tujhe शर्म_नहीं_आती nalayaki अक्कल_नाही_तुला akkal_nahi_tula akal_nahi_hai_tujhe अक्ल_नहीं_है_तुझे dhed_ chamar_sala bhangi_sala katua katue mulle_ जातीवरून_लायकी aukaat_nahi
"""
#: Animals, trades and hard words that insult only when they are said to somebody.
ABUSE_DIRECTED = """
    kutta kutte kutti kutton kutra kutrya kutre कुत्ता कुत्ते कुत्तों कुत्रा कुत्र्या कुत्रे dog dogs suar suwar suvar suvvar sooar सूअर सुअर सुवर dukkar डुक्कर डुकरा pig pigs gadha gadhe gadhav gadhva गधा गधे गाढव गाढवा donkey ullu उल्लू owl bandar बंदर माकड makad makda chor choron chorta चोर चोरटा चोरट्या चोरों thief thieves
    sala saala saale sale_log साला साले salya साल्या pagal पागल vedya वेड्या yeda येडा yedya येड्या mad fool fools cheater cheaters cheat liar liars jhootha jhutha jhoothe झूठा झूठे khotarda khotardya खोटारडा खोटारडे खोटारड्या fraudi फ्रॉडी nikamma nikamme निकम्मा निकम्मे useless ghatiya घटिया faltu_aadmi gawar ganwar गंवार
    गावंढळ gavthi_ daku डाकू gunda गुंडा gundagardi kala_kaluta motu_ langda_ andha_ neech नीच bhikari भिखारी भिकारी beggar
    lutera lutere लुटेरा लुटेरे lutaru लुटारू makkar मक्कार beiman beimaan बेईमान बेइमान labad लबाड andhala आंधळा anpadh अनपढ़ adani अडाणी crook crooks shameless dukra
"""
THREATS = """
    jaan_se_maar जान_से_मार jaan_se_mar maar_dunga मार_दूंगा मार_दूँगा maar_dalunga मार_डालूंगा mar_dunga mar_dalunga maar_denge मार_देंगे maarunga_tujhe pitunga पीटूंगा pitenge haath_pair_tod हाथ_पैर_तोड़ hath_pair_tod haat_pay_todin हातपाय_तोडीन हात_पाय_तोडीन haatpay_todu taang_tod टांग_तोड़ tang_tod_dunga tangdi_tod तंगडी_तोडीन
    tod_dunga_tujhe kaat_dunga काट_दूंगा kapun_takin कापून_टाकीन marun_takin मारून_टाकीन jivant_sodnar जिवंत_सोडणार jinda_nahi_chhod जिंदा_नहीं_छोड़ zinda_nahi_chodunga dekh_lunga देख_लूंगा देख_लूँगा dekh_lenge_tujhe देख_लेंगे_तुझे baghun_ghein बघून_घेईन बघून_घेतो baghun_gheto baghto_tula बघतो_तुला ghar_aake_maar घर_आकर_मार
    ghar_me_ghus घर_में_घुस gharat_ghusun घरात_घुसून kill_you will_kill i_will_beat beat_you_up break_your_legs break_your_bones break_your_hands burn_your_shop dukan_jala दुकान_जला dukan_jalun दुकान_जाळ goli_maar गोली_मार goli_ghal गोळी_घाल thok_dunga ठोक_दूंगा utha_lunga उठा_लूंगा उठवा_lunga uthva_lunga tula_sodnar तुला_सोडणार_नाही
    tujhe_nahi_chhodunga तुझे_नहीं_छोड़ूंगा tujhe_chhodunga_nahi fod_dunga फोड़_दूंगा फोडून_टाकीन fodun_takin muh_tod_dunga मुंह_तोड़ finish_you teach_you_a_lesson sabak_sikha_dunga dhada_shikvin khatam_kar_dunga खत्म_कर_दूंगा तुला_मारीन tula_marin tula_marन maarin_tula
    daant_tod dant_tod_dunga दांत_तोड़_दू daat_padin दात_पाडीन aag_laga_dunga आग_लगा_दूंगा आग_लगा_दूँगा petvun_dein पेटवून_देईन petvun_takin पेटवून_टाकीन jivant_thevnar जिवंत_ठेवणार zinda_nahi_bachega ज़िंदा_नहीं_बचेगा जिंदा_नहीं_बचेगा
    thobad_fodin थोबाड_फोडीन lath_ghalin लाथ_घालीन kanakhali_marin kanakhali_vajvin कानाखाली_वाजवीन कानाखाली_मारीन chaplene_marin चपलेने_मारीन joote_marunga जूते_मारूंगा जूते_मारूँगा thappad_marunga थप्पड़_मारूंगा थप्पड़_मारूँगा
    haath_tod_dunga हाथ_तोड़_दूंगा हाथ_तोड़_दूँगा set_your_shop_on_fire set_your_house_on_fire break_your_teeth kick_his_teeth slap_you
"""

UPI_HANDLES = frozenset(
    """
    okaxis oksbi okhdfcbank okicici ybl ibl axl yapl rapl apl paytm ptyes ptaxis pthdfc ptsbi upi icici sbi hdfcbank axisbank axis kotak kotak811 barodampay bob boi pnb cnrb unionbank uboi ubi idfcbank idfc federal fbl indus yesbank yesbankltd rbl airtel jio jiopay postbank
    freecharge mbk ikwik amazonpay slice jupiteraxis naviaxis superyes tapicici pockets waaxis wahdfcbank waicici wasbi mahb mahabank centralbank cboi citi dbs hsbc scb kvb iob idbi aubank equitas dlb kbl psb uco utbi vjb timecosmos fam famapay goaxis zoicici freoicici bharatpe axisb hdfc bhim gpay phonepe
    """.split()
)
#: Endings that tell an address only where a path follows.
PATH_DOMAINS = "be ee gd fr de ru eu uk cn art design sale market deals gift gifts fashion media company business email social bank land build one red best fun run win top"
TOP_DOMAINS = "gle com org net edu gov info biz xyz online store shop site website app dev club live link page top tech asia mobi ly gl gg bio pro world today news blog cloud digital space click vip icu cc tv io ai sh"
#: Endings that are also English or Indian words; a bare name before them is only a link where nothing reads as a sentence.
WORDLIKE_DOMAINS = "in co me is to us so no it at my be am do id la"
SHORTENERS = "bit.ly tinyurl.com t.co goo.gl cutt.ly rb.gy is.gd ow.ly shorturl.at wa.me t.me amzn.to youtu.be fb.me lnkd.in rebrand.ly tiny.cc linktr.ee g.co maps.app.goo.gl"
