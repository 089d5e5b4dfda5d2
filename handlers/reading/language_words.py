"""Words and endings that tell English, Hindi and Marathi apart; numbers are weights, shared words stand nowhere."""

from collections.abc import Mapping

#: Devanagari words that only one of the two languages writes so.
HINDI = """
    निकला निकली निकले है हैं हूं हूँ था थी थे का की के में को से ने पर और या लेकिन मगर क्या क्यों कैसे कैसा कैसी कब कहां कहाँ कौन कौनसा कौनसी किस किसी कितना कितने कितनी
    यह ये वह वो यहां यहाँ वहां वहाँ मैं मैंने मुझे मुझको मेरा मेरे मेरी हम हमें हमको हमारा हमारे हमारी आप आपका आपके आपकी आपको तुम तुम्हारा तू तेरा नहीं मत
    चाहिए चाहिये चाहता चाहते चाहती करो करें करना करने करके करते करता करती कर किया कीजिए कीजिये दो दें दीजिए दीजिये देना देते दिया दी लो लें लीजिए लेना लिया
    भेजो भेजें भेजना भेजिए भेजा बताओ बताइए बताएं बताना बता दिखाओ मिलेगा मिलेगी मिलेंगे मिला मिली मिले मिल रहा रही रहे गया गयी गई गए हो होगा होगी होंगे हुआ हुई हुए
    हमलोग वाला वाली वाले कोई कुछ सब सभी बहुत बहोत अब अभी फिर तक तो ही भी साथ लिए पास बाद पहले अच्छा अच्छे अच्छी बंद भाई भैया दीदी जी जाओ जाए जाता जाते आओ आया
    आई आए आता आते खरीदना खरीदार बेचना बेचता बेचते बेचने बनाते बनाता बनाती बनाना बनवाना बनता जुड़ना जुड़ें जुड़ सकते सकता सकती हजार हज़ार सौ दोनों ज्यादा ज़्यादा कम रुपये
    रुपए पैसे बोरी लड़का इसका इसके इसकी उसका उसके उनका अपना अपने अपनी जिसको जिसे जो जहां दिन महीने साल काम घर प्रिय धन्यवाद शुक्रिया नमस्ते राम प्रणाम
    दाम मदद शुरू शुरुआत पीछे वापस सुनाओ रुको लाओ लाना लगाओ लगता लगेगा लगेगी चलता चलेगा कहते कहा बोलो बोला बोल बात आपसे हमसे मुझसे इंसान आदमी सहायता
    औरत समूह लकड़ी मिट्टी चावल गेहूं दाल प्याज आलू दूध तेल शहद केला संतरे मिर्च हल्दी धनिया सब्जी गुड़ कपड़ा जूते बर्तन बढ़िया सस्ता महंगा थोक
    खाता जमा नौकरी कमाई कमाओ कमाएं जीता जीते इनाम ऋण लोन किसको किसान किसे किसने चलाता जाती जाते जाना होता होती होते ऐसा ऐसे इतना इतने उतना शायद बिना
    फंसे फंसा  टूटा टूटी फटा सड़ा झूठ धोखा शिकायत कौन बजे कल परसों आज सुबह शाम चाय बारिश दोस्तों दोस्त जय हिंद हिन्द
"""
MARATHI = """
    आहे आहेत आहोत आहात आहेस नाही नाहीत नाहीये नको नका नकोय होते होता होती होतं होतो झाला झाली झाले झालं झालेत आणि किंवा पण परंतु मात्र काय का कसा कशी कसे कसं कधी कुठे कुठून कोण कोणी कुणी
    कोणता कोणती कोणते कोणाला किती हा ही हे ह्या या त्या तो ती ते त्याचा त्याची तिथे इथे इकडे मी मला माझा माझी माझे माझं माझ्या माझ्याकडे आम्ही आम्हाला आमचा आमची आमचे आमच्या आमच्याकडे तुम्ही तुम्हाला
    तुमचा तुमची तुमचे तुमच्या आपण आपला आपली आपले आपल्या तू तुझा तुझी तुला पाहिजे पाहिजेत हवा हवी हवे हवं हवेत हवंय हव्या लागेल लागतील लागणार लागते लागतो लागतं करा करू करतो करते करतात करतोय
    करायचे करायचं करायची करायचा करून केला केली केले केलं केलेला केलेली द्या देतो देते देणार देऊ दिला दिली दिले दिलं घ्या घेतो घेते घेईल घेऊ घेतला घेतले घेतात घ्यायचे घ्यायचं पाठवा पाठव पाठवू पाठवतो पाठवला पाठवले
    सांगा सांग सांगतो सांगितला सांगितले दाखवा दाखव मिळेल मिळतील मिळाला मिळाले मिळाली मिळते मिळतो मिळत येईल येईन येणार येतो येते आला आली आले आलं गेला गेली गेले गेलं जातो जाते जाणार जा या बघा बघ पहा
    साठी मध्ये वर खाली कडे कडून पासून पर्यंत सोबत बरोबर बद्दल विषयी मुळे शिवाय नंतर आधी आता आत्ता उद्या काल परवा आज रोज सगळे सगळं सर्व काही जरा खूप फार थोडे छान चांगले चांगला चांगली
    वाईट भाऊ ताई दादा आई बाबा मदत मागे परत थांबा थांबवा सुरू सुरु होय हो विकणे विकायचे विकायचं विकायची विक्री विक्रीस विकतो बनवतो बनवते बनवतात बनवणारे खरेदी खरेदीदार पैसे रुपयांत भाव दर शेतकरी
    शेतकऱ्याचे गटाने बचतगट नोंदणी अर्ज वाजता किलोचे दिवस दिवसांत महिन्याला नमस्कार धन्यवाद आभारी ऐका लिहा बोला बोलू चला उघडा चूक चुकून मोफत भरा फक्त पक्की लाकडी मातीचे मातीची भांडी तांदूळ गहू डाळ कांदा कांदे
    लसूण बटाटा मिरची हळद गूळ तूप दूध केळी संत्री आंबा आंबे कापूस साडी ला लाव लावा घेता घेतात घेते चा ची चे च्या च कुठं नग पोती पिशवी पिशव्या दाखला प्रमाणपत्र कार्यालय जिल्हा तालुका शासन शासकीय कर्ज
    हरी माऊली कमवा घरबसल्या महाराष्ट्र माणूस माणसाशी अधिकारी सामील व्हा होईल असेल असतो असते असं अशी तसे जमेल चालेल चालतं लागला लागली लागलं वाटते वाटतं फुटकी फुटले खराब निघाली निघाले तक्रार फसवणूक
"""
#: Roman words of Hindi, of Marathi. Spellings that both write ("ka", "pan", "kal") stand in neither.
ROMAN_HINDI = """
    hai hain hun hoon hu tha thi the ki ke mein me main mai ko se ne aur ya lekin magar kya kyu kyun kyon kaise kaisa kaisi kab kaha kahan kaun kon
    kaunsa kaunsi kis kisi kitna kitne kitni kitane yeh ye wo woh vo yaha yahan waha wahan mujhe mujhko mereko mera mere meri hum humko hamko hame hamein humein hamara hamare
    hamari aap aapka aapke aapki aapko tum tumhara tu tera nahi nahin mat chahiye chahie chaiye chahta chahte chahti karo kare karen karein karna karne
    karke karte karta karti kiya kijiye kijie do dijiye dijie dena dete diya lo lijiye lena liya bhejo bhejen bhejna bhejiye bheja bhejte batao bataiye batana bata dikhao milega
    milegi milenge mila mili mile mil raha rahi rahe rha rhe rhi gaya gayi gyi gai gaye gya hoga hogi honge hua hui hue wala wali wale vala vali koi kuch kuchh sab sabhi bahut bahot
    bohot ab abhi fir phir tak toh hi bhi sath saath liye liya pas paas baad pehle pahle accha achha acche bhai bhaiya didi ji jao jaoge jaye jata jate jati aao aaya aya aayi aaye aata aate kharidna bechna
    bechta bechte bechne banate banata banati banana banwana banta judna judne jude sakte sakta sakti hazar hajar sau dono jyada zyada kam rupaye rupee paise boriya iska iske iski uska
    uske unka apna apne apni jisko jise jo jab tab din saal kaam ghar dhanyavad shukriya namaste pranam daam madad shuru peeche piche wapas vapas sunao ruko lao lana lagao lagta
    lagega lagegi chalta chalega kehte kaha bolo bola bol baat aapse hamse mujhse aadmi insaan lakdi mitti chawal gehu pyaj pyaaz aloo doodh tel shahad santre santra mirch haldi dhaniya sabji gud kapda
    joote bartan badhiya sasta mehnga thok khata jama naukri kamai kamao kamaye jeeta inaam byaj kisko kisan kise kisne chalati chalayi jaana hota hoti hote aisa itna itne bina fanse kharab tuta tuti toota
    phata phati sada jhooth jhuth dhokha shikayat baje parso subah shaam chai barish doston dost dosto jai hind thi purana purani naya nayi le de dilwa dilwao dilao silai suvichar kiske dwara bana banaya
    galat thik theek haan han mumkin aj dekho dekhna karwao karwana karva karwa bhejenge denge lenge karenge aayega ayega aayegi milti jati bolna yaad zaroor jarur mata kamina saala sala bekar ekdam_se likho likha
    khadi_hai hamesha sirf wahi jaldi isliye kyuki kyunki agar nhi hue dal_do bata_do hame unko inko hamne maine aapne usne ganda andar bahar upar niche
    khelke haa jeeto ram radhe jawab jawaab bhej kharab dikkat pareshani beta beti bahan bhabhi shaadi shadi kangan lakh_rupaye tumse rupay rupiya kharid bech sakoge paoge kaho suno chal chalo dhaga taiyar
"""
ROMAN_MARATHI = """
    ahe aahe aahet ahet ahot aahot aahat ahat nahit nako naka nakoy hota_ka hoti_ka zala zali zale jhala jhali jhale zalay ani aani aani kinva parantu kay kaay kasa kashi kase kadhi kuthe kuthun kuthla
    koni kuni konta konti konte konala kiti kitila hya tya tyacha tyachi tithe ithe ikde mi mala maza mazi maze majha majhi majhe mazya majhya mazyakade majhyakade amhi aamhi amhala aamhala amcha amchi
    amche amchya aamchya amchyakade tumhi tumhala tumcha tumchi tumche tumchya apan aapan apla apli aaplya aplya tuza tuzi tula pahije pahijet pahijel hava havi have_ahe havay havet havya lagel lagtil lagnar lagto lagte
    lagta_ka kara karu karto karte_ka kartat karaycha karayche karaychi karaychay karun kela keli kele_ahe kelela dya deto dete_ahe denar deu dila dili dile ghya gheto ghenar gheu ghetla ghetle ghetat
    ghyaycha ghyayche pathva pathav pathavu pathvu pathavto pathavla pathavle pathvla sanga sang sangto sangitla sangitle dakhva dakhav milel miltil milala milale milali milte_ka milto_ka yeil yein yenar yeto yete_ka
    ala ali ale_ahe gela geli gele gelay jato jate_ka janar baghu bagha bagh paha sathi sathee madhe madhye var_ahe kade kadun pasun paryant sobat barobar baddal mule shivay nantar adhi aadhi ata aata udya
    kaal kal_ch parva roj sagle sagla sagale sarva kahi kaahi jara khup khoop far_chan thode chan chhan changla changli changle vait bhau tai dada baba madat mage maage parat thamba thambva suru hoy vikne vikayche
    vikaycha vikaychi vikri viknyas vikto banavto banavte banavtat kharedi kharedidar shetkari nondani arja vajta divas mahinyala namaskar aika liha bola bolu bolaycha bolaychay chala ughda chuk chukun mofat bhara bharto
    bharli fakt pakki lakdi_chi matiche matichi bhandi tandul gahu kanda kande lasun batata mirchi_ahe halad gul tup dudh_ahe keli santri_ahe amba ambe kapus nag poti pishavya dakhla karyalay jilha taluka shasan
    karj_milel manus manasashi samil vha hoil asel asto aste asa ashi_ka jamel chalel chalta_ka lagla lagli lagtay vatte futki futle kharab_nighale nighala nighali nighale takrar fasavnuk fasavla hun honar navhta navhte
    kashe pilas jevan jevlas yayche yaycha jayche jaycha ghyal ghetlat ahes lavkar uthla zopla kon_ahe dukandarane dukandarani rahila rahile kalel kalnar samajla samajat asnar sangal sangnar hotil mhanje mhanun mhantat
    gheun yeun deun jaun maine_ghetle havi_ahe pn_ahe tevdhe evdhe evdha mazhya mazha mazhe havas dyal shobhechi ubhi ekdam_chan ch_lagto cha_ahe bhetel bhetla karnar karnare banavnare aaichi aaila mulga mulgi
    ajun yeun gatala milte mauli bharla bharle kamva gharbaslya miltay maharashtra gavala sahebanshi zhala zhale zhali lagnat lagna lavta lava kamavta milava phkt fkt ghari gharchya
"""
ENGLISH = """
    the a an is are was were be been am i we you they he she it my our your their his her its me us them this that these those there here what which who whom whose when where why how
    do does did done doing have has had having will would can could should shall may might must not no yes and or but if so because as of for with without from into about between by at on
    in out up down over under after before again any some all each every many much more most other such only own same than too very just now need want looking required require wanted buy sell
    selling buying purchase price cost quote please kindly send give get make made making take tell show provide provided supply supplies available interested know help thanks thank hello hi
    dear sir madam good morning afternoon evening night today tomorrow yesterday still yet been delivered received broken damaged wrong late refund cheated complaint quality less free register
    registration join enrol enroll training workshop seminar session certificate where's i'm we're i'd i'll don't dont can't cant isn't didn't didnt doesn't doesnt hasn't haven't havent won't wont
    maker makers manufacturer manufacturers bulk wholesale wooden handmade anyone someone anybody group team loan money earn daily limited offer deposit double invest watch share funny forward
    mandatory compulsory account photo person another says code suspended verified documents document office open time number private government scheme subsidy real genuine fake fee fees charge charges call contact
    per each pieces pcs dozen bags lamps toys chairs boxes baskets sarees bangles pickles pots around near side origin your's new old big small best fresh pure original urgent urgently possible
    stop start back menu human speak language change undo unsubscribe message messages nothing something everything never always who's let lets want's ready ship shipping export import buyer buyers
    seller sellers customer farmers artisan artisans women was it's that's he's kept keep safe says said asked paid pay got gave came went took sent ordered bought sold
    click win winner won prize congratulations job jobs work home part-time guaranteed profit returns followers like likes subscribe channel video reel god bless happy birthday festival
    how's match score cricket movie song weather rain joke laugh lol haha bro
"""

