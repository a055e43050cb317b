# The card and what stands in its place while it is closed.
close = 閉じる
undo = 閉じました。元に戻しますか？
tell-us = ご意見はこちら

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = ワンタップで完了です。
step = { $steps }段階中{ $score }、{ $warmth }
cold = 寒い
cool = 肌寒い
mild = ふつう
warm = 暖かい
hot = 熱い

# What is said after a tap, where the site has no words of its own.
said-cold = 申し訳ございません。あってはならないことでした。改善させてください。
said-cool = 申し訳ございません。もっと良くできたはずです。改善させてください。
said-mild = ありがとうございます。どうすればもっと良くなったでしょうか？
said-warm = ありがとうございます。うれしく思います。
said-hot = すばらしい！ありがとうございます。

# What follows a tap.
reasons = 何が問題でしたか？
comment = 詳しくお聞かせください
comment-taken = お聞かせいただき、ありがとうございます。
send = 送信
talk = 今すぐ相談する
promise-free = ただいま担当者が対応できます
promise-call = { $when }までにお電話します
promise-keep = 不在です。メッセージをどうぞ

# On its way to us: an answer, then a message.
sending = 送信中…
kept = 送信できるまでここに保管します。
arrived = 回答が届きました。

# Where the live conversation can’t run.
no-live-chat = このページではライブチャットをご利用いただけません。
press-arrived = 呼び出しがチームに届きました。
press-on-its-way = 呼び出しを送っています。
press-refused = 呼び出しが届きませんでした。
press-in-tab = 呼び出しは専用のページで続きます。
continue = そちらで話す

# The conversation. $name is somebody of the team.
conversation = 会話
message = メッセージ
you = お客様
refused = 未送信
reconnecting = 接続が切れました。再接続しています…
calling = チームを呼び出しています…
ringing = チームを呼び出し中です。先にお書きいただけます。
all-busy = ただいま全員が対応中です。
place = 順番：{ $place }番目
soon = 通常は1分以内です。
wait = 通常は約{ $minutes }分です。
nobody = ただいま担当者が不在です。メッセージはお預かりします。
missed = 時間内に対応できる者がおりませんでした。お書きいただいた内容は保存します。
promised = 折り返しお電話いたします。このページは閉じていただいて構いません。
team-is-here = チームの者がまいりました。
agent-is-here = { $name }がまいりました。
agents-are-here = { $name }と{ $other }がお話しします。
writing = 入力中…
delivered = 届きました
read = 既読
elsewhere = 別のタブや端末で続ける
keep-copy = 控えを保存
answers-to = 席を外される場合の返信先
answers-save = 保存
answers-kept = 保存しました。席を外されている間の返信はそちらへお送りします。
ended = この会話は終了しました。ありがとうございました。

# A call by voice, beside the conversation.
speak = 音声で話す
answer = 応答する
decline = 今はしない
write-instead = 文字で書く
mute = ミュートする
unmute = ミュートを解除
hang-up = 通話を終える
voice-rung = 担当チームがお話ししたいと言っています。
voice-asking = マイクの使用を許可してください。
voice-waiting = マイクの準備ができました。担当チームを待っています…
voice-connecting = 接続しています…
voice-speaking = お話しいただけます。
voice-muted = マイクはミュート中です。
voice-ended = 通話が終わりました。このまま文字でやり取りできます。
voice-declined = 今は通話できる者がおりません。文字でお続けください。
voice-their-microphone = 担当チームは今マイクを使えません。文字でお続けください。
voice-denied = このページではマイクがブロックされています。ブラウザーの設定で許可するか、文字でお続けください。
voice-dismissed = マイクが許可されませんでした。もう一度試すか、文字でお続けください。
voice-no-device = マイクが見つかりませんでした。文字でお続けください。
voice-busy = ほかのプログラムがマイクを使用しています。もう一度試すか、文字でお続けください。
voice-policy = このページではマイクの使用が認められていません。文字でお続けください。
voice-insecure = このページは暗号化されていないため、マイクを使えません。文字でお続けください。
voice-no-route = 通話の接続ができませんでした。文字でお続けください。
voice-unsupported = このブラウザーでは通話できません。文字でお続けください。
voice-window = 別のウィンドウで通話しています。終了するにはそのウィンドウを閉じてください。
voice-popup = ブラウザーが通話用のウィンドウをブロックしました。許可してもう一度押すか、文字でお続けください。
voice-ticket = このウィンドウの有効期限が切れました。会話の「音声で話す」をもう一度押してください。

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = 折り返し電話を希望する
call-number = お電話番号
call-when = ご希望の日時
call-soon = できるだけ早く
call-ask = 電話を依頼する
call-back = 戻る
call-due = 担当者の手が空き次第お電話いたします：{ $number }
call-at = 次の番号にお電話いたします：{ $number }（{ $when }）
call-dialling = ただいまお電話しております：{ $number }
call-unreached = お電話がつながりませんでした。次回のお電話：{ $when }
call-reached = お電話でお話しいたしました。
call-given-up = お電話がつながりませんでした。こちらにお書きいただくか、もう一度お電話をご依頼ください。
call-no-number = お電話できる番号ではありません。
call-other-country = この国の番号にはお電話できません。
call-other-number = この番号にはお電話できません。別の番号をご入力ください。
call-other-time = その時間には担当者が不在となりました。別の時間をお選びください。
call-failed = ただいま受け付けられませんでした。もう一度お試しください。

attach = ファイルを添付
file-too-large = このファイルは大きすぎます。送信できるのは { $size } までです。
file-other-kind = この種類のファイルは送信できません。送信できるのは { $kinds } です。
file-no-room = この会話にはこれ以上ファイルを追加できません。
file-refused = このファイルは受け付けられませんでした。
file-unsent = ファイルを送信できませんでした。現在接続がありません。
file-remove = 削除

# The plain pages. $site is the site's name.
conversation-with = 会話：{ $site }
page-reloads = 新しいメッセージは数秒以内に自動で表示されます。
sent-soon = まもなく送信されます。変更するには別の顔をタップしてください。
change = 回答を変更しますか？
overtaken = その後にいただいた回答を保管しています。
not-stored = ただいま保存できませんでした。
send-again = もう一度送信する

# What a plain page says instead of what was asked for.
failed = うまくいきませんでした
nothing-here = 申し訳ございません。このアドレスには何もありません。
busy = 申し訳ございません。一度に多く送られたため受け付けられません。
try-in =
    { $seconds ->
       *[other] { $seconds }秒後にもう一度お試しください。
    }
too-long = 申し訳ございません。長すぎて受け付けられません。
unavailable = 申し訳ございません。ただいまご利用いただけません。
not-taken = 申し訳ございません。送信された内容を受け付けられません。

# The question in a frame of its own, and in a mail.
frame = { $site }からの質問
mail = 顔をタップしてお答えください。
reply = { $site }からの返信があります
reply-go-on = 会話の続きはこちらからどうぞ。このリンクはお客様専用です：
reply-why = 会話でこのアドレスをお知らせいただいたため、このメールをお送りしています。
