"""The words in which buyers speak of enquiries that are open, and sellers ask for orders."""

from __future__ import annotations

from handlers.reading.words import WordBook

LEADS = WordBook(
    {
        "whose": """
            kharidar kharidaar kharedidar खरीदार ख़रीदार खरीददार खरेदीदार gahak grahak ग्राहक
            गिऱ्हाईक buyer buyers order orders ऑर्डर enquiry enquiries inquiry
            koni_vicharla koni_vicharle कोणी_विचारलं कोणी_विचारले kisi_ne_poocha kisi_ne_pucha kisine_poocha kisine_pucha किसी_ने_पूछा
            किसीने_पूछा magnya magani मागण्या
            lead leads magni मागणी मांग mang इन्क्वायरी customer customers giraik girhaik गाहक demand डिमांड
        """,
        "came": """
            mila mile mili मिला मिले मिली milala milali मिळाला मिळाली मिळालं aaya aayi aaye आया आई
            आए aala aali alay आला आली आले keli केली any new for है_क्या
            koni_vicharla koni_vicharle कोणी_विचारलं कोणी_विचारले kisi_ne_poocha kisi_ne_pucha kisine_poocha kisine_pucha किसी_ने_पूछा
            किसीने_पूछा koi_order koi_enquiry koi_kharidar koi_grahak koi_magni कोई_ऑर्डर कोई_खरीदार कोई_ग्राहक
            koni_kharedidar कोणी_खरेदीदार
            alya alet आल्या आलेत kitni kitnya कितनी kb
            hai_kya ahe_ka आहे_का kab कब kadhi कधी kitne कितने kiti किती show dikhao दिखाओ dakhva दाखवा
        """,
        "fill": """
            kya क्या koi कोई koni कोणी kay काय ka का mujhe मुझे mala मला me my mere mera meri मेरे
            मेरा मेरी maza majhi माझा माझी liye लिए sathi साठी hai है
            ahe आहे ki ke की के na ना abhi अभी ab अब ata आता tak तक naya nayi नया नई navin नवीन is
            are there got i have today aaj आज ko को se से aur और other another more dusra dusre दूसरा दूसरे दुसरा दुसरे
            ayega aayega ayegi aayegi आएगा आएगी yeil yetil येईल येतील
            ajun अजून ankhi आणखी majhyasathi mazyasathi माझ्यासाठी aahet ahet आहेत hain हैं
        """,
    }
)
WORDS = WordBook(
    {
        "off": """
            cancel close close_it close_this radd रद्द band बंद chahiye_nahi nahi_chahiye nhi_chahiye नहीं_चाहिए
            नही_चाहिए चाहिए_नहीं
            nako नको nakoy नकोय naahi_pahije not_interested no_interest
            नाही_पाहिजे no_longer no_longer_needed no_longer_required not_required not_wanted
            not_need no_need no_needed dont_need not_needed dont_want zarurat_nahi
            zaroorat_nahi जरूरत_नहीं ज़रूरत_नहीं
            mat_poocho mat_puchho mat_puchna mat_poochna mat_pucho मत_पूछो मत_पूछना मत_पूछिए vicharu_naka
            vicharu_nako विचारू_नका
            dont_ask stop_asking mat_bhejna_ab nakot नकोत
            changed_my_mind mind_changed change_my_mind vichar_badalla vichar_badlla vichar_badla vichar_badal विचार_बदलला
            man_badal
            mann_badal मन_बदल irada_badal इरादा_बदल vichar_badalala
            garaj_nahi गरज_नाही gaya_mil mil_gaya mil_gayi mil_gaye mil_gai मिल_गया मिल_गई मिल_गए मिल_गयी milali मिळालं मिळाली
            elsewhere somewhere_else some_where_else kahin_aur kahi_aur कहीं_और dusri_jagah दूसरी_जगह dusrikade दुसरीकडे
            दुसऱ्याकडून dusryakadun kisi_aur_se किसी_और_से
            baher_milala baher_milali baher_milale baher_ghetla baher_ghetli baher_ghetle baherun_ghetla
            baherun_ghetli baherun_milala
            बाहेर_मिळालं बाहेर_मिळाला बाहेर_मिळाली बाहेर_घेतलं बाहेरून_घेतलं बाहेरून_घेतला बाहेरून_मिळालं
            dusrikadun_ghetla dusrikadun_ghetli dusrikadun_ghetle dusrikadun_milala dusrikadun_milali
            दुसरीकडून_घेतलं दुसरीकडून_घेतला दुसरीकडून_मिळालं
            le_liya le_liye le_li ले_लिया ले_लिए ले_ली kharid_liya kharid_li kharid_liye खरीद_लिया ख़रीद_लिया खरीद_ली kharedi_keli
            खरेदी_केली vikat_ghetla vikat_ghetle vikat_ghetli विकत_घेतला विकत_घेतलं विकत_घेतली already_bought bought_it
            bought_locally got_it arranged_it
        """,
        "order": """
            enquiry inquiry इन्क्वायरी इंक्वायरी order ऑर्डर magni मागणी maal माल request seller
            sellers bechne बेचने vikretya jawab
            जवाब uttar उत्तर reply answer answers haan हाँ हां ho हो yes update
        """,
        "others": """
            who_else anyone_else any_one_else anybody_else any_other other_seller other_sellers another_seller
            more_sellers any_update any_updates
            koi_update कोई_अपडेट kuch_update aur_kisne और_किसने aur_kisi_ne aur_koi और_कोई koi_aur कोई_और dusra_koi
            दूसरा_कोई kisi_aur_ne किसी_और_ने
            aur_kaun और_कौन aur_seller और_सेलर ajun_koni अजून_कोणी ankhi_koni आणखी_कोणी dusra_koni दुसरं_कोणी दुसरा_कोणी
        """,
        "whole": """
            changed_my_mind mind_changed change_my_mind vichar_badalla vichar_badlla vichar_badla vichar_badal विचार_बदलला
            man_badal
            mann_badal मन_बदल irada_badal इरादा_बदल
            enough kaafi kafi काफी काफ़ी itna_hi इतना_ही pure_zala पुरे_झालं pure_jhala pure_aata पुरे_आता
            enquiry inquiry इन्क्वायरी इंक्वायरी order orders ऑर्डर magni मागणी request
            elsewhere somewhere_else some_where_else kahin_aur kahi_aur कहीं_और dusri_jagah दूसरी_जगह dusrikade दुसरीकडे
            दुसऱ्याकडून dusryakadun kisi_aur_se किसी_और_से
        """,
        "how": """
            kaha kahan कहाँ कहां kuthe कुठे where status स्टेटस kya_hua क्या_हुआ kay_jhala काय_झालं
            kitne kitno कितने कितनों kiti किती
            how_many any update kab कब kadhi कधी when aaya aayi आया आई ala आला alay diya दिया bola
            बोला mila मिला milala
        """,
        "change": """
            quantity qty matra मात्रा badal badlo badaliye बदल बदलो बदलिए badla बदला change karo
            करो kar_do kardo kar_dijiye
            कर_दो करदो कर_दीजिए kara करा kar_dya karun_dya करून_द्या badha badhao बढ़ा बढ़ाओ vadhva
            वाढवा ghata ghatao घटा
            घटाओ make actually asal_me asal_mein असल_में khartar kharatar khara_tar खरंतर खरं_तर instead increase
            reduce ab_chahiye अब_चाहिए chahiye_ab चाहिए_अब ata_pahije
            आता_पाहिजे pahije_ata
            पाहिजे_आता need_now now_need
        """,
        "enough": """
            enough kaafi kafi काफी काफ़ी pure पुरे पुरेसे पुरेसं पुरतील पुरेल purel purtil sufficient suffices bhagel भागेल
        """,
        "will_do": """
            chalega chalegi चलेगा चलेगी chalel चालेल will_do is_ok is_fine will_be_fine kaam_chal काम_चल
        """,
        "stand": """
            any_1_responded any_1_replied any_1_reply any_1_answered any_1_interested any_1_said any_1_yet anyone_responded
            anyone_answered anyone_interested anyone_yet anyone_said anybody_responded anybody_answered anybody_interested
            no_one_responded no_one_replied nobody_responded nobody_replied any_responses any_replies any_answers
            status स्टेटस kya_hua क्या_हुआ kay_jhala kay_zala काय_झालं काय_झाले kya_chal क्या_चल
            kay_chalu काय_चालू kab_tak कब_तक kadhi_paryant कधीपर्यंत
            kitni_der कितनी_देर kitna_time कितना_टाइम कितना_समय kitna_samay kitne_din कितने_दिन
            kiti_vel किती_वेळ kiti_divas किती_दिवस how_long how_much_time
            what_happened whats_happening any_luck any_progress anyone_reply anyone_replied anybody_reply anybody_replied did_anyone
            did_anybody has_anyone has_anybody any_seller still_waiting abhi_tak_kuch अभी_तक_कुछ abhi_tak_koi अभी_तक_कोई
            ajun_kahi अजून_काही ajun_kahich अजून_काहीच ajun_koni अजून_कोणी pata_chala पता_चला kya_khabar क्या_खबर kay_khabar काय_खबर
            kahi_kalla काही_कळलं kahi_kalala kahi_samajla काही_समजलं kuch_hua कुछ_हुआ kuchh_hua kahi_zala kahi_jhala काही_झालं
            koi_reply koi_response kisi_ka_reply
            kadhi_kalel kadhi_kalnar कधी_कळेल कधी_कळणार kab_pata कब_पता
            any_reply any_response any_news any_answer who_said kisne_haan किसने_हाँ किसने_हां
            kisne_bola कोणी_हो koi_nahi_mila कोई_नहीं_मिला koni_nahi_milala
            koi_mila कोई_मिला kuch_mila कुछ_मिला koi_mil_gaya कोई_मिल_गया koni_milala koni_milale koni_bhetla कोणी_मिळाला
            कोणी_मिळाले
            कोणी_भेटलं koi_aaya कोई_आया koi_haan कोई_हाँ kab_batayenge kab_bataoge kab_bataenge कब_बताएँगे कब_बताओगे kadhi_sangnar
            kadhi_sangal कधी_सांगणार कधी_सांगाल kb_tak kb_milega kab_milega कब_मिलेगा kadhi_milel कधी_मिळेल
            कोणी_नाही_मिळालं कोणी_मिळालं kuch_pata कुछ_पता koi_jawab कोई_जवाब koi_khabar कोई_ख़बर
            कोई_खबर other_seller other_sellers another_seller more_sellers
            aur_seller और_सेलर और_कोई aur_koi अजून_कोणी dusra_seller दूसरा_विक्रेता दुसरा_विक्रेता
        """,
        "answered": """
            kya_bola kya_bole kya_boli kya_kaha kya_kahte kya_jawab क्या_बोला क्या_बोले क्या_बोली क्या_कहा क्या_कहते क्या_जवाब
            kay_mhanala kay_mhanale kay_mhanali kay_bolla kay_bolle काय_म्हणाला काय_म्हणाले काय_म्हणाली काय_बोलला काय_बोलले
            what_did_they_say what_did_he_say what_did_she_say what_do_they_say what_say what_said any_word
        """,
        "goods_matter": """
            baat बात matter enquiry inquiry इन्क्वायरी इंक्वायरी order ऑर्डर ऑर्डरचं ऑर्डरची
            ऑर्डरचे orders magni मागणी मागणीचं request reply jawab जवाब उत्तर
            seller sellers vikreta विक्रेता विक्रेते
        """,
        "day": "date dates tarikh tareekh तारीख taarikh tarkhe tarkhela tarkhila तारखे तारखेला din दिन divas दिवस",
        "send": """
            deliver delivered bhejna bhejni bhejne bhejo bhejiye bhej_do bhej_dena भेजना भेजनी भेजो भेजिए भेज_दो pathva pathav
            pathvaycha pathvaychi pathvayche pathavun पाठवा पाठव पाठवायचं पाठवायचा पाठवायचे ship shipment ship_to send_to
        """,
        "place": """
            place jagah जगह ठिकाण thikan delivery डिलीवरी डिलिव्हरी address पता patta पत्ता
            location लोकेशन
        """,
        "fill": """
            chahiye चाहिए pahije पाहिजे need hava हवा हवे ki_jagah की_जगह aivaji ऐवजी not nahi नहीं
            asal असल में mein khara खरं tar तर price too high costly expensive mehnga mehenga महंगा महँगा
            mahag महाग zyada ज्यादा jast जास्त
            mera meri mere मेरा मेरी मेरे maza majha mazi majhi माझा माझी माझं my the ki ka ke की
            का के chi cha che ची चा चे wali wala
            वाली वाला is hai है hua hui हुआ हुई ahe आहे kar karo do कर करो दो kara करा karna करना
            dijiye दीजिए please plz ab अब
            abhi अभी ata aata आता mujhe मुझे mala मला
            pls plss kindly humne हमने maine मैंने hum हम mi मी आम्ही amhi aamhi what whats s who said for any other remaining
            baki बाकी बाक़ी उरलेले will take take lagega lagenge लगेगा लगेंगे lagel लागेल लागतील
            chal चल
            raha rahi rahe रहा रही रहे chalu चालू koi कोई koni कोणी pata पता majhya maझ्या माझ्या
            batayenge bataenge bataoge बताएँगे बताएंगे बताओगे sangnar sangal सांगणार सांगाल
            aayega ayega आएगा आयेगा आएगी yeil येईल milega मिलेगा milel मिळेल
            tak तक paryant पर्यंत par पर var वर to in on by it that this i im am ye yeh यह वो any more anymore
            interested now ne
            no nahin gayi gai gaye गयी गए deal deals sauda सौदा व्यवहार got
            found bought liya liye ले लिया लिए ghetla ghetle घेतला घेतलं घेतले wale वाले
            milala milale मिळाला मिळाले से_मिल did have already
            ने kisi किसी kya क्या se से bazaar बाज़ार
            बाजार bas बस ho gaya हो गया anyone else aur और kisi किसी konala कोणाला ajun अजून ko को
            else has have had thats bola बोला boli बोली kaha कहा haan हाँ हां ho_mhanala
            about regarding ke_baare के_बारे baare बारे babat बाबत
            bahar_se बाहर_से baher बाहेर baherun बाहेरून dusrikadun दुसरीकडून ghetli घेतली mili मिली li ली locally local
            replied replies happened happening luck progress still waiting kahi काही kahich काहीच kuch कुछ khabar खबर chala चला
            chalu kalla कळलं samajla समजलं
            yet market मार्केट ok okay yaar yar bhai bhaiya jaldi responded respond nhi rehne_do rahne_do रहने_दो
            hi ही only sirf सिर्फ फक्त fakt itne itna इतना इतने itke इतके इतकं utna jayega जाएगा jaega
            from me and aur और ani आणि rehne रहने rahu राहू dya द्या de दे te to तो जी ji sir
        """,
    }
)
