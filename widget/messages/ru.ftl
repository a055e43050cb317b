# The card and what stands in its place while it is closed.
close = Закрыть
undo = Закрыто. Отменить?
tell-us = Расскажите нам

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Достаточно одного касания.
step = { $score } из { $steps }, { $warmth }
cold = зябко
cool = свежо
mild = мягко
warm = тепло
hot = жарко

# What is said after a tap, where the site has no words of its own.
said-cold = Нам очень жаль. Этого не должно было случиться, и мы хотим всё исправить.
said-cool = Извините, всё должно было пройти лучше. Позвольте нам это исправить.
said-mild = Спасибо. Что было бы лучше?
said-warm = Спасибо, приятно это слышать.
said-hot = Замечательно, спасибо!

# What follows a tap.
reasons = Что пошло не так?
comment = Расскажите подробнее
comment-taken = Спасибо, что рассказали.
send = Отправить
talk = Поговорите с нами сейчас
promise-free = Сейчас есть свободный сотрудник
promise-call = Позвоним вам не позднее { $when }
promise-keep = Никого нет, оставьте сообщение

# On its way to us: an answer, then a message.
sending = Отправляется…
kept = Хранится здесь, пока не удастся отправить.
arrived = Ваш ответ получен.

# Where the live conversation can’t run.
no-live-chat = Живой чат не работает на этой странице.
press-arrived = Команда получила ваш запрос.
press-on-its-way = Ваш запрос уже в пути.
press-refused = Ваш запрос не дошёл.
press-in-tab = У вашего запроса своя страница.
continue = Продолжить там

# The conversation. $name is somebody of the team.
conversation = Разговор
message = Ваше сообщение
you = Вы
refused = Не доставлено
reconnecting = Нет соединения. Пробуем ещё раз…
calling = Зовём команду…
ringing = У нас уже звонит. Можно начинать писать.
all-busy = Сейчас все с кем-то разговаривают.
place = Ваше место в очереди: { $place }.
soon = Обычно в течение минуты.
wait = Обычно около { $minutes } мин.
nobody = Сейчас никого нет. Мы сохраним ваше сообщение.
missed = Никто не смог подойти вовремя. Мы сохраним то, что вы напишете.
promised = Мы вам перезвоним. Эту страницу можно закрыть.
team-is-here = Команда на связи.
agent-is-here = { $name } на связи.
agents-are-here = { $name } и { $other } здесь.
writing = Пишет…
delivered = Доставлено
read = Прочитано
elsewhere = Продолжить в другой вкладке или на другом устройстве
keep-copy = Сохранить копию
answers-to = Если вы уйдёте: куда вам ответить?
answers-save = Сохранить
answers-kept = Сохранено. Если вы уйдёте, ответы придут туда.
ended = Разговор окончен. Спасибо.

# A call by voice, beside the conversation.
speak = Лучше поговорить
answer = Ответить
decline = Не сейчас
write-instead = Лучше написать
mute = Выключить микрофон
unmute = Включить микрофон
hang-up = Завершить
voice-rung = Команда хотела бы поговорить с вами.
voice-asking = Пожалуйста, разрешите доступ к микрофону.
voice-waiting = Ваш микрофон готов. Ждём команду…
voice-connecting = Соединяем…
voice-speaking = Теперь можно говорить.
voice-muted = Ваш микрофон выключен.
voice-ended = Разговор завершён. Вы можете писать дальше.
voice-declined = Сейчас никто не может говорить. Пожалуйста, пишите дальше.
voice-their-microphone = У команды сейчас нет микрофона. Пожалуйста, пишите дальше.
voice-denied = Микрофон заблокирован для этой страницы. Его можно разрешить в настройках браузера или писать дальше.
voice-dismissed = Доступ к микрофону не был разрешён. Можно попробовать ещё раз или писать дальше.
voice-no-device = Микрофон не найден. Вы можете писать дальше.
voice-busy = Микрофон занят другой программой. Можно попробовать ещё раз или писать дальше.
voice-policy = Эта страница не разрешает микрофон. Вы можете писать дальше.
voice-insecure = Эта страница не зашифрована, поэтому микрофона здесь нет. Вы можете писать дальше.
voice-no-route = Не удалось установить соединение для разговора. Вы можете писать дальше.
voice-unsupported = В этом браузере нельзя звонить. Вы можете писать дальше.
voice-window = Вы говорите в отдельном окне. Закройте его, чтобы завершить звонок.
voice-popup = Браузер заблокировал окно звонка. Разрешите его и нажмите ещё раз или пишите дальше.
voice-ticket = Срок действия этого окна истёк. Нажмите «Лучше поговорить» в беседе ещё раз.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Перезвоните мне
call-number = Ваш номер телефона
call-when = Когда?
call-soon = Как можно скорее
call-ask = Пожалуйста, позвоните мне
call-back = Назад
call-due = Мы позвоним вам, как только кто-нибудь освободится: { $number }
call-at = Мы позвоним вам по номеру { $number }: { $when }
call-dialling = Мы звоним вам прямо сейчас: { $number }
call-unreached = Мы не смогли до вас дозвониться. Следующая попытка: { $when }
call-reached = Мы поговорили по телефону.
call-given-up = Мы не смогли до вас дозвониться. Вы можете написать здесь или попросить о новом звонке.
call-no-number = По такому номеру телефона позвонить нельзя.
call-other-country = Мы не можем звонить на номера этой страны.
call-other-number = Мы не можем позвонить на этот номер. Пожалуйста, укажите другой.
call-other-time = В это время уже никого не будет. Пожалуйста, выберите другое.
call-failed = Сейчас не получилось. Пожалуйста, попробуйте ещё раз.

attach = Прикрепить файл
file-too-large = Этот файл слишком большой. Можно отправить не более { $size }.
file-other-kind = Файлы этого вида здесь отправить нельзя. Можно: { $kinds }
file-no-room = В этом разговоре больше нет места для файлов.
file-refused = Этот файл не удалось принять.
file-unsent = Файл не удалось отправить: сейчас нет соединения.
file-remove = Убрать

# The plain pages. $site is the site's name.
conversation-with = Разговор: { $site }
page-reloads = Новые сообщения появляются здесь сами в течение нескольких секунд.
sent-soon = Это отправится через мгновение. Чтобы изменить, коснитесь другого лица.
change = Передумали?
overtaken = С тех пор вы рассказали нам больше, и мы храним именно это.
not-stored = Сейчас не удалось это сохранить.
send-again = Отправить ещё раз

# What a plain page says instead of what was asked for.
failed = Не получилось
nothing-here = К сожалению, по этому адресу ничего нет.
busy = К сожалению, это слишком много сразу.
try-in =
    { $seconds ->
        [one] Попробуйте ещё раз через { $seconds } секунду.
        [few] Попробуйте ещё раз через { $seconds } секунды.
        [many] Попробуйте ещё раз через { $seconds } секунд.
       *[other] Попробуйте ещё раз через { $seconds } секунды.
    }
too-long = К сожалению, это слишком длинно.
unavailable = К сожалению, сейчас это невозможно.
not-taken = К сожалению, мы не можем принять отправленное.

# The question in a frame of its own, and in a mail.
frame = Вопрос от { $site }
mail = Коснитесь лица, чтобы ответить.
reply = Ответ от { $site }
reply-go-on = Продолжите разговор здесь. Ссылка только для вас:
reply-why = Вы получили это письмо, потому что оставили этот адрес в разговоре.
