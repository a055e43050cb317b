# The card and what stands in its place while it is closed.
close = إغلاق
undo = أُغلقت. هل تريد التراجع؟
tell-us = شاركنا رأيك

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = لمسة واحدة تكفي.
step = { $score } من { $steps }، { $warmth }
cold = بارد
cool = فاتر
mild = معتدل
warm = دافئ
hot = حار

# What is said after a tap, where the site has no words of its own.
said-cold = نعتذر بشدة. ما كان ينبغي أن يحدث هذا، ونود إصلاحه.
said-cool = عذرًا، كان ينبغي أن يكون الأمر أفضل. اسمح لنا بإصلاحه.
said-mild = شكرًا لك. ما الذي كان سيجعله أفضل؟
said-warm = شكرًا لك، يسعدنا سماع ذلك.
said-hot = رائع، شكرًا لك!

# What follows a tap.
reasons = ما الذي لم يسر على ما يرام؟
comment = أخبرنا بالمزيد
comment-taken = شكرًا لأنك أخبرتنا.
send = إرسال
talk = تحدّث إلينا الآن
promise-free = يوجد من يجيبك الآن
promise-call = نتصل بك قبل { $when }
promise-keep = لا أحد هنا الآن، اترك رسالة

# On its way to us: an answer, then a message.
sending = جارٍ الإرسال…
kept = محفوظ هنا إلى أن يمكن إرساله.
arrived = وصلت إجابتك.

# Where the live conversation can’t run.
no-live-chat = لا يمكن تشغيل المحادثة المباشرة في هذه الصفحة.
press-arrived = وصل طلبك إلى الفريق.
press-on-its-way = طلبك في الطريق.
press-refused = لم يصل طلبك.
press-in-tab = لطلبك صفحة خاصة به.
continue = تابع هناك

# The conversation. $name is somebody of the team.
conversation = المحادثة
message = رسالتك
you = أنت
refused = لم تُسلَّم
reconnecting = لا يوجد اتصال. نحاول مجددًا…
calling = ننادي الفريق…
ringing = الجرس يرن لدى الفريق. يمكنك الكتابة من الآن.
all-busy = الجميع في محادثة الآن.
place = ترتيبك في الانتظار: { $place }.
soon = عادةً خلال دقيقة.
wait = عادةً نحو { $minutes } د.
nobody = لا يوجد أحد الآن. سنحتفظ برسالتك.
missed = لم يتمكن أحد من الحضور في الوقت المناسب. نحتفظ بما تكتبه.
promised = سنعاود الاتصال بك. يمكنك إغلاق هذه الصفحة.
team-is-here = الفريق معك.
agent-is-here = {"\u2068"}{ $name }{"\u2069"} معك.
agents-are-here = ⁨{ $name }⁩ و⁨{ $other }⁩ معك.
writing = يكتب الآن…
delivered = تم التسليم
read = تمت القراءة
elsewhere = تابِع في علامة تبويب أخرى أو على جهاز آخر
keep-copy = احتفظ بنسخة
answers-to = إذا غادرت، أين نجيبك؟
answers-save = حفظ
answers-kept = تم الحفظ. إذا غادرت، تصلك الإجابات هناك.
ended = انتهت هذه المحادثة. شكرًا لك.

