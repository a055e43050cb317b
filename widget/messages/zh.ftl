# The card and what stands in its place while it is closed.
close = 关闭
undo = 已关闭。要撤销吗？
tell-us = 告诉我们

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = 轻点一下即可。
step = { $steps } 级中的第 { $score } 级，{ $warmth }
cold = 冰冷
cool = 微凉
mild = 温和
warm = 温暖
hot = 火热

# What is said after a tap, where the site has no words of its own.
said-cold = 非常抱歉。这本不该发生，我们希望为您妥善解决。
said-cool = 抱歉，本该做得更好。请让我们来补救。
said-mild = 谢谢您。怎样做会更好？
said-warm = 谢谢您，听到这些我们很高兴。
said-hot = 太好了，谢谢您！

# What follows a tap.
reasons = 哪里出了问题？
comment = 请告诉我们更多
comment-taken = 感谢您告诉我们。
send = 发送
talk = 立即与我们沟通
promise-free = 现在有人空闲
promise-call = 我们会在{ $when }前致电
promise-keep = 现在没有人，请留言

# On its way to us: an answer, then a message.
sending = 正在发送…
kept = 已保存在此，待可以时发送。
arrived = 您的回答已送达。

# Where the live conversation can’t run.
no-live-chat = 此页面无法使用在线聊天。
press-arrived = 团队已收到您的请求。
press-on-its-way = 您的请求正在发送。
press-refused = 您的请求未能送达。
press-in-tab = 您的请求有单独的页面。
continue = 前往沟通

# The conversation. $name is somebody of the team.
conversation = 对话
message = 您的消息
you = 您
refused = 未送达
reconnecting = 没有连接。正在重试…
calling = 正在呼叫团队…
ringing = 团队那边正在响铃。您可以先写下来。
all-busy = 现在所有人都在与别人交谈。
place = 您的位置：第 { $place } 位。
soon = 通常在一分钟以内。
wait = 通常约 { $minutes } 分钟。
nobody = 现在没有人在线。我们会保留您的消息。
missed = 没有人能及时赶来。我们会保留您写的内容。
promised = 我们会给您回电。您可以关闭此页面。
team-is-here = 团队已到。
agent-is-here = { $name } 已到。
agents-are-here = { $name } 和 { $other } 在这里。
writing = 正在输入…
delivered = 已送达
read = 已读
elsewhere = 在其他标签页或设备上继续
keep-copy = 保存一份副本
answers-to = 如果您离开：我们该回复到哪里？
answers-save = 保存
answers-kept = 已保存。如果您离开，回复会发送到那里。
ended = 本次对话已结束。谢谢您。

# A call by voice, beside the conversation.
speak = 改为语音
answer = 接听
decline = 现在不方便
write-instead = 改为文字
mute = 静音
unmute = 取消静音
hang-up = 挂断
voice-rung = 团队想和您通话。
voice-asking = 请允许使用麦克风。
voice-waiting = 您的麦克风已就绪，正在等待团队…
voice-connecting = 正在连接…
voice-speaking = 您现在可以说话了。
voice-muted = 您已静音。
voice-ended = 通话已结束，您可以继续用文字交流。
voice-declined = 现在没有人能通话，请继续用文字交流。
voice-their-microphone = 团队现在没有麦克风，请继续用文字交流。
voice-denied = 此页面的麦克风已被阻止。您可以在浏览器设置中允许，或继续用文字交流。
voice-dismissed = 麦克风未获允许。您可以再试一次，或继续用文字交流。
voice-no-device = 没有找到麦克风，您可以继续用文字交流。
voice-busy = 另一个程序正在使用麦克风。您可以再试一次，或继续用文字交流。
voice-policy = 此页面不允许使用麦克风，您可以继续用文字交流。
voice-insecure = 此页面未加密，因此无法使用麦克风，您可以继续用文字交流。
voice-no-route = 无法建立通话连接，您可以继续用文字交流。
voice-unsupported = 此浏览器无法通话，您可以继续用文字交流。
voice-window = 您正在单独的窗口中通话。关闭该窗口即可结束通话。
voice-popup = 浏览器拦截了通话窗口。请允许后再点一次，或继续用文字交流。
voice-ticket = 此窗口已失效。请在对话中再次点击“改为语音”。

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = 请给我回电
call-number = 您的电话号码
call-when = 什么时间？
call-soon = 尽快
call-ask = 请给我打电话
call-back = 返回
call-due = 一有人空闲就给您打电话：{ $number }
call-at = 我们会拨打 { $number }：{ $when }
call-dialling = 我们正在给您打电话：{ $number }
call-unreached = 电话没有打通。下次拨打时间：{ $when }
call-reached = 我们已经通过电话。
call-given-up = 电话没有打通。您可以在这里留言，或请我们再次来电。
call-no-number = 这不是可以拨打的电话号码。
call-other-country = 我们无法拨打该国家或地区的号码。
call-other-number = 我们无法拨打这个号码，请换一个号码。
call-other-time = 那个时间已经没有人了，请另选时间。
call-failed = 刚才没有成功，请再试一次。

attach = 添加文件
file-too-large = 文件太大，最多可发送 { $size }。
file-other-kind = 这里不能发送这种文件。可以发送：{ $kinds }
file-no-room = 此对话无法再添加文件。
file-refused = 无法接收此文件。
file-unsent = 文件未能发送：现在没有连接。
file-remove = 移除

# The plain pages. $site is the site's name.
conversation-with = 对话：{ $site }
page-reloads = 新消息会在几秒内自动显示在这里。
sent-soon = 即将发送。如需更改，请点其他表情。
change = 改变主意了吗？
overtaken = 此后您又告诉了我们更多，我们保留的是那些内容。
not-stored = 暂时无法保存。
send-again = 再次发送

# What a plain page says instead of what was asked for.
failed = 操作未成功
nothing-here = 抱歉，此地址没有内容。
busy = 抱歉，一次发送得太多了。
try-in =
    { $seconds ->
       *[other] 请在 { $seconds } 秒后重试。
    }
too-long = 抱歉，内容太长了。
unavailable = 抱歉，暂时无法进行。
not-taken = 抱歉，我们无法接收所发送的内容。

# The question in a frame of its own, and in a mail.
frame = 来自 { $site } 的一个问题
mail = 请点一个表情来回答。
reply = { $site } 已回复您
reply-go-on = 在这里继续对话。此链接仅供您本人使用：
reply-why = 您收到这封邮件，是因为您在对话中留下了此地址。
