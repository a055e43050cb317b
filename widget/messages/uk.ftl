# The card and what stands in its place while it is closed.
close = Закрити
undo = Закрито. Скасувати?
tell-us = Розкажіть нам

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Достатньо одного дотику.
step = { $score } із { $steps }, { $warmth }
cold = зимно
cool = свіжо
mild = м’яко
warm = тепло
hot = жарко

# What is said after a tap, where the site has no words of its own.
said-cold = Нам дуже прикро. Цього не мало статися, і ми хочемо все виправити.
said-cool = Перепрошуємо, усе мало пройти краще. Дозвольте нам це виправити.
said-mild = Дякуємо. Що могло б бути кращим?
said-warm = Дякуємо, приємно це чути.
said-hot = Чудово, дякуємо!

# What follows a tap.
reasons = Що пішло не так?
comment = Розкажіть докладніше
comment-taken = Дякуємо, що розповіли.
send = Надіслати
talk = Поговоріть з нами зараз
promise-free = Зараз є вільний співробітник
promise-call = Зателефонуємо не пізніше { $when }
promise-keep = Нікого немає, залиште повідомлення

# On its way to us: an answer, then a message.
sending = Надсилається…
kept = Зберігається тут, доки не вдасться надіслати.
arrived = Вашу відповідь отримано.

# Where the live conversation can’t run.
no-live-chat = Живий чат не працює на цій сторінці.
press-arrived = Команда отримала ваш запит.
press-on-its-way = Ваш запит уже в дорозі.
press-refused = Ваш запит не дійшов.
press-in-tab = Ваш запит має власну сторінку.
continue = Продовжити там

# The conversation. $name is somebody of the team.
conversation = Розмова
message = Ваше повідомлення
you = Ви
refused = Не доставлено
reconnecting = Немає з’єднання. Пробуємо ще раз…
calling = Кличемо команду…
ringing = У нас уже дзвонить. Можна починати писати.
all-busy = Зараз усі з кимось розмовляють.
place = Ваше місце в черзі: { $place }.
soon = Зазвичай упродовж хвилини.
wait = Зазвичай близько { $minutes } хв.
nobody = Зараз нікого немає. Ми збережемо ваше повідомлення.
missed = Ніхто не зміг підійти вчасно. Ми збережемо те, що ви напишете.
promised = Ми вам передзвонимо. Цю сторінку можна закрити.
team-is-here = Команда на зв’язку.
agent-is-here = { $name } на зв’язку.
agents-are-here = { $name } і { $other } тут.
writing = Пише…
delivered = Доставлено
read = Прочитано
elsewhere = Продовжити в іншій вкладці або на іншому пристрої
keep-copy = Зберегти копію
answers-to = Якщо ви підете: куди вам відповісти?
answers-save = Зберегти
answers-kept = Збережено. Якщо ви підете, відповіді надійдуть туди.
ended = Розмову завершено. Дякуємо.

