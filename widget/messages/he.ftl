# The card and what stands in its place while it is closed.
close = סגירה
undo = נסגר. לבטל?
tell-us = ספרו לנו

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = נגיעה אחת מספיקה.
step = { $score } מתוך { $steps }, { $warmth }
cold = קר
cool = קריר
mild = פושר
warm = חמים
hot = חם

# What is said after a tap, where the site has no words of its own.
said-cold = אנחנו מצטערים. זה לא היה צריך לקרות, ואנחנו רוצים לתקן.
said-cool = סליחה, זה היה צריך להיות טוב יותר. תנו לנו לתקן.
said-mild = תודה. מה היה משפר את זה?
said-warm = תודה, טוב לשמוע.
said-hot = נפלא, תודה!

# What follows a tap.
reasons = מה השתבש?
comment = ספרו לנו עוד
comment-taken = תודה שסיפרתם לנו.
send = שליחה
talk = דברו איתנו עכשיו
promise-free = יש מישהו פנוי עכשיו
promise-call = נתקשר אליכם עד { $when }
promise-keep = אין כאן אף אחד, השאירו הודעה

# On its way to us: an answer, then a message.
sending = נשלח…
kept = נשמר כאן עד שיהיה אפשר לשלוח.
arrived = התשובה שלכם הגיעה.

# Where the live conversation can’t run.
no-live-chat = הצ׳אט החי לא יכול לפעול בדף הזה.
press-arrived = הפנייה שלכם הגיעה לצוות.
press-on-its-way = הפנייה שלכם בדרך.
press-refused = הפנייה שלכם לא הגיעה.
press-in-tab = לפנייה שלכם יש דף משלה.
continue = המשיכו שם

# The conversation. $name is somebody of the team.
conversation = שיחה
message = ההודעה שלכם
you = אתם
refused = לא נמסר
reconnecting = אין חיבור. מנסים שוב…
calling = קוראים לצוות…
ringing = מצלצל אצל הצוות. אפשר כבר לכתוב.
all-busy = כולם בשיחה כרגע.
place = המקום שלך בתור: { $place }.
soon = בדרך כלל תוך דקה.
wait = בדרך כלל כ־{ $minutes } דק׳.
nobody = אין כאן אף אחד כרגע. נשמור את ההודעה שלכם.
missed = איש לא הספיק להגיע בזמן. אנחנו שומרים את מה שכותבים כאן.
promised = נתקשר אליכם. אפשר לסגור את הדף הזה.
team-is-here = הצוות כאן.
agent-is-here = {"\u2068"}{ $name }{"\u2069"} כאן.
agents-are-here = ⁨{ $name }⁩ ו־⁨{ $other }⁩ כאן.
writing = כותבים…
delivered = נמסר
read = נקרא
elsewhere = להמשיך בכרטיסייה אחרת או במכשיר אחר
keep-copy = לשמור עותק
answers-to = אם תעזבו: לאן נענה?
answers-save = שמירה
answers-kept = נשמר. אם תעזבו, התשובות יגיעו לשם.
ended = השיחה הסתיימה. תודה.

