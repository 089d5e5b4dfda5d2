"""The words by which a stranger's first message is told apart, class by class, and what each class counts for."""

from collections.abc import Mapping

KIND_CLASSES: Mapping[str, str] = {
    "want": """
        आहेत_का ahet_ka aahet_ka any_seller any_sellers any_maker anybody_selling hai_kya_kisi_ke kisi_ke_paas किसी_के_पास konakade कोणाकडे kunakade कुणाकडे koni_banavta banake_doge share_rates searching_for lagenge लगेंगे
        want wants wanted need needs needed require required requires requirement requirements looking_for look_for searching buy buying purchase purchasing
        interested_in_buying order_for can_i_get can_i_order where_can_i_get where_can_i_buy do_you_have do_you_sell anyone_selling anyone_have source sourcing
        chahiye chahie chaiye chahye chahiy chahiyen chaahiye chahte_hain_lena lena_hai lena_tha lene_hai lene_hain lena_hain leni_hai kharidna kharidni kharidne
        mangwana mangana mangwani mangana_hai mangvana मंगवाना मंगवानी मंगाना मंगानी मंगवाने चाहिए चाहिये खरीदना खरीदनी खरीदने लेना_है लेनी_है लेने_हैं banwana banwani banvana बनवाना बनवानी बनवाने
        बनवानी_है jarurat jaroorat zarurat zaroorat आवश्यकता जरूरत ज़रूरत aavshyakta avashyakta darkar darkaar दरकार talash talaash तलाश milega milegi milenge mil_jayega mil_jayegi mil_sakta mil_sakti
        मिलेगा मिलेगी मिलेंगे मिल_जाएगा मिल_जाएगी मिल_सकता मिल_सकती मिल_सकते milta_hai milti_hai मिलता_है मिलती_है kaha_milega kahan_milega
        pahije pahijet pahijel paije पाहिजे पाहिजेत पायजे हवा हवी हवे हवं हवंय हवाय हवीय हवेत हव्या हव्यात havi hava havay haviy havet havya have_ahe have_aahe havi_ahe have_aahet
        lagel lagtil lagnar lagtat lagtay लागेल लागतील लागणार लागतात लागतंय मागवायचंय मागवायचे मागवायचा मागवायची मागवायचं magvaycha magvayche magvaychi magavayche magvaychay
        ghyayche ghyaycha ghyaychi ghyaychay घ्यायचे घ्यायचं घ्यायची घ्यायचा घ्यायचंय घ्यायच्या ghyaychya kharedi_karaycha kharedi_karayche खरेदी_करायचे खरेदी_करायचं खरेदी_करायची खरेदी_करायचा vikat विकत
        milel miltil मिळेल मिळतील मिळेल_का milel_ka garaj गरज आवश्यक banvun बनवून banvun_hava bhejo_ge de_sakte kaun_dega koi_dega dilva_do bhej_do भेज_दो bhejna_hai_mujhe
        चाहिएं order_dena order_karna order_dene ऑर्डर_देना ऑर्डर_करना ऑर्डर_द्यायची order_dyaychi order_dyaycha शोधत shodhat shodhtoy शोधतोय शोधतो dhundh dhoond ढूंढ ढूँढ ढूंढ_रहा pata_batao_kaun bechega
        deliver_to ship_to kaun_bechta kon_vikto कोण_विकतं can_anyone_make who_makes kaun_banata kon_banavta कोण_बनवतं kon_deu kon_dein
        """,
    "price_ask": """
        rate_batao rate_bataiye rate_bata rate_kya rate_kitna rate_sanga rate_kay rate_please rate_bolo rates_please rate_dijiye रेट_बताओ रेट_क्या रेट_बताइए रेट_सांगा रेट_काय रेट_बोलो
        rate_list price_list रेट_लिस्ट bhav_batao bhav_kya bhav_kay bhav_sanga bhaav_kya bhaav_batao bhav_kitna भाव_बताओ भाव_क्या भाव_काय भाव_सांगा भाव_किती bhav_kiti bhav_kasa भाव_कसा dar_kay dar_sanga dar_kiti दर_काय दर_सांगा दर_किती
        dam_kya daam_kya daam_batao दाम_क्या दाम_बताओ kitne_ka kitne_ki kitne_ke kitne_me kitne_mein kitni_ki kitna_hai_rate kitneka kitne_rupaye कितने_का कितने_की कितने_के कितने_में kitna_lagega_kilo
        kitila kitilaa कितीला kevdhyala kevdyala केवढ्याला केवढ्याचा kiti_la kiti_rupaye kiti_rupayala किती_रुपये किती_रुपयाला कितीचा कितीची कितीचे kiticha kitichi kitiche kimat_kya kimat_batao kimat_kay कीमत_क्या कीमत_बताओ किंमत_काय किंमत_सांगा
        किंमत_किती kimmat_kiti how_much how_many_rupees price_of price_for price_per rate_for rate_of rate_per what_price what_rate whats_the_price whats_the_rate what_is_the_price what_is_the_rate best_price
        cost_of cost_per quote quotation quotations kotation कोटेशन estimate_for price_please price_kya price_batao price_kay per_kilo_kitna kya_bhav kya_rate kya_daam क्या_भाव क्या_रेट क्या_दाम kay_bhav kay_dar kay_rate काय_भाव काय_दर काय_रेट
        kitna_rate kitna_bhav kitna_paisa kitne_paise कितने_पैसे किती_पैसे moq lowest_rate final_rate price_bolo dar_kalva दर_कळवा भाव_कळवा rate_kalva रेट_कळवा rate_bhejo रेट_भेजो bhav_bhejo भाव_भेजो kya_kimat क्या_कीमत kimmat_kay kay_kimmat prices rate_pathva रेट_पाठवा
        """,
    "goods": """
        sweater स्वेटर सिल्क silver chandi चांदी sona सोना sikke सिक्के coin* loha lohe iron gate* gamla gamle गमला kesar केसर saffron mushroom मशरूम dalimb डाळिंब anar shenga शेंगा shevga शेवगा moong मूंग urad उड़द chawli ढोलक बर्तन फर्नीचर मूर्तियां murtiya shilp शिल्प दरवाजा कंबल bakery
        onion* pyaj pyaz प्याज kanda kande कांदा कांदे garlic lahsun lasun लसूण ginger adrak आले haldi halad turmeric हळद dhaniya dhane coriander mirch mirchi chilli chili tomato* tamatar टोमॅटो potato* aloo aalu batata
        peas matar vatana chana harbhara toor tur tuar arhar dal daal दाल डाळ pulses mustard sarson mohri kela keli banana* केळी santra santre santri orange* mosambi mango* aam amba ambe hapus आंबा आंबे हापूस guava
        amrud peru sitaphal amla avla grapes angur draksh द्राक्षे manuka kishmish raisin* chiku strawberry rice chawal tandul तांदूळ basmati wheat gehu gahu गहू गेहूं millet* bajra bajri jowar jwari ज्वारी nachni ragi kodo kutki soya* soybean
        gud gul jaggery गूळ mahua bamboo bans bambu बांबू teak sagaun sagwan honey shahad madh शहद milk dudh doodh ghee ghi घी tup तूप paneer khoya mawa oil tel तेल namkeen sev chivda chivra papad lonche achar achaar pickle* अचार लोणचे masala
        spice* masale chikki modak laddu sweets mithai bakery biscuit* chips snacks farsan chai_patti tea_powder coffee flour atta  पीठ आटा besan sugar salt poha murmura
        saree* sari saris sadi साड़ी साडी paithani पैठणी himroo himru shawl* kurti kurta kurtis suit suits dupatta* odhni cloth kapda kapad कपड़ा कापड fabric* textile* khadi handloom* cotton silk batik bagh_print chanderi maheshwari gamcha gamchha towel* bedsheet* chadar godhadi* गोधडी*
        quilt* blanket* kambal carpet* dari durry satranji rug rugs  chatai topi yarn dhaga thread zari jute bag bags jhola pishvi पिशवी पिशव्या thaili toy* khilona khilone खेळणी khelni furniture chair* khurchi table palang sofa almirah shelf rack stool patla
        lakdi lakadi लकड़ी लाकडी wooden wood plywood panel panels door darwaza idol* murti मूर्ती मूर्ति statue* stone patthar dagad tile* marble clay mitti matka mathe माठ माती मातीचे मातीची pot pots pottery diya diye panati पणती पणत्या panti lamp* lantern* kandil brass pital copper tamba taambe bell metal
        dhokra utensil* bartan bhandi भांडी tawa kadai kadhai knife chaku axe kudal spade tool* machine* pump* thresher plough*  seed* biyane beej bij kharif fertilizer* khat खत vermicompost chappal* chappals shoe* joota joote  leather chamda belt purse wallet* juti mojari kolhapuri jewellery jewelry
        bangle* bangles bangdi chudi choodi kangan necklace*  earring* bindi rakhi toran candle* mombatti agarbatti dhoop incense soap* sabun shampoo perfume attar basket* tokri topli टोपली broom* jhadu supli soop board mask mukhota paint painting* warli gond poster frame* gift* box boxes dibba dabba packet*
        bottle* barni jar jars ambadi chakri belan चकरी बेलन coconut* naral supari cashew* kaju kokum masli machhli fish prawn* chicken murga kombdi egg* anda ande goat bakri sheep cow gaay buffalo mhais vegetables sabji bhaji phool fool phul flower* plants rop paudhe ropati neem tulsi herbal ayurved*
        powder churna pulp juice sharbat squash jam jelly makhana almond badam pista dates khajur imli chinch jeera jire ajwain methi til tilgul groundnut peanut* mungfali shengdana sunflower kapus kapas कापूस bunny drum* dholak tabla flute bansuri sitar kite* patang school_bag uniform*  apron* sweater*
        """,
    "unit": """
        kg kgs kilo kilogram kilos किलो किग्रा gram grams gm ग्राम quintal* kwintal quintal क्विंटल कुंतल ton tons tonne* टन litre* liter* लीटर लिटर ltr meter* metre* mtr मीटर मिटर gaj गज foot feet ft sqft sqm फुट dozen* darjan डझन दर्जन gross nag नग
        piece* pcs pieces pc पीस पिस packet* पैकेट पाकीट bori boriyan bora poti पोती पोतं gunny bags bag than thaan थान set sets सेट pair* jodi jode जोड़ी जोडी box boxes peti petya पेटी carton* truck* trolley container*  bundle* gaddi roll* tin tins dabbe barrel* drum* crate* kret nos units brass hundi
        """,
    "have": """
        looking_for_shops looking_for_dealers looking_for_distributors need_dealers
        vyapari_hava व्यापारी_हवा vyapari_pahije व्यापारी_पाहिजे व्यापारी_चाहिए vyapari_chahiye shops_chahiye खरीददार_चाहिए dealer_chahiye dealers_wanted
        ghyaycha_asel ghyayche_asel ghyaychi_asel घ्यायचा_असेल घ्यायचे_असेल lena_ho लेना_हो chahiye_ho चाहिए_हो hava_asel हवा_असेल have_asel हवे_असेल pahije_asel पाहिजे_असेल miltat_amchyakade stock_me stock_mein bharpur
        we_have i_have we_are_having  ready_stock in_stock stock_available have_stock mere_paas mere_pas hamare_paas hamare_pas mere_yaha hamare_yaha मेरे_पास हमारे_पास हमारे_यहाँ हमारे_यहां मेरे_यहां apne_paas अपने_पास
        majhyakade mazyakade majhyakde mazyakde majyakade माझ्याकडे आमच्याकडे amchyakade amchyakde aamchyakade aamchyakde majha_kade maza_kade amchya_kade amchi_kade माझ्या_कडे आमच्या_कडे mazya_kade majhya_kade
          taiyar tayar taiyyar तैयार तयार maal_pada maal_hai stock_hai माल_है stock_pada purana_stock jisko_lena jisko_chahiye जिसको_चाहिए जिसे_चाहिए जिसको_लेना jyala_have jyanna_have ज्यांना_हवे ज्याला_हवे jyala_pahije ज्यांना_पाहिजे
        stock_ahe स्टॉक_आहे maal_ahe माल_आहे shillak शिल्लक ghya_koni konala_have konala_pahije कोणाला_पाहिजे कोणाला_हवे किसी_को_चाहिए kisi_ko_chahiye kisiko_chahiye koi_lega koi_kharidega कोई_लेगा koni_ghenar कोणी_घेणार
        kuni_ghenar कुणी_घेणार कुणी_घेईल koni_gheil kuni_gheil le_jao ले_जाओ lena_ho_to लेना_हो_तो contact_for_order orders_le order_le order_lete orders_lete order_gheto orders_gheto ऑर्डर_घेतो ऑर्डर_घेते ऑर्डर_लेते ऑर्डर_लेता ऑर्डर_लेती order_ghete fresh_stock harvest_ready
        orders_accepted taking_orders take_orders order_milne buyer_chahiye buyers_chahiye buyer_pahije buyer_hava खरीदार_चाहिए खरीददार_चाहिए ग्राहक_चाहिए grahak_chahiye grahak_pahije ग्राहक_हवे ग्राहक_पाहिजे gira_haik need_buyer need_buyers need_a_buyer looking_for_buyer
        looking_for_buyers want_buyer want_buyers खरेदीदार_हवा खरेदीदार_पाहिजे kharidar_chahiye kharedidar_hava kharidaar_chahiye buyer_havet party_chahiye order_chahiye orders_chahiye ऑर्डर_चाहिए ऑर्डर_हवी ऑर्डर_हवे orders_have need_orders want_orders looking_for_orders order_pahije orders_pahije bazaar_chahiye market_chahiye market_pahije
        """,
    "sell": """
        supply supplies exporter niryatdar ship_anywhere can_ship
        sell sells selling for_sale to_sell on_sale bechna bechni bechne bechta bechti bechte bech_na bikri bikau bikane bikaau बेचना बेचनी बेचने बेचता बेचते बेचती बिक्री बिकाऊ बेच_रहा बेच_रहे bech_raha bech_rahe bechenge vikne vikayche vikaycha vikaychi vikayachi vikaychay vikaychya विकणे विकायचे विकायचं
        विकायची विकायचा विकायच्या विकायचंय विकतो विकते विकतात vikto vikte viktat vikri viknyas विक्री विक्रीस विक्रीसाठी विक्रीला vikrisathi viknar विकणार supply_karte supply_kar supply_karta सप्लाई_करते सप्लाय_करतो supply_karto supplier* supplying we_supply i_supply sapplai wholesale wholesaler* hol_sale होलसेल thok ठोक थोक
        retail_price        stockist* we_export we_deal i_deal deal_in deals_in vendor_of  grower* producer* producers_of offer_price we_offer we_provide available_at
        """,
    "make": """
        making i_run we_run harvesting harvest banta_hai बनता_है banti_hai बनती_है bante_hain pickled nighto nighte nightat निघतो निघते निघतात निघतोय nikalta निकलता निकलती nikalti hoti_hai_hamare vahatuk वाहतूक dukan_hai दुकान_है bag_ahe बाग_आहे baag_hai looking_for_shops want_shops factory_hai
        self_help_group shg stitches makes weaves produces grows manufactures women_group mahila_mandal महिला_मंडळ महिला_मंडल
        we_make i_make we_manufacture manufacturer* manufacturing maker makers we_produce i_produce we_do i_do we_weave i_weave we_stitch i_stitch we_knit i_craft handmade_by we_grow i_grow we_process artisan* craftsman craftsmen weaver* potter* carpenter* tailor* kumhar कुम्हार कुंभार kumbhar sutar सुतार
        bunkar बुनकर vinkar विणकर karigar कारीगर karagir shilpkar शिल्पकार lohar लोहार sonar darji दर्जी shimpi banata banati banate banaate banaata banaati बनाता बनाती बनाते bana_te banata_hu banate_hai बनाकर banake बनाने_का banane_ka banavto banavte banvto banvte banavtat banvato banvate बनवतो बनवते
        बनवतात बनवणारे बनवितो बनविते banvitat banavnare banavnara बनवणारा banvnari ka_kaam_karta ka_kaam_karti ka_kaam_karte ka_kam_karta ka_kam_karte ka_kam_karti का_काम_करता का_काम_करती का_काम_करते काम_करतो काम_करते_मी kaam_karto kam_karto kheti_karta kheti_karte खेती_करता खेती_करते शेती_करतो sheti_karto ugata ugate उगाते
        ugavto pikavto पिकवतो pikto uthpadan utpadak उत्पादक     laghu_udyog gruh_udyog गृहउद्योग गृहोद्योग unit_hai karkhana कारखाना factory_hai hamari_factory our_factory our_unit hamara_unit bachat_gat bachatgat बचतगट बचत_गट swayam_sahayata mahila_samuh महिला_समूह samuh_hai
        गटाने gatane gatache गटाचे hamara_group hamari_samiti group_hai_hamara kisan_hun kisan_hu किसान_हूं किसान_हूँ shetkari_ahe शेतकरी_आहे mi_shetkari मी_शेतकरी farmer* fpo we_are_farmers bunte बुनते बुनता silte सिलते silai_karti सिलाई_करती silai_karte shivto shivte शिवतो शिवते vinto vinte विणतो विणते विणलेल्या kadhai_karti
        karte_hain_kaam पैकिंग_करते packing_karte packing_karta pack_karte packing_service packing_services packing_karto packing_karun transport_karte transport_service transporter* transport_karto ट्रांसपोर्ट_करते courier_service cold_storage godown_available tempo_available tempo_hai gaadi_hai गाड़ी_है gadi_ahe गाडी_आहे transport_available we_transport
        bharat_bhar_delivery delivery_karte delivery_karto printing_karte design_karte photography_karte photo_kadhto labelling_karte hamara_kaam hamara_business maza_vyavsay माझा_व्यवसाय आमचा_व्यवसाय mera_business mera_vyapar hamari_dukan amche_dukan आमचे_दुकान मेरी_दुकान meri_dukan my_shop our_shop my_business our_business
       i_stich stitching_work
        """,
    "join_as": """
        enroll_as enrol_as register_as join_as sign_up_as list_my sell_my seller_banna seller_ban vikreta_banna विक्रेता_बनना सेलर_बनना seller_mhanun विक्रेता_म्हणून vikreta_mhanun seller_ke_roop विक्रेता_के_रूप as_seller as_a_seller as_artisan as_an_artisan as_supplier as_vendor as_a_vendor
        become_seller become_a_seller add_my add_me_as mera_samaan mera_saman मेरा_सामान mera_maal मेरा_माल maza_maal maza_mal माझा_माल majha_maal mera_product my_product my_products our_product our_products apna_maal apna_samaan अपना_माल अपना_सामान aamcha_maal amcha_mal आमचा_माल hamara_maal हमारा_माल bechne_ke_liye_judna
        judna_hai jodna_hai jud_na जुड़ना_है joda_jaye jodlo_mala mala_jodun मला_जोडा jodayche judayche सामील_व्हायचे samil_vhayche nondani_karaychi नोंदणी_करायची nondni_karaychi registration_karna रजिस्ट्रेशन_करना register_karna panjikaran_karna पंजीकरण_कराना want_to_join i_want_to_register seller_registration vikreta_nondani
        mujhe_bhi_jodo मुझे_भी_जोड़ो mujhe_jodo mujhe_jod jodo_mujhe dukandar_juden जुड़ें naam_likho_seller join_karna join_karaycha जॉइन_करना जॉईन_व्हायचंय judna_chahta judna_chahte जुड़ना_चाहते जुड़ना_चाहता
        """,
    "ask": """
        what which who whom whose when where why how can_i can_we can_you could do_i do_we is_it is_there is_this are_there      will_i may_i whether kya kyaa क्या kaise kese kaisa कैसे कैसा कैसी kab कब kaha kahan कहाँ कहां kaun kon kaunsa konsa kaunsi कौन कौनसा कौनसे kis kiska kiske kisko
        किस किसका किसके किसको kyu kyun kyon क्यों kitna kitne kitni कितना कितने कितनी kay kaay काय  kasa kashi kase kasं कसा कशी कसे कसं kadhi कधी kuthe kuthay कुठे कुठं kuthla कुठला kona konta konti konte कोणता कोणती कोणते कोण koni कोणी kiti किती kashala कशाला kas kalel कळेल कळणार kalnar
              tell_me explain jankari jaankari जानकारी mahiti माहिती information info details meaning matlab मतलब arth अर्थ kashasathi कशासाठी kiske_liye किसके_लिए eligible patrata पात्र पात्रता
        """,
    "topic": """
        dukan_act phayda fayda फायदा benefit* location mandatory compulsory zaruri_hai_kya anivarya अनिवार्य jila_utpad ek_jila uutpad jilhyache_utpadan fukat फुकट
        badges paise_lagte paise_lagtat paisa_lagta paisa_lagega पैसे_लगते पैसे_लागतात पैसे_लागतील पैसे_लगेंगे paise_lagenge paise_lagtil paise_dene पैसे_देने loan loans लोन karj कर्ज kagadpatr* कागदपत्र* gi_tagging pmfme pmegp पीएमईजीपी sarkari सरकारी dikhega दिखेगा disel दिसेल muft मुफ्त mofat मोफत nishulk नि:शुल्क nidhi निधी
        scheme* yojana yojna yojane योजना योजने* odop subsid* sabsidi सब्सिडी anudan* अनुदान* loan_scheme mudra मुद्रा pmegp cmegp pmfme mspa msme udyam उद्यम udyog_kendra उद्योग_केंद्र* udyog_aadhar gst जीएसटी gstin pan_card पैन पॅन iec fssai licence* license* लाइसेंस लायसन्स laisens parvana परवाना registration*
        रजिस्ट्रेशन nondani नोंदणी panjiyan पंजीयन पंजीकरण panjikaran register document* kagad* kagaj* कागद* कागज* dastavej dastavez दस्तावेज form फॉर्म arj अर्ज arja avedan आवेदन application* dic office* ऑफिस karyalay* कार्यालय* adhikari अधिकारी officer* collector कलेक्टर sarkar* सरकार* govt government shasan* शासन* शासकीय
        bank* बैंक बँक byaj ब्याज vyaj व्याज interest_rate tax टैक्स law rule* niyam* नियम*  kayda कायदा certificate_of gi_tag   patent trademark ट्रेडमार्क export niryat* निर्यात* import duty customs hs_code  container_rule inspection bis isi zed iso fee fees फी फीस shulk शुल्क charge* commission कमीशन free_hai free_ahe
        app ऐप अॅप haat हाट bot बॉट group ग्रुप number नंबर account खाता profile प्रोफाइल seller* सेलर buyer* खरीदार खरेदीदार kharedidar vikreta विक्रेता विक्रेते privacy private data secure surakshit सुरक्षित verify verified verification   language languages bhasha भाषा zaban ज़बान जबान seva सेवा service* mela मेला mele मेले मेळा melava मेळावा exhibition pradarshan*
        प्रदर्शन* fair stall स्टॉल gem_portal portal पोर्टल website वेबसाइट aadhaar aadhar आधार age umar vay वय deadline last_date antim_tithi अंतिम_तिथि शेवटची_तारीख tarikh तारीख date time_kya vel वेळ timing* samay समय chutti chhutti सुट्टी pata_kya address patta पत्ता helpline complaint_kaha shikayat_kaha takrar_kuthe
        join judna jud जुड़ जुड़ना jodu jodle jodna जोडता jodta smartphone whatsapp telegram sim internet delete data_delete payment_kaise payment* पेमेंट delivery_charge return_policy return_kaise  shg kyc_for tender* टेंडर निविदा nivida insurance_for vima beema bima बीमा विमा pm_vishwakarma vishwakarma विश्वकर्मा toolkit
        """,
    "real": """
        real genuine fake fraud legit authentic trusted trustworthy asli असली asal असल sachcha सच्चा sach सच khara khari khare kharं खरा खरी खरे खरं kharach nakli नकली खोटं bharosa भरोसा vishwas विश्वास safe safely dhokha_to farzi फर्जी फ्रॉड_तो fraud_to fasavnuk_tar thagi
        """,
    "workshop": """
        workshop* karyashala* karyashaala karyshala कार्यशाळ* कार्यशाळा कार्यशाला* वर्कशॉप* vorkshop training* ट्रेनिंग* trening tarining prashikshan* prashikshn प्रशिक्षण* seminar* सेमिनार webinar* वेबिनार shibir* शिबिर* शिबीर* shivir शिविर class classes क्लास session सत्र satra certificate_kab certificate_milega certificate_kaise training_certificate
        pramanpatra_kab batch_kab batch_kadhi enroll_for participant* trainer trainers prashikshak प्रशिक्षक attend attending attendance hazri हजेरी seat सीट seats jagah_hai_kya masterclass certificate* सर्टिफिकेट प्रमाणपत्र pramanpatra skill_development kaushal_vikas कौशल_विकास कौशल्य_विकास edp sikhna sikhaya sikhayenge सीखना shikayche शिकायचं शिकायचंय शिकायचे शिकवतात shikayla shikvtat
        """,
    "bad_event": """
        where_is_my my_order_not mera_order_kaha माझी_ऑर्डर_कुठे it_has_been more_than_agreed asking_more dabaa dabaye दबा dabavle दबावले adakle* अडकल* atak_gaya atke अटके uddhat उद्धट arrogant cheap_plastic galat_jawab गलत_जवाब चुकीचे_उत्तर chukiche_uttar patta_nahi पत्ता_नाही nahi_aa_raha नहीं_आ_रहा nahi_aa_rahe kankad कंकड़ kide_lag कीड़े khade_nighale खडे_निघाले
        instead_of received_only only_received rang_utar रंग_उतर rang_gela रंग_गेला paisa_wapas पैसा_वापस paise_vapas paisa_vapas wrong_name wrong_person wrong_photo gayab गायब gahal गहाळ bahut_der बहुत_देर
        not_received not_delivered not_come not_arrived never_came never_arrived didnt_get havent_received havent_got didnt_receive not_got no_reply no_response not_replying not_responding not_picking not_answering no_answer not_refunded broken broke damaged damage torn cracked leaking leaked spoiled spoilt rotten expired defective  wrong_item wrong_product wrong_colour wrong_color wrong_size wrong_order wrong_weight
        cheated cheat cheating cheater cheaters scammed fooled looted overcharged refund refunded refunds complaint complaints complain less_weight short_weight underweight kg_less less_than pieces_less pcs_less missing short_by poor_quality bad_quality worst low_quality late_delivery delayed delay stuck lied abused abusive misbehaved misbehave rude harassing harassed blocked_me not_working
        nahi_mila nahi_mili nahi_mile nahi_aaya nahi_aayi nahi_aaye nahi_aya nahi_pahucha nahi_pahunchi nahin_mila nhi_mila nhi_aaya nhi_aya नहीं_मिला नहीं_मिली नहीं_मिले नहीं_आया नहीं_आई नहीं_आए नहीं_पहुंचा नहीं_पहुँचा नहीं_पहुंची जवाब_नहीं jawab_nahi jawaab_nahi reply_nahi phone_nahi_utha phone_nahi_uthata फोन_नहीं_उठा फोन_नहीं_उठाता
        phone_uchlat फोन_उचलत call_nahi_utha wapas_nahi वापस_नहीं paise_nahi_diye पैसे_नहीं_दिए paisa_nahi_diya payment_nahi_aaya payment_nahi_mila पेमेंट_नहीं nahi_de_raha नहीं_दे_रहा nahi_de_rahe maal_nahi nahi_bheja नहीं_भेजा nahi_diya नहीं_दिया nahi_lauta
        milala_nahi मिळाला_नाही मिळाले_नाही मिळाली_नाही milale_nahi milali_nahi milale_nahit मिळाले_नाहीत ala_nahi aala_nahi आला_नाही आली_नाही आले_नाहीत आले_नाही ali_nahi ale_nahi dila_nahi dile_nahi dili_nahi दिला_नाही दिले_नाही दिले_नाहीत दिली_नाही pathavla_nahi पाठवला_नाही पाठवले_नाही pathavle_nahi uttar_nahi उत्तर_नाही उत्तर_देत_नाही pohochla_nahi पोहोचला_नाही
        पोहोचले_नाही parat_nahi परत_नाही परत_दिले_नाहीत paise_dile_nahit पैसे_दिले_नाहीत det_nahi देत_नाही ghet_nahi nahi_milala nahi_milale नाही_मिळाला नाही_मिळाले nahi_ala nahi_dila nahi_dile
        kharab_nikla kharab_nikli kharab_nikle kharab_aaya kharab_maal kharab_mal kharab_tha kharab_thi kharab_the खराब_निकला खराब_निकली खराब_निकले खराब_माल खराब_आया खराब_था खराब_थी खराब_थे खराब_निघाला खराब_निघाली खराब_निघाले kharab_nighala kharab_nighali kharab_nighale खराब_आहे_माल kharab_hai_maal खराब_आला kharab_ala kharab_hote खराब_होता kharab_dila kharab_diya खराब_दिया
        kharab_bheja खराब_भेजा kharab_ho_gaya sada_hua sade_hue sadi_hui sada_nikla सडका sadka sadke सडके kuja kujka कुजके कुजलेली toota tuta tuti tute tooti टूटा टूटी टूटे टूट_गया tut_gaya toot_gaya futla futle futli futka futki फुटला फुटले फुटली फुटका फुटकी फुटके tutla tutle tutlela तुटला तुटले तुटलेला तुटकी phata phati phate fata fati fate फटा फटी फटे
        fatka fatke फाटका फाटकी फाटलेली fatleli फाटले fatle gila_aaya geela गीला_आया गीली_आई ola_ala ओला_आला भिजलेला bhijlela galat_maal galat_saman galat_samaan galat_saaman galat_rang galat_size galat_bheja galat_aaya galat_hai_mera गलत_माल गलत_सामान गलत_रंग गलत_साइज गलत_भेजा गलत_आया गलत_निकला galat_nikla galat_bataya galat_order galat_cheez chukicha_maal चुकीचा_माल चुकीचे_आले चुकीचा_आला chukicha_ala chukiche_ale चुकीची_आली chukicha_rang
        चुकीचा_रंग चुकीचा_पाठवला kam_nikla kam_nikli kam_nikle kam_aaya kam_aayi kam_aaye कम_निकला कम_निकले कम_आया कम_आए कम_था kam_tha kam_tola कम_तोला kam_taula wazan_kam vajan_kam wajan_kam वजन_कम वज़न_कम vajan_kami वजन_कमी kami_bharla कमी_भरला कमी_भरले kami_ala kami_ale कमी_आले कमी_आला कमी_निघाले kami_nighale kami_dile कमी_दिले kami_dila kami_milale कमी_मिळाले kam_diya कम_दिया kam_mila कम_मिला kam_bheja कम_भेजा कमी_मिळाला कमी_पाठवले
        dhokha धोखा dhoka धोका_दिला thag_liya thaga ठगा ठग_लिया loot_liya lut_liya लूट_लिया लुटले fasaya फंसाया fasavla fasavle fasavli fasavalं फसवला फसवलं फसवले फसवली fasavnuk fasavnook फसवणूक फसवलंस bewakoof_banaya ullu_banaya चूना_लगाया fraud_kiya फ्रॉड_किया fraud_kela फ्रॉड_केला fraud_ho_gaya fraud_zala फ्रॉड_हो_गया फ्रॉड_झाला shikayat शिकायत shikayath takrar तक्रार takraar thagi_hui
        paise_fas fase_hain fanse phanse फंसे फंसा fase_hue atak_gaya अटक_गए अडकले adakle paise_atke paise_kha_gaya पैसे_खा paise_budavle पैसे_बुडवले paise_leke paise_lekar पैसे_लेकर_भाग bhag_gaya भाग_गया palun_gela पळून_गेला paise_ghetle पैसे_घेतले paise_le_liye पैसे_ले_लिए paise_kat पैसे_कट paise_kapla do_baar_kata double_charge डबल_पैसे jyada_paise_liye ज्यादा_पैसे_लिए jast_paise_ghetle जास्त_पैसे_घेतले
        zyada_liye jhooth_bola झूठ_बोला khota_bolla खोटं_बोलला badtameezi badtamizi बदतमीजी gali_di गाली_दी gaali_di gaali_de गाली_दे शिवी shivi_dili शिवीगाळ shivigal tang_kar_raha परेशान_कर_रहा pareshan_kar_raha त्रास_देतो tras_deto dhamki धमकी धमकावतो ganda_maal nakli_maal नकली_माल नकली_निकला nakli_nikla nakli_diya duplicate_maal nikla_nakli खोटा_माल khota_maal mila_hua_tha milavat मिलावट bhesal भेसळ mixing_in der_se_aaya
        late_aaya late_ala लेट_आया उशिरा_आला ushira_ala late_ho_gaya abhi_tak_nahi अभी_तक_नहीं ajun_nahi अजून_नाही ajun_ala_nahi kab_tak_rukna bill_nahi_diya zyada_bill photo_alag photo_se_alag फोटो_से_अलग alag_nikla अलग_निकला vegla_nighala वेगळा_निघाला वेगळे_निघाले not_as_shown different_from different_than not_same_as photo_sarkha_nahi फोटोसारखा_नाही dikhaya_kuch dikhaya_aur
        app_nahi_chal nahi_chal_raha नहीं_चल_रहा चालत_नाही chalat_nahi login_nahi open_nahi_ho nahi_khul_raha khulat_nahi problem समस्या samasya दिक्कत dikkat adchan अडचण galat_naam galat_dikha galat_number_dikha चुकीचे_नाव mera_photo_galat hacked hack_ho_gaya paise_wapas पैसे_वापस paise_parat पैसे_परत return_my_money give_my_money money_back my_money
        """,
    "event_goods": "delivered delivery weight wajan vajan वजन वज़न bill बिल  ordered parcel पार्सल maal माल mila milali milala मिला मिली मिळाला मिळाले aaya आया आला आले bought paid diye दिए dile दिले advance",
    "deficit": "less kami कमी kam कम short wrong but however lekin लेकिन पण   missing extra jyada ज्यादा जास्त jast galat गलत चुकीचे another different alag अलग वेगळे instead kuch_aur double",
    "scam": """
        guntva गुंतवा milva_roj jeeto जीतो khelke connection_kat कनेक्शन_कट bijli_bill_bakaya बिजली_बिल_बकाया varna_connection वरना_कनेक्शन खाते_ब्लॉक khate_block account_blocked otp_dya ओटीपी_द्या loan_turant turant_loan get_selected you_are_selected visa_fee earn_from
        will_be_cut be_disconnected disconnected cut_tonight duppat_karun karun_milel_paise link_par_click form_bhare_link atm_card_band sim_band
        lottery लॉटरी lotery lotri jackpot kbc केबीसी lucky_draw लकी_ड्रॉ lucky_winner winner congratulations_you badhai_ho बधाई_हो you_won you_have_won jeet_gaye जीत_गए jeete_hain जीता_है jinkla जिंकला जिंकले jinklat prize इनाम inam inaam bakshis बक्षीस lottery_lagli gift_voucher free_recharge free_iphone free_gift cashback_offer
        work_from_home part_time parttime पार्ट_टाइम ghar_baithe घर_बैठे घरी_बसून घरबसल्या ghari_basun gharbaslya ghar_se_kamao paisa_kamao paise_kamao पैसे_कमाओ पैसा_कमाओ पैसे_कमवा paise_kamva kamai कमाई kamao कमाओ कमाएं kamaye kamvा earn earning earnings income_daily daily_income per_day_income guaranteed_income rozana_kamai रोजाना_कमाई roz_kamao data_entry typing_job typing_work job_offer job_vacancy hiring vacancy naukri नौकरी नोकरी
        nokri sarkari_naukri bharti भर्ती job jobs जॉब recruitment crypto क्रिप्टो bitcoin बिटकॉइन forex फॉरेक्स trading ट्रेडिंग share_market शेअर_मार्केट stock_tips invest investment निवेश गुंतवणूक guntavnuk gunthavnuk nivesh double_money paisa_double पैसा_डबल पैसे_डबल paise_double पैसे_दुप्पट paise_duppat दुप्पट money_double get_double returns deposit mlm network_marketing chain_system
        instant_loan personal_loan loan_approved loan_offer loan_milega loan_available loan_chahiye_to easy_loan loan_in लोन_मिलेगा लोन_तुरंत turant_loan turant_lon लोन_पाएं loan_paye loan_paao bina_guarantee बिना_गारंटी bina_document pre_approved preapproved home_loan gold_loan loan_dete loan_detो कर्ज_मिळेल karj_milel कर्ज_मंजूर loan_manjur loan_approve लोन_पास loan_pass kam_byaj कम_ब्याज low_interest zero_interest cibil credit_card क्रेडिट_कार्ड limit_badhao insurance_policy
        policy_lo jeevan_bima vima_kadha विमा_काढा बीमा_करवा बीमा_कराओ bima_karao bima_karwa kyc केवायसी account_block account_suspended account_will_be account_band खाता_बंद खाते_बंद khata_band suspended sim_block सिम_बंद bijli_kat बिजली_कट electricity_cut power_cut_tonight share_otp otp_batao otp_bhejo otp_sanga ओटीपी_बताओ ओटीपी_भेजो ओटीपी_सांगा share_the_code share_code code_we_sent code_bhejo code_batao कोड_भेजो कोड_बताओ कोड_सांगा code_sanga verify_your_account update_your click_here
        click_this link_par_click लिंक_पर_क्लिक लिंकवर_क्लिक linkvar_click click_link click_the_link betting बेटिंग satta सट्टा matka_number matka_result matka_game online_game teen_patti तीन_पत्ती rummy रमी casino कैसीनो कॅसिनो ipl_id cricket_id aviator dream11 बेट  followers फॉलोअर्स फॉलोवर्स फॉलोअर subscribers_badhao views_badhao likes_badhao instagram_promotion promote promotion digital_marketing_package seo website_banwao
        scratch_card स्क्रैच_कार्ड parcel_stuck customs_officer custom_duty_pay registration_fee_pay processing_fee प्रोसेसिंग_फीस file_charge file_charges फाइल_चार्ज form_fees फॉर्म_फीस form_fee security_deposit advance_fee joining_fee joining_fees शुल्क_भरकर fees_bharo fee_bharo फीस_भरो फीस_जमा शुल्क_जमा फी_भरा fee_bhara fee_bhara_ani pay_fee pay_only pay_rs pay_and_get bhara_ani_ghya भरा_आणि bharo_aur भरो_और jama_karo_aur
        lakh_jeete lakh_rupaye_jeete crore_jeete lucky send_money paise_bhejo_aur nigerian inheritance free_laptop free_mobile फ्री_मोबाइल फ्री_लैपटॉप free_silai_machine modi_yojana_free sarkar_de_rahi_hai_free free_solar free_sim astrologer astrology ज्योतिष jyotish baba_ji vashikaran वशीकरण love_problem kala_jadu काला_जादू weight_loss wajan_ghatao वजन_घटाएं वजन_कमी_करा motapa मोटापा fat_loss diet_plan height_badhao mardana
        plot_for_sale flat_for_sale flats plot_booking property_deal प्लॉट_बुकिंग फ्लॅट flat_booking real_estate loan_mela vote_for वोट_दें मत_द्या call_girl dating dosti_karo friendship_club chat_with_girls visa_guaranteed dubai_job dubai_me_naukri canada_visa foreign_job
        """,
    "money_pull": "pay deposit bharo bhara भरा भरो jama जमा send bhejo भेजो fee fees फी फीस charge double get milenge मिलेंगे मिळतील guaranteed pakki पक्की pakka free फ्री मोफत limit turant तुरंत लगेच lagech instant easily daily roz रोज mahina महीना महिना month monthly hazar हजार lakh लाख rs rupaye invest join call now only 100% approved share click",
    "greeting": """
        chala_ahe chalalay कसं_चाललंय kasa_chalalay im_fine
        hi hii hiii hiiii hiiiii hey heyy hello helo hllo hallo helloo hellooo namaste namasthe namstey namaskar namaskaar namskar namaskara namasté pranam pranaam प्रणाम नमस्ते नमस्कार नमस्ते_जी ram_ram राम_राम jai_shri jai_shree जय_श्री jay_shri shri_ram श्री_राम shree_ram
        jai_hind jay_hind जय_हिंद जय_हिन्द jai_maharashtra jay_maharashtra जय_महाराष्ट्र jai_bhim जय_भीम jay_bhim jai_jinendra जय_जिनेंद्र radhe_radhe राधे_राधे radhe radhey sat_sri सत_श्री_अकाल adaab aadab आदाब salaam salam सलाम assalam as_salam walekum salaam_walekum वालेकुम jay jai जय हरि_ॐ hari_om har_har
        good_morning good_afternoon good_evening goodmorning gud_morning gm good_day gud_evening good_night shubh शुभ suprabhat सुप्रभात shubh_prabhat shubh_sakal शुभ_सकाळ शुभ_प्रभात gud greetings welcome vanakkam kem_cho
        kaise_ho kaise_hain kaise_hai kese_ho kaisi_ho कैसे_हो कैसे_हैं कैसी_हैं how_are_you how_r_u how_are_u how_do_you_do hows_it_going whats_up kya_haal क्या_हाल kya_hal kasa_ahes kase_ahat kase_aahat kashe_aahat kashe_ahat kasa_kay kasं_kay कसे_आहात कसे_आहेत कसं_काय कसा_आहेस kasे_ahet sab_theek sab_thik सब_ठीक kya_chal_raha sukhi_raho anybody_there anyone_there koi_hai कोई_है koni_ahe_ka कोणी_आहे_का हॅलो हेलो हैलो हाय
        हाय_हॅलो hlo hy heya yo jai_mata जय_माता jai_siyaram jay_shivray जय_शिवराय jai_shivaji mauli माऊली ram_krishna_hari रामकृष्णहरी राम_कृष्ण_हरी har_har_mahadev हर_हर_महादेव खम्मा_घणी jai_ramji जय_रामजी जोहार johar dhanyavad  namaskaram jay_hari shri shree श्री ram राम hind maharashtra shivray
        """,
    "greeting_filler": """
        im sir sirji madam mam maam ji जी bhai bhaiya भाई भैया bhau भाऊ dada दादा didi दीदी tai ताई sab सब sabhi सभी sabko सबको all everyone team friends friend dost dosto दोस्त दोस्तों mitra मित्र मित्रांनो mandali मंडळी there aap आप aapko आपको tum तुम tumhi तुम्ही saheb साहेब sahab साहब kaka काका uncle aunty mavshi मावशी mama bandhu my name is i am this
        main mera naam hai hu hoon hun मैं मेरा नाम है हूं हूँ maze majhe nav ahe माझे माझं नाव आहे mi मी from se to ko ho haat हाट haatbot bot sarvanna सर्वांना सगळ्यांना saglyanna sagle kaise कैसे the a good very morning evening afternoon sakal सकाळ prabhat aahe ka का kay काय   and how are you doing today r u dear respected aadarniya आदरणीय
        """,
    "chat": """
        see_the_news tv_pe dekha_kya देखा_क्या लग्नाला_येणार bus_chukli बस_चुकली chalu_ahe_mitra kay_chalu so_hot too_hot so_cold haa_haa हा_हा
        reach_home reached_home aa_rahe_ho आ_रहे_हो kab_aa_rahe gavala गावाला gaav_ja ghar_pahuch घर_पहुंच ghari_pohochlas jayche_ka जायचं_का bhuk_lagi neend zop alarm party shopping_chalo
        haha hahaha hehe lol rofl joke jokes जोक चुटकुला funny meme reel reels रील video_dekho watch_this share_this share_to_all forward_this forward_to doston_ko dosto_ko दोस्तों_को sabko_bhejo सबको_भेजो sarvanna_pathva सर्वांना_पाठवा 10_logo suvichar सुविचार shayari शायरी quote_of bhajan भजन aarti status_video whatsapp_status kavita कविता good_thought thought_of
        happy_birthday birthday हैप्पी_बर्थडे vadhdivas वाढदिवस janamdin जन्मदिन anniversary happy_diwali happy_new_year happy_holi दिवाली_की शुभकामनाएं शुभेच्छा shubhkamna shubhechha hardik हार्दिक mubarak eid_mubarak merry_christmas rest_in_peace rip श्रद्धांजली श्रद्धांजलि om_shanti
        chai चाय chaha चहा cha pilas_ka pila पिलास jevan जेवण jevlas जेवलास jevlat जेवलात khana_khaya खाना_खाया khana_kha lunch dinner breakfast nashta nasta नाश्ता barish बारिश paus पाऊस rain raining weather mausam मौसम thandi garmi_bahut thand cricket क्रिकेट match मैच मॅच score ipl world_cup kohli dhoni rohit movie film picture_dekhi gana गाना song songs serial news
        recharge रिचार्ज mobile_recharge ghar_aa घर_आ ghar_kab घर_कब ghari_ye घरी_ये ghari_kadhi घरी_कधी mummy मम्मी  papa पापा aai_la aaila आईला aai आई baba_la बाबांना baba_ना beta बेटा bacche bachche mulanna bayko बायको  husband  chachi mama_ke nana_nani school_gaya school_kab exam result_aaya shadi_kab vivah_me लग्नाला lagnala lagn_kadhi party_kab kaha_ho कहाँ_हो कहां_हो kidhar_ho kuthe_ahes कुठे_आहेस
        kuthe_ahat kya_kar_rahe kya_kar_raha क्या_कर_रहे क्या_कर_रहा kay_kartoy kay_kartes kay_karto काय_करतोय काय_करतेस kadhi_yetoys kab_aaoge कब_आओगे kab_aayega ushira_yein उशिरा_येईन late_aaunga aata_hu_5 so_gaye so_gaya zoplas झोपलास उठलास uthlas uthla_ka i_love miss_you love_you babu  sorry_wrong wrong_number गलत_नंबर rong_number galat_number_laga test testing टेस्ट टेस्टिंग
        asdf abc hmm hmmm hm ok okay k ohh oh wow nice super mast मस्त khup_chan खूप_छान gazab great lol. vote वोट मतदान election इलेक्शन चुनाव chunav nivadnuk निवडणूक neta mantri modi rahul bjp congress party_ko_vote gossip temple mandir_chalo मंदिर picnic ghumne घूमने फिरायला firayla trip ganpati_bappa गणपती_बाप्पा bappa sai_baba god_bless om_namah blessing ashirwad bus_kab train_kab train_late ट्रेन_लेट petrol bike_leke
        photo_bhej_apni dp selfie nach dance hahah 😂 kal_milte milte_hain bye tata alvida ok_bye good_night gudnight shubh_ratri शुभ_रात्रि शुभ_रात्री sweet_dreams thank_you thanks dhanyavad धन्यवाद dhanyawad shukriya शुक्रिया aabhari आभारी padhai homework dukh dard bukhar बुखार doctor dawai_le hospital ताप tabyet तब्येत tabiyat तबियत chachu chhutti_hai aaj_chhutti call_later baad_me_baat नंतर_बोलू
        """,
    "seek_work": """
        kaam_dilwa kaam_dilva काम_दिलवा kaam_dilwao kaam_chahiye काम_चाहिए kam_pahije kaam_pahije काम_पाहिजे काम_हवे kaam_have kam_have need_work
        kaam_do_hame give_us_work want_work kaam_mil_jaye काम_मिल_जाए kaam_milel काम_मिळेल kam_milel kaam_dila
        """,
    "form_fee": """
        form_fees form_fee फॉर्म_फीस फॉर्म_फी form_charge file_fee file_charge फाइल_चार्ज joining_fee joining_fees registration_fee_only
        fees_bharo fee_bharo फीस_भरो fee_bhara फी_भरा फीस_जमा advance_bharo security_deposit
        """,
    "tell": "batao bataiye bataye bataen बताओ बताइए बताएं batana bata_dijiye bata_do बता_दो बता_दीजिए sanga सांगा sangal सांगाल kalva कळवा",
    "available": "available uplabdh उपलब्ध milta मिलता milti मिलती milte मिलते milto मिळतो milte मिळते miltat मिळतात miltay मिळतंय",
    "whoever": "kisi_ko kisiko किसी_को jisko जिसको jise जिसे jyala ज्याला jyanna ज्यांना konala कोणाला kunala कुणाला koni_la anyone_who anyone_wants anybody_wants whoever jis_kisi जिस_किसी jinko जिनको",
    "fault": """
        aadha आधा half अर्धा ardha ardhe cheap sasta_wala khade खडे kide kankad kachra कचरा plastic_ka kachha
        nakli नकली kharab खराब galat गलत tuta tuti toota टूटा टूटी टूटे wrong broken damaged ganda गंदा bekar बेकार ghatiya घटिया bad worst poor spoiled rotten torn fake duplicate chukicha chukiche चुकीचा चुकीची चुकीचे khota खोटा futka futke फुटका फुटके
        phata phati fata फटा फटी kam कम kami कमी short less leaking expired kida kide कीडे कीड़े ali_padleli sadleli सडलेली सडलेले ola ओला gila गीला patla purana_maal stones utar उतर nikrusht निकृष्ट
        """,
    "happened": """
        diya di diye दिया दी दिए nikla nikli nikle निकला निकली निकले aaya aayi aaye आया आई आए gaya gayi gaye गया गई गए bheja bheji भेजा भेजी mila mili mile मिला मिली मिले hua hui हुआ हुई kiya किया pahucha pahunchi पहुंचा पहुंची lautaya लौटाया utha उठा uthaya
        dila dili dile दिला दिली दिले dilay ala ali ale aala आला आली आले nighala nighali nighale निघाला निघाली निघाले milala milali milale मिळाला मिळाली मिळाले pathavla pathavli pathavle पाठवला पाठवली पाठवले zala zali zale झाला झाली झाले gela geli गेला गेली kela केला केली केले
        received arrived sent gave got came reached delivered paid took supplied refunded replied lagla लागला
        """,
    "turned_out": "nikla nikli nikle निकला निकली निकले nighala nighali nighale निघाला निघाली निघाले",
    "paper": "licence* license* लाइसेंस लायसन्स परवाना gst जीएसटी udyam उद्यम iec fssai subsid* सब्सिडी अनुदान* anudan* scheme* yojana योजना योजने* registration रजिस्ट्रेशन नोंदणी pmegp pmfme mudra मुद्रा",
    "where": "kahan kaha कहां कहाँ kuthe कुठे where kidhar किधर",
    "why_how": "why who kyu kyun kyon क्यों kaun kon कौन कोण kaise कैसे kasa kase kashi कसा कसे कशी",
    "nothing": "nahi nahin nhi नहीं नही नाही nahit नाहीत not never didnt hasnt havent no",
    "forwarding": "logo_ko_bhejo logon_ko_bhejo लोगों_को_भेजो लोगों_को_भेजें lokanna_pathva लोकांना_पाठवा doston_ko dosto_ko दोस्तों_को sabko_bhejo सबको_भेजो sarvanna_pathva सर्वांना_पाठवा forward_this forward_to share_to_all groups_me_bhejo forward_kara फॉरवर्ड_करा forward_karo फॉरवर्ड_करो mitranna_pathva मित्रांना_पाठवा",
    "own": "mera mere meri hamara hamare hamari maza maze mazi majha majhe majhi amcha amche amchi माझा माझे माझी माझं आमचा आमचे आमची मेरा मेरे मेरी हमारा हमारे हमारी our my mine",
    "clash": "but another wrong different someone_else other_person lekin लेकिन पण pan par magar मगर kisi_aur किसी_और dusre_ka दूसरे_का dusryacha दुसऱ्याचा",
    "told": """
        told said promised bola bola_tha kaha_tha बोला कहा बताया bataya sangitla sangitle सांगितला सांगितले सांगितलं सांगितली tharla ठरला ठरले tharle dikhaya दिखाया दाखवला
        दाखवले dakhavla dakhavle agreed tay_hua तय_हुआ ordered order_kiya order_kela ऑर्डर_केला ऑर्डर_किया ऑर्डर_केले paid diye दिए भरले bharle
        """,
    "past_ask": "hui_thi hua_tha हुई_थी हुआ_था",
}

