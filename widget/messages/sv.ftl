# The card and what stands in its place while it is closed.
close = Stäng
undo = Stängt. Ångra?
tell-us = Berätta för oss

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Ett tryck räcker.
step = { $score } av { $steps }, { $warmth }
cold = kallt
cool = svalt
mild = milt
warm = varmt
hot = hett

# What is said after a tap, where the site has no words of its own.
said-cold = Vi är ledsna. Det borde inte ha hänt, och vi vill ställa det till rätta.
said-cool = Förlåt, det borde ha gått bättre. Låt oss ställa det till rätta.
said-mild = Tack. Vad hade gjort det bättre?
said-warm = Tack, det är roligt att höra.
said-hot = Underbart, tack!

# What follows a tap.
reasons = Vad gick fel?
comment = Berätta mer
comment-taken = Tack för att du berättar.
send = Skicka
talk = Prata med oss nu
promise-free = Någon är ledig nu
promise-call = Vi ringer dig senast { $when }
promise-keep = Ingen är här nu, lämna ett meddelande

# On its way to us: an answer, then a message.
sending = Skickar…
kept = Sparas här tills det kan skickas.
arrived = Ditt svar har kommit fram.

# Where the live conversation can’t run.
no-live-chat = Livechatten kan inte köras på den här sidan.
press-arrived = Teamet har fått din förfrågan.
press-on-its-way = Din förfrågan är på väg.
press-refused = Din förfrågan kom inte fram.
press-in-tab = Din förfrågan har en egen sida.
continue = Prata där

# The conversation. $name is somebody of the team.
conversation = Samtal
message = Ditt meddelande
you = Du
refused = Inte levererat
reconnecting = Ingen anslutning. Försöker igen…
calling = Ropar på teamet…
ringing = Det ringer hos teamet. Du kan redan skriva.
all-busy = Alla är i samtal just nu.
place = Din plats: { $place }.
soon = Oftast inom en minut.
wait = Oftast omkring { $minutes } min.
nobody = Ingen är på plats just nu. Vi sparar ditt meddelande.
missed = Ingen kunde komma i tid. Vi sparar det du skriver.
promised = Vi ringer upp dig. Du kan stänga den här sidan.
team-is-here = Teamet är här.
agent-is-here = { $name } är här.
agents-are-here = { $name } och { $other } är här.
writing = Skriver just nu…
delivered = Levererat
read = Läst
elsewhere = Fortsätt i en annan flik eller på en annan enhet
keep-copy = Behåll en kopia
answers-to = Om du går: vart ska vi svara?
answers-save = Spara
answers-kept = Sparat. Om du går kommer svaren dit.
ended = Samtalet är avslutat. Tack.

# A call by voice, beside the conversation.
speak = Prata i stället
answer = Svara
decline = Inte nu
write-instead = Skriv i stället
mute = Stäng av mikrofonen
unmute = Slå på mikrofonen
hang-up = Lägg på
voice-rung = Teamet vill gärna prata med dig.
voice-asking = Tillåt mikrofonen, tack.
voice-waiting = Din mikrofon är klar. Väntar på teamet…
voice-connecting = Ansluter…
voice-speaking = Nu kan du prata.
voice-muted = Din mikrofon är avstängd.
voice-ended = Samtalet är slut. Du kan fortsätta skriva.
voice-declined = Ingen kan prata just nu. Fortsätt gärna skriva.
voice-their-microphone = Teamet har ingen mikrofon just nu. Fortsätt gärna skriva.
voice-denied = Mikrofonen är blockerad för den här sidan. Du kan tillåta den i webbläsarens inställningar eller fortsätta skriva.
voice-dismissed = Mikrofonen tilläts inte. Du kan försöka igen eller fortsätta skriva.
voice-no-device = Ingen mikrofon hittades. Du kan fortsätta skriva.
voice-busy = Ett annat program använder mikrofonen. Du kan försöka igen eller fortsätta skriva.
voice-policy = Den här sidan tillåter ingen mikrofon. Du kan fortsätta skriva.
voice-insecure = Den här sidan är inte krypterad, så här finns ingen mikrofon. Du kan fortsätta skriva.
voice-no-route = Det gick inte att koppla upp ett samtal. Du kan fortsätta skriva.
voice-unsupported = Det går inte att ringa i den här webbläsaren. Du kan fortsätta skriva.
voice-window = Du pratar i ett eget fönster. Stäng det för att avsluta samtalet.
voice-popup = Webbläsaren har blockerat fönstret för samtalet. Tillåt det och tryck igen, eller fortsätt skriva.
voice-ticket = Det här fönstret har gått ut. Tryck på ”Prata i stället” i konversationen igen.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Ring upp mig
call-number = Ditt telefonnummer
call-when = När?
call-soon = Så snart som möjligt
call-ask = Ring mig, tack
call-back = Tillbaka
call-due = Vi ringer dig så snart någon är ledig: { $number }
call-at = Vi ringer dig på { $number }: { $when }
call-dialling = Vi ringer dig nu: { $number }
call-unreached = Vi fick inte tag på dig på telefon. Nästa försök: { $when }
call-reached = Vi har talats vid på telefon.
call-given-up = Vi fick inte tag på dig på telefon. Du kan skriva här eller be om ett nytt samtal.
call-no-number = Det här är inget telefonnummer som går att ringa.
call-other-country = Vi kan inte ringa nummer i det här landet.
call-other-number = Vi kan inte ringa det här numret. Ange ett annat.
call-other-time = Då är ingen på plats längre. Välj en annan tid.
call-failed = Det gick inte just nu. Försök igen.

attach = Bifoga en fil
file-too-large = Filen är för stor. Högst { $size } kan skickas.
file-other-kind = Filer av den här typen kan inte skickas här. De här går: { $kinds }
file-no-room = Fler filer får inte plats i samtalet.
file-refused = Filen kunde inte tas emot.
file-unsent = Filen kunde inte skickas: det finns ingen anslutning just nu.
file-remove = Ta bort

# The plain pages. $site is the site's name.
conversation-with = Samtal: { $site }
page-reloads = Nya meddelanden visas här av sig själva inom några sekunder.
sent-soon = Det här skickas strax. Tryck på ett annat ansikte för att ändra.
change = Ändrat dig?
overtaken = Du har berättat mer sedan dess, och det är det vi sparar.
not-stored = Det gick inte att spara just nu.
send-again = Skicka igen

# What a plain page says instead of what was asked for.
failed = Det gick inte
nothing-here = Tyvärr finns det inget på den här adressen.
busy = Tyvärr var det för mycket på en gång.
try-in =
    { $seconds ->
        [one] Försök igen om en sekund.
       *[other] Försök igen om { $seconds } sekunder.
    }
too-long = Tyvärr var det för långt.
unavailable = Tyvärr går det inte just nu.
not-taken = Tyvärr kan vi inte ta emot det som skickades.

# The question in a frame of its own, and in a mail.
frame = En fråga från { $site }
mail = Tryck på ett ansikte för att svara.
reply = { $site } har svarat dig
reply-go-on = Fortsätt samtalet här. Länken är bara till dig:
reply-why = Du får det här mejlet eftersom du lämnade den här adressen i samtalet.