# A call by voice, beside the conversation.
speak = לדבר במקום לכתוב
answer = מענה
decline = לא עכשיו
write-instead = לכתוב במקום לדבר
mute = השתקה
unmute = ביטול השתקה
hang-up = ניתוק
voice-rung = הצוות רוצה לדבר אתכם.
voice-asking = נא לאשר את המיקרופון.
voice-waiting = המיקרופון מוכן. ממתינים לצוות…
voice-connecting = מתחברים…
voice-speaking = אפשר לדבר עכשיו.
voice-muted = המיקרופון מושתק.
voice-ended = השיחה הסתיימה. אפשר להמשיך לכתוב.
voice-declined = אף אחד לא יכול לדבר כרגע. נא להמשיך לכתוב.
voice-their-microphone = לצוות אין מיקרופון כרגע. נא להמשיך לכתוב.
voice-denied = המיקרופון חסום בדף הזה. אפשר לאשר אותו בהגדרות הדפדפן או להמשיך לכתוב.
voice-dismissed = המיקרופון לא אושר. אפשר לנסות שוב או להמשיך לכתוב.
voice-no-device = לא נמצא מיקרופון. אפשר להמשיך לכתוב.
voice-busy = תוכנה אחרת משתמשת במיקרופון. אפשר לנסות שוב או להמשיך לכתוב.
voice-policy = הדף הזה אינו מאפשר מיקרופון. אפשר להמשיך לכתוב.
voice-insecure = הדף הזה אינו מוצפן, ולכן אין כאן מיקרופון. אפשר להמשיך לכתוב.
voice-no-route = לא ניתן היה ליצור חיבור לשיחה. אפשר להמשיך לכתוב.
voice-unsupported = אי אפשר לבצע שיחות בדפדפן הזה. אפשר להמשיך לכתוב.
voice-window = השיחה מתנהלת בחלון נפרד. סגירתו מסיימת את השיחה.
voice-popup = הדפדפן חסם את חלון השיחה. אפשר לאשר אותו וללחוץ שוב, או להמשיך לכתוב.
voice-ticket = תוקף החלון הזה פג. יש ללחוץ שוב על „לדבר במקום לכתוב” בשיחה.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = התקשרו אליי
call-number = מספר הטלפון שלכם
call-when = מתי?
call-soon = בהקדם האפשרי
call-ask = בבקשה התקשרו אליי
call-back = חזרה
call-due = נתקשר אליכם ברגע שמישהו יתפנה: {"\u2068"}{ $number }{"\u2069"}
call-at = נתקשר אליכם למספר {"\u2068"}{ $number }{"\u2069"}: { $when }
call-dialling = אנחנו מתקשרים אליכם עכשיו: {"\u2068"}{ $number }{"\u2069"}
call-unreached = לא הצלחנו להשיג אתכם בטלפון. הניסיון הבא: { $when }
call-reached = שוחחנו בטלפון.
call-given-up = לא הצלחנו להשיג אתכם בטלפון. אפשר לכתוב כאן או לבקש שיחה נוספת.
call-no-number = זה לא מספר טלפון שאפשר להתקשר אליו.
call-other-country = אנחנו לא יכולים להתקשר למספרים של המדינה הזאת.
call-other-number = אנחנו לא יכולים להתקשר למספר הזה. אפשר לתת מספר אחר.
call-other-time = בזמן הזה כבר אין כאן אף אחד. אפשר לבחור זמן אחר.
call-failed = זה לא הצליח כרגע. אפשר לנסות שוב.

attach = צירוף קובץ
file-too-large = הקובץ הזה גדול מדי. אפשר לשלוח עד { $size }.
file-other-kind = אי אפשר לשלוח כאן קבצים מסוג זה. אפשר לשלוח: { $kinds }
file-no-room = אין מקום לקבצים נוספים בשיחה הזאת.
file-refused = לא ניתן היה לקבל את הקובץ הזה.
file-unsent = לא ניתן היה לשלוח את הקובץ: אין חיבור כרגע.
file-remove = הסרה

# The plain pages. $site is the site's name.
conversation-with = שיחה: {"\u2068"}{ $site }{"\u2069"}
page-reloads = הודעות חדשות מופיעות כאן מעצמן תוך שניות אחדות.
sent-soon = זה יישלח בעוד רגע. געו בפרצוף אחר כדי לשנות.
change = שיניתם את דעתכם?
overtaken = סיפרתם לנו עוד מאז, ואת זה אנחנו שומרים.
not-stored = לא היה אפשר לשמור את זה כרגע.
send-again = שליחה חוזרת

# What a plain page says instead of what was asked for.
failed = זה לא הצליח
nothing-here = מצטערים, אין כלום בכתובת הזאת.
busy = מצטערים, זה היה יותר מדי בבת אחת.
try-in =
    { $seconds ->
        [one] נסו שוב בעוד שנייה.
        [two] נסו שוב בעוד שתי שניות.
        [many] נסו שוב בעוד { $seconds } שניות.
       *[other] נסו שוב בעוד { $seconds } שניות.
    }
too-long = מצטערים, זה היה ארוך מדי.
unavailable = מצטערים, זה לא אפשרי כרגע.
not-taken = מצטערים, לא נוכל לקבל את מה שנשלח.

# The question in a frame of its own, and in a mail.
frame = שאלה מאת {"\u2068"}{ $site }{"\u2069"}
mail = געו בפרצוף כדי לענות.
reply = תשובה מאת {"\u2068"}{ $site }{"\u2069"}
reply-go-on = המשיכו את השיחה כאן. הקישור מיועד לכם בלבד:
reply-why = קיבלתם את ההודעה הזאת כי השארתם את הכתובת הזאת בשיחה.
