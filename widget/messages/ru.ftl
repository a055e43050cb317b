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
team-is-here = Команда на связи.
agent-is-here = { $name } на связи.
agents-are-here = { $name } и { $other } здесь.
writing = Пишет…
delivered = Доставлено
read = Прочитано
elsewhere = Продолжить в другой вкладке или на другом устройстве
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
