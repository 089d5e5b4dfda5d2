"""Words that stand in any sentence of the market and are the name of no goods."""

from handlers.folding import folded

_OF_ANY_SENTENCE = folded("""
    chahta chahti chahte चाहता चाहती चाहते
    aapka aapki aapke आपका आपकी आपके tumcha tumchi तुमचा तुमची तुमचं tera तेरा
    main mai mein मैं मै हम hum mi mee मी आम्ही aamhi amhi i we my our mera meri mere मेरा मेरी मेरे
    majha majhi mazi माझा माझी माझं माझे hamara hamari हमारा हमारी hamare हमारे apna apni अपना अपनी
    माझ्या माझ्याकडे आमच्याकडे majhyakade mazyakade aamchyakade
    mujhe मुझे mala मला yahan yaha यहाँ यहां yethe इथे येथे pas paas पास ghar घर ghari घरी
    par पर mere_yahan hai hain he है हैं ahe aahe ahet आहे आहेत hu hun hoon हूँ हूं hota hoti होता
    होती tha
    thi sab सब sabhi सभी kuch kuchh कुछ sare saare सारे sagla sagle sagli सगळं सगळे सगळी sarv सर्व
    kahi kaahi काही everything anything all things thing cheez chij चीज चीज़ चीजें chijen milta
    milti milte मिलता मिलती मिलते milega milel milate मिळतं मिळतात मिळते available saman saamaan
    samaan sāmān सामान maal mal माल vastu वस्तू goods product products item items yes haan हाँ हां
    ho हो hoy होय ok okay ओके ji जी ka ki ke ko se me में का की के को से ne ने cha chi che चा ची चे
    च्या la ला the a an of in for and is are am it this that ye yeh यह वो woh wo te ते hi ही to तो
    toh bas बस sirf सिर्फ फक्त only just kaam kam काम karte rahe raha rahi रहा रहे रही wala wali
    wale वाला वाली वाले acha accha achha अच्छा chalel चालेल chalega चलेगा thik theek ठीक sahi सही
    barobar बरोबर thanks thank you dhanyavad धन्यवाद shukriya hmm hmmm pata पता malum maloom मालूम
    mahit maahit माहित माहीत don't dont know idea samajh समझ samjha kalat कळत likhu likhun batao
    bata bataiye बताओ बताइए naam nam नाम nav naav नाव name baad bad बाद nantar नंतर abhi अभी ata आता
    later now please plz kripya कृपया do दो dijiye kar karo करो kya क्या kay काय nothing none
    kuchhbhi test hello hey namaste नमस्ते namaskar नमस्कार sir madam bhai भाई didi दीदी dada दादा
    tai ताई good nice liye लिए sathi साठी kilo किलो zila jila जिला जिल्हा district gaon gav गाँव
    गांव गाव city shahar शहर kisan किसान shetkari शेतकरी aap आप tum तुम tumhi तुम्ही बताऊँगी बताऊंगी
    बताऊँगा बताऊंगा bataungi bataunga सांगेन sangen aaya aya aayi आया आई paise पैसे rupaye रुपये
    kitna kitne kitni कितना कितने कितनी kiti किती lagenge lagega लगेंगे लगेगा rate रेट bhav भाव kab
    कब kahan kaha कहाँ kaise कैसे kyu kyun क्यों kaun कौन bana bani bane बना बनी बने banaya बनाया
    bhaiya bhaiyya भैया भइया behen behan bahan बहन बहनजी sahab saheb साहब साहेब madam मैडम मॅडम
    chacha चाचा
    kaka काका mausi मौसी mavshi मावशी uncle aunty ram राम radhe राधे jai जय shri shree श्री siyaram
    सियाराम
    tak तक sakta sakti sakte सकता सकती सकते shakto shakte शकतो शकते देऊ denge देंगे dunga dungi
    दूंगा दूंगी lekin लेकिन magar मगर
    too expensive costly cheap mehnga mehenga महंगा महँगा mahag महाग sasta सस्ता swast स्वस्त kam
    कम kami कमी zyada ज्यादा ज़्यादा jast जास्त
    max min rs maximum minimum asap correct right umra umar उम्र उमर
    age aayu आयु वय dikhao दिखाओ naam नंबर number fine reply next okay done
    chahta chahti chahte चाहता चाहती चाहते chahunga chahungi mana मना manaa inkar इनकार dhundo dhundho dhoondo ढूँढो ढूंढो shodha
    शोधा ichha इच्छा icchuk इच्छुक ichhuk
    ab अब aage आगे khud खुद ख़ुद swatah swatha swataha स्वतः स्वत myself
    ghya ghyaa घ्या gheun घेऊन tari तरी konitari kunitari कोणीतरी कुणीतरी varsh varsha varshe वर्ष वर्षे वर्षं varshapasun वर्षापासून
    वर्षांपासून saalo saalon सालों year years since zali zale zala jhali jhale jhala झाली झाले झालं झाला
    salam सलाम johar जोहार pranam प्रणाम dukan dukaan दुकान दुकानदार shop store
""")
_OF_TRADE = folded("""
    buy buying wanna purchase purchasing deal deals done final confirm pakka पक्का change changed badal badlo badalna बदल बदलो बदलना
    बदला place jagah जगह ठिकाण date dates tarikh
    तारीख time days day din दिन दिवस divas week hafta हफ्ता kal कल aaj आज udya उद्या enquiry
    enquiries inquiry seller sellers vikreta विक्रेता
    buyer buyers kharidar kharidaar खरीदार खरेदीदार order orders ऑर्डर ordar status स्टेटस reply
    response answer jawab जवाब wait waiting gheto ghete
    घेतो घेते घेतलं घेऊ lunga lungi lenge लूंगा लूँगा लूंगी लेंगे kardo करदो kara करा vel वेळ samay
    समय what which who how when where why can could
    would will was were has had did does other any lagenge लगेंगे lagega लगेगा lagel लागेल magni
    मागणी keli केली koi कोई koni कोणी milala मिळाला
    milali मिळाली mila मिला mili मिली aaya आया budget बजट बजेट half advance एडवांस payment discount
    डिस्काउंट each per apiece bazar bazaar bajar बाज़ार बाजार market mandi मंडी
""")
_OF_COURSE = folded("""
    bilkul बिल्कुल बिलकुल certainly definitely absolutely surely sure of_course course zaroor jarur zarur ज़रूर
    जरूर नक्की nakki
    नक्कीच nakkich अवश्य avashya beshak बेशक
""")
_OF_SENDING_AND_DAYS = folded("""
    bhejo bhejna bhejte bhejti bhejta bhejiye bhej bhejunga bhejungi bhejenge भेजो भेजना भेजते भेजती भेजता भेजिए
    भेज भेजूंगा भेजूंगी भेजेंगे
    pathva pathav pathavto pathavte पाठवा पाठव पाठवतो पाठवते send sends sent sending baki baaki बाकी बाक़ी rest
    remaining introduce
    introduced connect connected accept accepted agree agreed reject rejected both dono दोनों दोन्ही donhi deliver
    delivered delivery milao
    milwao milwa milva मिलाओ मिलवाओ मिलवा doge dogi दोगे दोगी deta dete deti देता देते देती dena deni देना देनी
    dila dila_do dya द्या
    january february march april june july august september october november december
    जनवरी फरवरी मार्च अप्रैल जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर जानेवारी फेब्रुवारी एप्रिल जुलै ऑगस्ट
    सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
    monday tuesday wednesday thursday friday saturday sunday somvar mangalvar budhvar guruvar shukravar shanivar ravivar
    सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार मंगळवार रविवारी सोमवारी baje bje bajkar बजे बजकर वाजता vajta vajata
    subah savere dopahar dupari shaam sandhyakali ratri morning evening afternoon noon
    सुबह सवेरे सकाळी sakali दोपहर दुपारी शाम संध्याकाळी रात रात्री
    start open close closed बंद keli केलं kela केला reopen ask asked tell told say said them him her us you your
""")
_OF_LIVING = folded("""
    sadhya सध्या rahto rahte rahate rahato rehta rehti rehte rahta rahti राहतो राहते रहता रहती रहते currently live living lives
    mulchi मूळची मूळचा
""")
_OF_SHOWING = folded("""
    dekho dekhiye dekhie dekhna dekh dekhe देखो देखिए देखिये देखना देख देखें paha bagha पहा बघा बघ look see seen here these those
    pichla pichhla pichle pichhle pichli पिछला पिछले पिछली purana purane purani पुराना पुराने पुरानी juna june juni जुना जुने जुनी जुनं
    magcha magche magchi मागचा मागचे मागची मागचं aadhicha आधीचं आधीचा आधीचे previous earlier old older past work works
    hua huya hue hui हुआ हुए हुई kela kelele kelela केलेलं केलेला केलेले केलेली aisa aise aisi ऐसा ऐसे ऐसी asa ase ashi असं असे अशी असा
    naya naye nayi नया नये नए नई nava navin nave नवा नवीन नवे हे he hya yaha ye ki at on with from made maine मैंने hamne humne हमने
    iska iske iski isko yahi yehi wahi vahi vaisa vaise vaisi waisa waise waisi jaisa jaise jaisi इसका इसके इसकी इसको यही वही वैसा
    वैसे वैसी जैसा जैसे जैसी same similar hach hech hich हाच हेच हीच yacha yachi yache yachya याचा याची याचे याच्या asach ashich asech
    असाच अशीच असेच tasa tase tashi तसा तसे तशी toch tech tich तोच तेच तीच
""")
"""Of a caption below a photo: "ye dekho pichla kaam", "हे बघा जुनं काम"."""
_OF_COMING = folded("""
    gaye gaya गया गए गये alet aalet आलेत ala aala aale ale aali ali आला आले आली alay aalay आलंय gele gela geli गेले गेला गेली zala zale
    jhala jhale झाला झाले झालं milala milale milalet मिळाला मिळाले मिळालेत taiyar taiyaar tayar तैयार तयार ready packed disel
    dikhega dikhegi दिसेल दिखेगा दिखेगी maaf माफ sorry galti गलती mistake karaycha karaychi karayche karaychay करायचं करायचा
    करायची करायचे करायचंय karna करना karne करने kijiye कीजिए karein करें ek एक kharedi
    khareedi kharidi खरेदी खरीदी kimmat kimat keemat किंमत कीमत anymore needed
""")
"""Of goods that are ready and money that came, of pardon, and of what is to be done."""
SAID_ANYWHERE = (
    _OF_ANY_SENTENCE | _OF_TRADE | _OF_COURSE | _OF_SENDING_AND_DAYS | _OF_SHOWING | _OF_LIVING | _OF_COMING
)  # fmt: skip