#: What finding a class (once, or for "goods" any) counts for each kind.
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "want": {"enquiry": 3.0},
    "price_ask": {"enquiry": 3.5},
    "goods": {"enquiry": 1.2, "offer": 0.7},
    "unit": {"enquiry": 0.8, "offer": 0.4},
    "quantity": {"enquiry": 1.2, "offer": 0.6},
    "have": {"offer": 4.5},
    "sell": {"offer": 4.0},
    "make": {"offer": 4.0},
    "join_as": {"offer": 3.5},
    "seek_work": {"offer": 7.0},
    "form_fee": {"scam": 3.0},
    "own": {"offer": 0.4, "complaint": 0.3},
    "tell": {"question": 1.0},
    "why_how": {"question": 1.2},
    "where": {"question": 0.3},
    "paper": {},
    "promotion": {"scam": 4.0},
    "available": {"enquiry": 0.5, "offer": 0.5},
    "forwarding": {"chatter": 7.0},
    "ask": {"question": 1.5, "complaint": -0.7, "scam": -1.0},
    "topic": {"question": 2.2, "enquiry": -0.6},
    "real": {"question": 3.0},
    "workshop": {"workshop": 6.5},
    "workshop_code": {"workshop": 7.0},
    "bad_event": {"complaint": 6.0},
    "scam": {"scam": 4.0},
    "money_pull": {"scam": 0.8},
    "chat": {"chatter": 3.4},
}