# A call by voice, beside the conversation.
speak = Краще поговорити
answer = Відповісти
decline = Не зараз
write-instead = Краще написати
mute = Вимкнути мікрофон
unmute = Увімкнути мікрофон
hang-up = Завершити
voice-rung = Команда хотіла б поговорити з вами.
voice-asking = Будь ласка, дозвольте доступ до мікрофона.
voice-waiting = Ваш мікрофон готовий. Чекаємо на команду…
voice-connecting = З’єднуємо…
voice-speaking = Тепер можна говорити.
voice-muted = Ваш мікрофон вимкнено.
voice-ended = Розмову завершено. Ви можете писати далі.
voice-declined = Зараз ніхто не може говорити. Будь ласка, пишіть далі.
voice-their-microphone = У команди зараз немає мікрофона. Будь ласка, пишіть далі.
voice-denied = Мікрофон заблоковано для цієї сторінки. Його можна дозволити в налаштуваннях браузера або писати далі.
voice-dismissed = Доступ до мікрофона не було дозволено. Можна спробувати ще раз або писати далі.
voice-no-device = Мікрофон не знайдено. Ви можете писати далі.
voice-busy = Мікрофон зайнятий іншою програмою. Можна спробувати ще раз або писати далі.
voice-policy = Ця сторінка не дозволяє мікрофон. Ви можете писати далі.
voice-insecure = Ця сторінка не зашифрована, тому мікрофона тут немає. Ви можете писати далі.
voice-no-route = Не вдалося встановити з’єднання для розмови. Ви можете писати далі.
voice-unsupported = У цьому браузері не можна дзвонити. Ви можете писати далі.
voice-window = Ви розмовляєте в окремому вікні. Закрийте його, щоб завершити дзвінок.
voice-popup = Браузер заблокував вікно дзвінка. Дозвольте його й натисніть ще раз або пишіть далі.
voice-ticket = Термін дії цього вікна минув. Натисніть «Краще поговорити» у розмові ще раз.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Передзвоніть мені
call-number = Ваш номер телефону
call-when = Коли?
call-soon = Якнайшвидше
call-ask = Будь ласка, зателефонуйте мені
call-back = Назад
call-due = Ми зателефонуємо вам, щойно хтось звільниться: { $number }
call-at = Ми зателефонуємо вам за номером { $number }: { $when }
call-dialling = Ми телефонуємо вам просто зараз: { $number }
call-unreached = Ми не змогли до вас додзвонитися. Наступна спроба: { $when }
call-reached = Ми поговорили телефоном.
call-given-up = Ми не змогли до вас додзвонитися. Ви можете написати тут або попросити про новий дзвінок.
call-no-number = За таким номером телефону зателефонувати не можна.
call-other-country = Ми не можемо телефонувати на номери цієї країни.
call-other-number = Ми не можемо зателефонувати на цей номер. Будь ласка, вкажіть інший.
call-other-time = У цей час уже нікого не буде. Будь ласка, виберіть інший.
call-failed = Зараз не вийшло. Будь ласка, спробуйте ще раз.

attach = Додати файл
file-too-large = Цей файл завеликий. Можна надіслати щонайбільше { $size }.
file-other-kind = Файли цього виду тут надіслати не можна. Можна: { $kinds }
file-no-room = У цій розмові більше немає місця для файлів.
file-refused = Цей файл не вдалося прийняти.
file-unsent = Файл не вдалося надіслати: зараз немає з’єднання.
file-remove = Прибрати

# The plain pages. $site is the site's name.
conversation-with = Розмова: { $site }
page-reloads = Нові повідомлення з’являються тут самі за кілька секунд.
sent-soon = Це надішлеться за мить. Щоб змінити, торкніться іншого обличчя.
change = Передумали?
overtaken = Відтоді ви розповіли нам більше, і ми зберігаємо саме це.
not-stored = Зараз не вдалося це зберегти.
send-again = Надіслати ще раз

# What a plain page says instead of what was asked for.
failed = Не вийшло
nothing-here = На жаль, за цією адресою нічого немає.
busy = На жаль, це забагато водночас.
try-in =
    { $seconds ->
        [one] Спробуйте ще раз за { $seconds } секунду.
        [few] Спробуйте ще раз за { $seconds } секунди.
        [many] Спробуйте ще раз за { $seconds } секунд.
       *[other] Спробуйте ще раз за { $seconds } секунди.
    }
too-long = На жаль, це задовго.
unavailable = На жаль, зараз це неможливо.
not-taken = На жаль, ми не можемо прийняти надіслане.

# The question in a frame of its own, and in a mail.
frame = Запитання від { $site }
mail = Торкніться обличчя, щоб відповісти.
reply = Відповідь від { $site }
reply-go-on = Продовжуйте розмову тут. Посилання лише для вас:
reply-why = Ви отримали цей лист, бо залишили цю адресу в розмові.