#: Endings of Devanagari words of at least four signs, and how much they tell.
ENDINGS_HINDI: Mapping[str, float] = {
    "ूंगा": 1.5, "ूंगी": 1.5, "ूँगा": 1.5, "ेंगे": 1.5, "ेगा": 1.5, "ेगी": 1.5, "ोगे": 1.2, "िए": 1.2, "िये": 1.2, "ियों": 1.2, "ों": 0.8, "ाएं": 1.0,
    "ाएँ": 1.0, "ाइए": 1.5, "ाओ": 0.8, "ियां": 0.8, "ाना": 0.3, "ड़ी": 0.4, "ड़ा": 0.4, "कर": 0.3, "वाला": 1.0, "वाले": 1.0, "वाली": 1.0,
}  # fmt: skip
ENDINGS_MARATHI: Mapping[str, float] = {
    "साठी": 2.0, "मध्ये": 2.0, "मधून": 2.0, "कडून": 2.0, "कडे": 1.5, "ायचं": 2.0, "ायचे": 2.0, "ायची": 2.0, "ायचा": 2.0, "ायला": 2.0, "ायचंय": 2.0, "ायचाय": 2.0,
    "ण्याचे": 2.0, "ण्यासाठी": 2.0, "णार": 1.5, "णारे": 1.2, "णारा": 1.0, "च्या": 1.5, "ांचे": 1.5, "ांची": 1.5, "ांचा": 1.5, "ाचे": 1.2, "ाची": 1.2, "ाचा": 1.2, "ीची": 1.2, "ीचे": 1.2, "ीचा": 1.2,
    "ेची": 1.2, "ेचे": 1.2, "ेचा": 1.2, "ांना": 1.5, "ाला": 0.6, "ीला": 1.0, "ेला": 0.6, "ांनी": 1.5, "ाने": 0.5, "ांत": 1.2, "ात": 0.4, "ीत": 0.5, "ेत": 0.4, "ून": 0.8, "हून": 1.5, "ाहून": 1.5,
    "तोय": 2.0, "तेय": 2.0, "तात": 1.0, "तील": 1.2, "ीन": 0.4, "लेली": 1.5, "लेला": 1.5, "लेले": 1.5, "लेलं": 1.5, "वतो": 1.5, "ितलं": 1.5, "लाय": 1.5, "लीय": 1.5, "लंय": 1.5, "लंस": 2.0, "लास": 1.0,
    "लीस": 1.0, "वणे": 1.0, "णे": 0.8, "णं": 1.0, "ाव": 0.3, "ावे": 0.8, "ावं": 0.8, "वायचे": 1.5, "ील": 0.8, "शी": 0.5, "चं": 1.0, "लं": 1.0, "टं": 0.8, "वं": 0.8, "ोत": 0.3,
    "चे": 0.6, "ची": 0.5, "चा": 0.5, "ले": 0.2, "ला": 0.2,
}  # fmt: skip
ENDINGS_ROMAN_HINDI: Mapping[str, float] = {
    "unga": 1.5, "ungi": 1.5, "enge": 1.5, "ega": 1.2, "egi": 1.2, "oge": 1.2, "iye": 1.0, "iyega": 1.5, "ao": 0.6, "wala": 1.0, "wale": 1.0, "wali": 1.0, "on": 0.1,
    "aunga": 1.5, "aungi": 1.5,
}  # fmt: skip
ENDINGS_ROMAN_MARATHI: Mapping[str, float] = {
    "sathi": 2.0, "saathi": 2.0, "madhe": 2.0, "madhye": 2.0, "madhun": 2.0, "kadun": 2.0, "kade": 1.0, "aycha": 2.0, "ayche": 2.0, "aychi": 2.0, "ayla": 1.5, "aychay": 2.0, "nyasathi": 2.0,
    "nyache": 2.0, "achi": 1.0, "ache": 1.0, "acha": 0.8, "anchi": 1.5, "anche": 1.5, "ancha": 1.5, "chya": 1.5, "anna": 1.0, "ala": 0.5, "ila": 0.6, "lela": 1.2, "leli": 1.2, "lele": 1.2, "toy": 1.5,
    "tay": 1.0, "tat": 0.7, "til": 0.8, "vto": 1.2, "ahun": 1.5, "itla": 1.2, "itle": 1.2, "shi": 0.2, "nar": 0.7, "nare": 0.8, "avi": 0.3, "ave": 0.3, "vaycha": 1.5, "vayche": 1.5, "chya_": 0.0,
    "une": 0.1, "ane": 0.4,
}  # fmt: skip
#: Particles that stand alone in careless Roman Marathi ("kela chi", "konkan la") or in Hindi.
ROMAN_PARTICLES: Mapping[str, tuple[str, float]] = {
    "chi": ("mr", 1.5), "che": ("mr", 1.5), "cha": ("mr", 1.2), "chya": ("mr", 2.0), "la": ("mr", 1.5), "na": ("hi", 0.2), "ch": ("mr", 1.5), "pan": ("mr", 0.4),
    "var": ("mr", 0.8), "ka": ("hi", 0.6), "to": ("hi", 0.1), "par": ("hi", 0.8), "pe": ("hi", 1.0), "ho": ("hi", 0.4), "the": ("en", 1.0), "me": ("hi", 0.7), "hi": ("en", 0.1), "do": ("hi", 0.4),
    "he": ("mr", 0.4), "ha": ("mr", 0.3), "in": ("en", 0.8), "a": ("en", 0.6), "us": ("hi", 0.2), "is": ("en", 0.6), "main": ("hi", 0.4), "or": ("en", 0.4), "hun": ("hi", 0.3), "hua": ("hi", 1.0),
    "lo": ("hi", 0.6), "se": ("hi", 1.0), "ne": ("hi", 0.5), "ya": ("hi", 0.2), "kela": ("hi", 0.0), "banana": ("en", 0.0), "keli": ("mr", 0.4), "lava": ("mr", 0.8), "dila": ("mr", 1.2), "kal": ("hi", 0.2), "tai": ("mr", 0.8),
    "price": ("en", 0.4), "free": ("en", 0.3), "call": ("en", 0.3), "loan": ("en", 0.3), "photo": ("en", 0.3), "training": ("en", 0.3), "workshop": ("en", 0.3), "group": ("en", 0.3), "number": ("en", 0.3),
    "limit": ("en", 0.2), "code": ("en", 0.3), "account": ("en", 0.3), "order": ("en", 0.2), "quality": ("en", 0.3), "bulk": ("en", 0.3), "ready": ("en", 0.3), "sir": ("en", 0.2), "job": ("en", 0.2),
    "office": ("en", 0.3), "certificate": ("en", 0.3), "please": ("en", 0.4), "hello": ("en", 0.3), "home": ("en", 0.2), "time": ("en", 0.3), "fee": ("en", 0.2), "form": ("en", 0.2), "registration": ("en", 0.3), "bro": ("en", 0.3), "scheme": ("en", 0.3), "subsidy": ("en", 0.3),
}  # fmt: skip
ENDINGS_ENGLISH: Mapping[str, float] = {
    "ing": 1.2,
    "tion": 0.8,
    "ment": 0.4,
    "ness": 0.8,
    "able": 0.5,
    "ly": 0.4,
    "ed": 0.5,
    "ers": 0.3,
    "ies": 0.5,
    "es": 0.2,
    "ful": 0.6,
}
