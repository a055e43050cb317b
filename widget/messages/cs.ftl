# The card and what stands in its place while it is closed.
close = Zavřít
undo = Zavřeno. Vrátit zpět?
tell-us = Řekněte nám

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Stačí jedno klepnutí.
step = { $score } z { $steps }, { $warmth }
cold = zima
cool = chladno
mild = vlažno
warm = teplo
hot = horko

# What is said after a tap, where the site has no words of its own.
said-cold = Moc se omlouváme. To se nemělo stát a chceme to napravit.
said-cool = Omlouváme se, mělo to proběhnout lépe. Rádi to napravíme.
said-mild = Děkujeme. Co by to zlepšilo?
said-warm = Děkujeme, to rádi slyšíme.
said-hot = Skvělé, děkujeme!

# What follows a tap.
reasons = Co se nepovedlo?
comment = Řekněte nám víc
comment-taken = Děkujeme, že nám to říkáte.
send = Odeslat
talk = Promluvte si s námi hned
promise-free = Někdo je právě volný
promise-call = Zavoláme vám do { $when }
promise-keep = Nikdo tu není, nechte nám zprávu

# On its way to us: an answer, then a message.
sending = Odesílá se…
kept = Zůstane to tady, dokud to nepůjde odeslat.
arrived = Vaše odpověď dorazila.

# Where the live conversation can’t run.
no-live-chat = Živý chat na této stránce nefunguje.
press-arrived = Tým má vaši žádost.
press-on-its-way = Vaše žádost je na cestě.
press-refused = Vaše žádost nedorazila.
press-in-tab = Vaše žádost má vlastní stránku.
continue = Pokračovat tam

# The conversation. $name is somebody of the team.
conversation = Rozhovor
message = Vaše zpráva
you = Vy
refused = Nedoručeno
reconnecting = Bez spojení. Zkoušíme to znovu…
calling = Voláme tým…
ringing = U nás to už zvoní. Můžete začít psát.
all-busy = Všichni právě s někým mluví.
place = Vaše pořadí: { $place }.
soon = Obvykle do minuty.
wait = Obvykle asi { $minutes } min.
nobody = Právě tu nikdo není. Vaši zprávu uchováme.
missed = Nikdo nemohl přijít včas. Co napíšete, uchováme.
promised = Zavoláme vám zpět. Tuto stránku můžete zavřít.
team-is-here = Tým je tady.
agent-is-here = { $name } je tady.
agents-are-here = { $name } a { $other } jsou tady.
writing = Píše…
delivered = Doručeno
read = Přečteno
elsewhere = Pokračovat na jiné kartě nebo zařízení
keep-copy = Uložit kopii
answers-to = Když odejdete: kam vám odpovíme?
answers-save = Uložit
answers-kept = Uloženo. Když odejdete, odpovědi přijdou tam.
ended = Tento rozhovor skončil. Děkujeme.