# A call by voice, beside the conversation.
speak = التحدث بدلًا من الكتابة
answer = رد
decline = ليس الآن
write-instead = الكتابة بدلًا من التحدث
mute = كتم الصوت
unmute = إلغاء كتم الصوت
hang-up = إنهاء المكالمة
voice-rung = يود الفريق التحدث إليك.
voice-asking = يُرجى السماح باستخدام الميكروفون.
voice-waiting = الميكروفون جاهز. في انتظار الفريق…
voice-connecting = جارٍ الاتصال…
voice-speaking = يمكنك التحدث الآن.
voice-muted = الميكروفون مكتوم.
voice-ended = انتهت المكالمة. يمكنك متابعة الكتابة.
voice-declined = لا يستطيع أحد التحدث الآن. يُرجى متابعة الكتابة.
voice-their-microphone = لا يتوفر لدى الفريق ميكروفون الآن. يُرجى متابعة الكتابة.
voice-denied = الميكروفون محظور في هذه الصفحة. يمكنك السماح به من إعدادات المتصفح أو متابعة الكتابة.
voice-dismissed = لم يُسمح باستخدام الميكروفون. يمكنك المحاولة مرة أخرى أو متابعة الكتابة.
voice-no-device = لم يُعثر على ميكروفون. يمكنك متابعة الكتابة.
voice-busy = يستخدم برنامج آخر الميكروفون. يمكنك المحاولة مرة أخرى أو متابعة الكتابة.
voice-policy = لا تسمح هذه الصفحة باستخدام الميكروفون. يمكنك متابعة الكتابة.
voice-insecure = هذه الصفحة غير مشفرة، لذلك لا يتوفر ميكروفون هنا. يمكنك متابعة الكتابة.
voice-no-route = تعذر إجراء اتصال للمكالمة. يمكنك متابعة الكتابة.
voice-unsupported = لا يمكن إجراء المكالمات في هذا المتصفح. يمكنك متابعة الكتابة.
voice-window = أنت تتحدث في نافذة مستقلة. أغلقها لإنهاء المكالمة.
voice-popup = حظر متصفحك نافذة المكالمة. اسمح بها واضغط مرة أخرى، أو تابع الكتابة.
voice-ticket = انتهت صلاحية هذه النافذة. اضغط «التحدث بدلًا من الكتابة» في المحادثة مرة أخرى.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = أريد أن تتصلوا بي
call-number = رقم هاتفك
call-when = متى؟
call-soon = في أقرب وقت ممكن
call-ask = من فضلكم اتصلوا بي
call-back = رجوع
call-due = سنتصل بك حالما يتفرغ أحدنا: {"\u2068"}{ $number }{"\u2069"}
call-at = سنتصل بك على {"\u2068"}{ $number }{"\u2069"}: { $when }
call-dialling = نتصل بك الآن: {"\u2068"}{ $number }{"\u2069"}
call-unreached = لم نتمكن من الوصول إليك هاتفيًا. المحاولة التالية: { $when }
call-reached = لقد تحدثنا هاتفيًا.
call-given-up = لم نتمكن من الوصول إليك هاتفيًا. يمكنك الكتابة هنا أو طلب مكالمة أخرى.
call-no-number = هذا ليس رقم هاتف يمكن الاتصال به.
call-other-country = لا يمكننا الاتصال بأرقام هذا البلد.
call-other-number = لا يمكننا الاتصال بهذا الرقم. يُرجى إدخال رقم آخر.
call-other-time = لن يكون أحد موجودًا في ذلك الوقت. يُرجى اختيار وقت آخر.
call-failed = لم ينجح ذلك الآن. يُرجى المحاولة مرة أخرى.

attach = إرفاق ملف
file-too-large = هذا الملف كبير جدًا. الحد الأقصى { $size }.
file-other-kind = لا يمكن إرسال ملفات من هذا النوع هنا. الأنواع الممكنة: { $kinds }
file-no-room = لا تتسع هذه المحادثة لملفات أخرى.
file-refused = تعذّر قبول هذا الملف.
file-unsent = تعذّر إرسال الملف: لا يوجد اتصال الآن.
file-remove = إزالة

# The plain pages. $site is the site's name.
conversation-with = المحادثة: {"\u2068"}{ $site }{"\u2069"}
page-reloads = تظهر الرسائل الجديدة هنا تلقائيًا خلال ثوانٍ قليلة.
sent-soon = سيُرسل هذا بعد لحظات. المس وجهًا آخر لتغييره.
change = هل غيّرت رأيك؟
overtaken = أخبرتنا بالمزيد منذ ذلك الحين، وهذا ما نحتفظ به.
not-stored = تعذّر حفظ هذا الآن.
send-again = أرسل مرة أخرى

# What a plain page says instead of what was asked for.
failed = لم ينجح ذلك
nothing-here = عذرًا، لا يوجد شيء في هذا العنوان.
busy = عذرًا، كان ذلك كثيرًا دفعة واحدة.
try-in =
    { $seconds ->
        [zero] يُرجى المحاولة مرة أخرى الآن.
        [one] يُرجى المحاولة مرة أخرى بعد ثانية واحدة.
        [two] يُرجى المحاولة مرة أخرى بعد ثانيتين.
        [few] يُرجى المحاولة مرة أخرى بعد { $seconds } ثوانٍ.
        [many] يُرجى المحاولة مرة أخرى بعد { $seconds } ثانية.
       *[other] يُرجى المحاولة مرة أخرى بعد { $seconds } ثانية.
    }
too-long = عذرًا، كان ذلك طويلًا جدًا.
unavailable = عذرًا، هذا غير ممكن الآن.
not-taken = عذرًا، لا يمكننا قبول ما أُرسل.

# The question in a frame of its own, and in a mail.
frame = سؤال من {"\u2068"}{ $site }{"\u2069"}
mail = المس وجهًا للإجابة.
reply = أجابك {"\u2068"}{ $site }{"\u2069"}
reply-go-on = تابع المحادثة هنا. هذا الرابط لك وحدك:
reply-why = وصلتك هذه الرسالة لأنك تركت هذا العنوان في المحادثة.
