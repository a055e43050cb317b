# The card and what stands in its place while it is closed.
close = बंद करें
undo = बंद किया गया। वापस लाएँ?
tell-us = हमें बताएँ

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = बस एक टैप काफ़ी है।
step = { $steps } में से { $score }, { $warmth }
cold = सर्द
cool = ठंडा
mild = मध्यम
warm = गुनगुना
hot = गर्म

# What is said after a tap, where the site has no words of its own.
said-cold = हमें बहुत खेद है। ऐसा नहीं होना चाहिए था, और हम इसे ठीक करना चाहते हैं।
said-cool = क्षमा करें, यह बेहतर होना चाहिए था। हमें इसे ठीक करने दें।
said-mild = धन्यवाद। इसे क्या बेहतर बना सकता था?
said-warm = धन्यवाद, यह जानकर अच्छा लगा।
said-hot = बहुत बढ़िया, धन्यवाद!

# What follows a tap.
reasons = क्या ठीक नहीं रहा?
comment = हमें और बताएँ
comment-taken = हमें बताने के लिए धन्यवाद।
send = भेजें
talk = अभी हमसे बात करें
promise-free = अभी कोई उपलब्ध है
promise-call = हम { $when } तक कॉल करेंगे
promise-keep = अभी कोई नहीं है, संदेश छोड़ें

# On its way to us: an answer, then a message.
sending = भेजा जा रहा है…
kept = भेजे जाने तक यहीं सुरक्षित है।
arrived = आपका जवाब मिल गया है।

# Where the live conversation can’t run.
no-live-chat = इस पेज पर लाइव चैट नहीं चल सकती।
press-arrived = आपका अनुरोध टीम तक पहुँच गया है।
press-on-its-way = आपका अनुरोध रास्ते में है।
press-refused = आपका अनुरोध नहीं पहुँचा।
press-in-tab = आपके अनुरोध का अपना एक पेज है।
continue = वहाँ बात करें

# The conversation. $name is somebody of the team.
conversation = बातचीत
message = आपका संदेश
you = आप
refused = नहीं पहुँचा
reconnecting = कनेक्शन नहीं है। फिर से कोशिश हो रही है…
calling = टीम को बुलाया जा रहा है…
ringing = टीम के यहाँ घंटी बज रही है। आप अभी से लिख सकते हैं।
all-busy = अभी सब किसी न किसी से बात कर रहे हैं।
place = आपकी बारी: { $place }।
soon = आम तौर पर एक मिनट के अंदर।
wait = आम तौर पर लगभग { $minutes } मिनट।
nobody = अभी कोई मौजूद नहीं है। आपका संदेश हम सुरक्षित रखेंगे।
missed = समय पर कोई नहीं आ सका। आप जो लिखेंगे, हम उसे सहेजकर रखेंगे।
promised = हम आपको वापस कॉल करेंगे। आप यह पेज बंद कर सकते हैं।
team-is-here = टीम आपके साथ है।
agent-is-here = { $name } आपके साथ हैं।
agents-are-here = { $name } और { $other } यहाँ हैं।
writing = लिख रहे हैं…
delivered = पहुँच गया
read = पढ़ लिया गया
elsewhere = किसी दूसरे टैब या डिवाइस पर जारी रखें
keep-copy = एक प्रति रखें
answers-to = अगर आप चले जाएँ: हम जवाब कहाँ दें?
answers-save = सहेजें
answers-kept = सहेज लिया। आपके जाने पर जवाब वहीं आएँगे।
ended = यह बातचीत समाप्त हो गई है। धन्यवाद।