# A call by voice, beside the conversation.
speak = Raději mluvit
answer = Přijmout
decline = Teď ne
write-instead = Raději psát
mute = Ztlumit
unmute = Zrušit ztlumení
hang-up = Zavěsit
voice-rung = Tým by s vámi rád mluvil.
voice-asking = Povolte prosím mikrofon.
voice-waiting = Váš mikrofon je připraven. Čekáme na tým…
voice-connecting = Spojování…
voice-speaking = Teď můžete mluvit.
voice-muted = Váš mikrofon je ztlumený.
voice-ended = Hovor skončil. Můžete psát dál.
voice-declined = Právě teď nikdo nemůže mluvit. Pište prosím dál.
voice-their-microphone = Tým teď nemá mikrofon. Pište prosím dál.
voice-denied = Mikrofon je pro tuto stránku zablokován. Můžete ho povolit v nastavení prohlížeče, nebo psát dál.
voice-dismissed = Mikrofon nebyl povolen. Můžete to zkusit znovu, nebo psát dál.
voice-no-device = Nebyl nalezen žádný mikrofon. Můžete psát dál.
voice-busy = Mikrofon používá jiný program. Můžete to zkusit znovu, nebo psát dál.
voice-policy = Tato stránka mikrofon nedovoluje. Můžete psát dál.
voice-insecure = Tato stránka není šifrovaná, proto tu mikrofon není. Můžete psát dál.
voice-no-route = Spojení pro hovor se nepodařilo navázat. Můžete psát dál.
voice-unsupported = V tomto prohlížeči nelze volat. Můžete psát dál.
voice-window = Mluvíte v samostatném okně. Zavřením okna hovor ukončíte.
voice-popup = Prohlížeč zablokoval okno pro hovor. Povolte ho a stiskněte znovu, nebo pište dál.
voice-ticket = Platnost tohoto okna vypršela. Stiskněte v konverzaci znovu „Raději mluvit“.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Zavolejte mi zpět
call-number = Vaše telefonní číslo
call-when = Kdy?
call-soon = Co nejdříve
call-ask = Zavolejte mi, prosím
call-back = Zpět
call-due = Zavoláme vám, jakmile bude někdo volný: { $number }
call-at = Zavoláme vám na { $number }: { $when }
call-dialling = Právě vám voláme: { $number }
call-unreached = Telefonicky jsme vás nezastihli. Další pokus: { $when }
call-reached = Mluvili jsme spolu po telefonu.
call-given-up = Telefonicky jsme vás nezastihli. Můžete psát tady, nebo požádat o další hovor.
call-no-number = Na toto telefonní číslo se nedá zavolat.
call-other-country = Na čísla z této země volat nemůžeme.
call-other-number = Na toto číslo zavolat nemůžeme. Uveďte prosím jiné.
call-other-time = V tu dobu už tu nikdo není. Vyberte prosím jinou.
call-failed = Teď se to nepodařilo. Zkuste to prosím znovu.

attach = Přiložit soubor
file-too-large = Tento soubor je příliš velký. Odeslat lze nejvýše { $size }.
file-other-kind = Soubory tohoto druhu sem poslat nelze. Možné jsou: { $kinds }
file-no-room = Do této konverzace se už další soubory nevejdou.
file-refused = Tento soubor nebylo možné přijmout.
file-unsent = Soubor se nepodařilo odeslat: právě není spojení.
file-remove = Odebrat

# The plain pages. $site is the site's name.
conversation-with = Rozhovor: { $site }
page-reloads = Nové zprávy se tu během několika sekund objeví samy.
sent-soon = Za okamžik se to odešle. Změníte to klepnutím na jiný obličej.
change = Rozmysleli jste si to?
overtaken = Od té doby jste nám řekli víc a to si ponecháváme.
not-stored = Teď se to nepodařilo uložit.
send-again = Odeslat znovu

# What a plain page says instead of what was asked for.
failed = Nepovedlo se to
nothing-here = Bohužel na této adrese nic není.
busy = Bohužel toho bylo příliš najednou.
try-in =
    { $seconds ->
        [one] Zkuste to znovu za jednu sekundu.
        [few] Zkuste to znovu za { $seconds } sekundy.
        [many] Zkuste to znovu za { $seconds } sekundy.
       *[other] Zkuste to znovu za { $seconds } sekund.
    }
too-long = Bohužel to bylo příliš dlouhé.
unavailable = Bohužel to teď není možné.
not-taken = Bohužel nemůžeme přijmout to, co přišlo.

# The question in a frame of its own, and in a mail.
frame = Otázka od { $site }
mail = Odpovězte klepnutím na obličej.
reply = { $site }: máte odpověď
reply-go-on = Tady můžete pokračovat v rozhovoru. Odkaz je jen pro vás:
reply-why = Tento e-mail dostáváte, protože jste v rozhovoru zanechali tuto adresu.