# A call by voice, beside the conversation.
speak = बोलकर बात करें
answer = जवाब दें
decline = अभी नहीं
write-instead = लिखकर बात करें
mute = माइक बंद करें
unmute = माइक चालू करें
hang-up = कॉल समाप्त करें
voice-rung = टीम आपसे बात करना चाहती है।
voice-asking = कृपया माइक्रोफ़ोन की अनुमति दें।
voice-waiting = आपका माइक्रोफ़ोन तैयार है। टीम की प्रतीक्षा है…
voice-connecting = जोड़ा जा रहा है…
voice-speaking = अब आप बोल सकते हैं।
voice-muted = आपका माइक बंद है।
voice-ended = कॉल समाप्त हो गई। आप लिखना जारी रख सकते हैं।
voice-declined = अभी कोई बात नहीं कर सकता। कृपया लिखना जारी रखें।
voice-their-microphone = टीम के पास अभी माइक्रोफ़ोन नहीं है। कृपया लिखना जारी रखें।
voice-denied = इस पेज के लिए माइक्रोफ़ोन अवरुद्ध है। आप ब्राउज़र की सेटिंग में अनुमति दे सकते हैं या लिखना जारी रख सकते हैं।
voice-dismissed = माइक्रोफ़ोन की अनुमति नहीं मिली। आप फिर कोशिश कर सकते हैं या लिखना जारी रख सकते हैं।
voice-no-device = कोई माइक्रोफ़ोन नहीं मिला। आप लिखना जारी रख सकते हैं।
voice-busy = कोई और प्रोग्राम माइक्रोफ़ोन का उपयोग कर रहा है। आप फिर कोशिश कर सकते हैं या लिखना जारी रख सकते हैं।
voice-policy = यह पेज माइक्रोफ़ोन की अनुमति नहीं देता। आप लिखना जारी रख सकते हैं।
voice-insecure = यह पेज एन्क्रिप्टेड नहीं है, इसलिए यहाँ माइक्रोफ़ोन नहीं है। आप लिखना जारी रख सकते हैं।
voice-no-route = कॉल के लिए कनेक्शन नहीं बन सका। आप लिखना जारी रख सकते हैं।
voice-unsupported = इस ब्राउज़र में कॉल नहीं हो सकती। आप लिखना जारी रख सकते हैं।
voice-window = आप एक अलग विंडो में बात कर रहे हैं। कॉल समाप्त करने के लिए उसे बंद करें।
voice-popup = आपके ब्राउज़र ने कॉल की विंडो रोक दी है। उसे अनुमति देकर फिर दबाएँ, या लिखना जारी रखें।
voice-ticket = इस विंडो की अवधि समाप्त हो गई है। बातचीत में “बोलकर बात करें” फिर से दबाएँ।

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = मुझे वापस कॉल करें
call-number = आपका फ़ोन नंबर
call-when = कब?
call-soon = जितनी जल्दी हो सके
call-ask = कृपया मुझे कॉल करें
call-back = वापस
call-due = जैसे ही कोई खाली होगा, हम आपको कॉल करेंगे: { $number }
call-at = हम आपको { $number } पर कॉल करेंगे: { $when }
call-dialling = हम आपको अभी कॉल कर रहे हैं: { $number }
call-unreached = फ़ोन पर आपसे संपर्क नहीं हो सका। अगला प्रयास: { $when }
call-reached = हमारी फ़ोन पर बात हो चुकी है।
call-given-up = फ़ोन पर आपसे संपर्क नहीं हो सका। आप यहाँ लिख सकते हैं या फिर से कॉल माँग सकते हैं।
call-no-number = इस फ़ोन नंबर पर कॉल नहीं की जा सकती।
call-other-country = हम इस देश के नंबरों पर कॉल नहीं कर सकते।
call-other-number = हम इस नंबर पर कॉल नहीं कर सकते। कृपया दूसरा नंबर दें।
call-other-time = उस समय अब कोई मौजूद नहीं होगा। कृपया दूसरा समय चुनें।
call-failed = यह अभी नहीं हो पाया। कृपया फिर से कोशिश करें।

attach = फ़ाइल जोड़ें
file-too-large = यह फ़ाइल बहुत बड़ी है। अधिक से अधिक { $size } भेजे जा सकते हैं।
file-other-kind = इस तरह की फ़ाइलें यहाँ नहीं भेजी जा सकतीं। ये भेजी जा सकती हैं: { $kinds }
file-no-room = इस बातचीत में और फ़ाइलें नहीं आ सकतीं।
file-refused = यह फ़ाइल स्वीकार नहीं की जा सकी।
file-unsent = फ़ाइल नहीं भेजी जा सकी: अभी कनेक्शन नहीं है।
file-remove = हटाएँ

# The plain pages. $site is the site's name.
conversation-with = बातचीत: { $site }
page-reloads = नए संदेश कुछ ही सेकंड में यहाँ अपने आप दिखेंगे।
sent-soon = यह कुछ ही पलों में भेजा जाएगा। बदलने के लिए किसी दूसरे चेहरे पर टैप करें।
change = क्या आपने अपना मन बदल लिया?
overtaken = तब से आपने हमें और बताया है, और वही हमने रखा है।
not-stored = यह अभी सहेजा नहीं जा सका।
send-again = फिर से भेजें

# What a plain page says instead of what was asked for.
failed = यह नहीं हो पाया
nothing-here = क्षमा करें, इस पते पर कुछ नहीं है।
busy = क्षमा करें, एक साथ बहुत ज़्यादा भेजा गया।
try-in =
    { $seconds ->
        [one] कृपया { $seconds } सेकंड बाद फिर कोशिश करें।
       *[other] कृपया { $seconds } सेकंड बाद फिर कोशिश करें।
    }
too-long = क्षमा करें, यह बहुत लंबा था।
unavailable = क्षमा करें, यह अभी संभव नहीं है।
not-taken = क्षमा करें, जो भेजा गया उसे हम स्वीकार नहीं कर सकते।

# The question in a frame of its own, and in a mail.
frame = { $site } की ओर से एक सवाल
mail = जवाब देने के लिए किसी चेहरे पर टैप करें।
reply = { $site } ने आपको जवाब दिया है
reply-go-on = बातचीत यहाँ जारी रखें। यह लिंक केवल आपके लिए है:
reply-why = यह मेल आपको इसलिए मिला है क्योंकि आपने बातचीत में यह पता छोड़ा था।
