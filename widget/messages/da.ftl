# The card and what stands in its place while it is closed.
close = Luk
undo = Lukket. Fortryd?
tell-us = Fortæl os det

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Ét tryk er nok.
step = { $score } af { $steps }, { $warmth }
cold = koldt
cool = køligt
mild = mildt
warm = varmt
hot = hedt

# What is said after a tap, where the site has no words of its own.
said-cold = Det er vi kede af. Det burde ikke være sket, og vi vil rette op på det.
said-cool = Undskyld, det burde være gået bedre. Lad os rette op på det.
said-mild = Tak. Hvad ville have gjort det bedre?
said-warm = Tak, det er dejligt at høre.
said-hot = Vidunderligt, tak!

# What follows a tap.
reasons = Hvad gik galt?
comment = Fortæl os mere
comment-taken = Tak, fordi du fortæller os det.
send = Send
talk = Tal med os nu
promise-free = En medarbejder er ledig nu
promise-call = Vi ringer til dig inden { $when }
promise-keep = Ingen er her nu, læg en besked

# On its way to us: an answer, then a message.
sending = Sender…
kept = Gemmes her, indtil det kan sendes.
arrived = Dit svar er kommet frem.

# Where the live conversation can’t run.
no-live-chat = Livechatten kan ikke køre på denne side.
press-arrived = Teamet har fået din henvendelse.
press-on-its-way = Din henvendelse er på vej.
press-refused = Din henvendelse kom ikke frem.
press-in-tab = Din henvendelse har sin egen side.
continue = Tal videre der

# The conversation. $name is somebody of the team.
conversation = Samtale
message = Din besked
you = Dig
refused = Ikke leveret
reconnecting = Ingen forbindelse. Prøver igen…
calling = Vi kalder på teamet…
ringing = Det ringer hos teamet. Du kan allerede skrive.
all-busy = Alle er i en samtale lige nu.
place = Din plads: { $place }.
soon = Som regel inden for et minut.
wait = Som regel cirka { $minutes } min.
nobody = Der er ingen lige nu. Vi gemmer din besked.
missed = Ingen kunne komme i tide. Vi gemmer det, du skriver.
promised = Vi ringer tilbage til dig. Du kan lukke denne side.
team-is-here = Teamet er her.
agent-is-here = { $name } er her.
agents-are-here = { $name } og { $other } er her.
writing = Skriver…
delivered = Leveret
read = Læst
elsewhere = Fortsæt i en anden fane eller på en anden enhed
keep-copy = Gem en kopi
answers-to = Hvis du går: Hvor skal vi svare?
answers-save = Gem
answers-kept = Gemt. Hvis du går, kommer svarene dertil.
ended = Samtalen er slut. Tak.

# A call by voice, beside the conversation.
speak = Tal i stedet
answer = Besvar
decline = Ikke nu
write-instead = Skriv i stedet
mute = Slå mikrofonen fra
unmute = Slå mikrofonen til
hang-up = Læg på
voice-rung = Teamet vil gerne tale med dig.
voice-asking = Tillad venligst mikrofonen.
voice-waiting = Din mikrofon er klar. Venter på teamet…
voice-connecting = Opretter forbindelse…
voice-speaking = Du kan tale nu.
voice-muted = Din mikrofon er slået fra.
voice-ended = Samtalen er slut. Du kan skrive videre.
voice-declined = Ingen kan tale lige nu. Skriv venligst videre.
voice-their-microphone = Teamet har ingen mikrofon lige nu. Skriv venligst videre.
voice-denied = Mikrofonen er blokeret for denne side. Du kan tillade den i browserens indstillinger eller skrive videre.
voice-dismissed = Mikrofonen blev ikke tilladt. Du kan prøve igen eller skrive videre.
voice-no-device = Der blev ikke fundet nogen mikrofon. Du kan skrive videre.
voice-busy = Et andet program bruger mikrofonen. Du kan prøve igen eller skrive videre.
voice-policy = Denne side tillader ikke en mikrofon. Du kan skrive videre.
voice-insecure = Denne side er ikke krypteret, så her er ingen mikrofon. Du kan skrive videre.
voice-no-route = Der kunne ikke oprettes forbindelse til et opkald. Du kan skrive videre.
voice-unsupported = Der kan ikke ringes i denne browser. Du kan skrive videre.
voice-window = Du taler i et separat vindue. Luk det for at afslutte opkaldet.
voice-popup = Din browser har blokeret vinduet til opkaldet. Tillad det og tryk igen, eller skriv videre.
voice-ticket = Dette vindue er udløbet. Tryk på »Tal i stedet« i samtalen igen.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Ring tilbage til mig
call-number = Dit telefonnummer
call-when = Hvornår?
call-soon = Så snart som muligt
call-ask = Ring til mig, tak
call-back = Tilbage
call-due = Vi ringer til dig, så snart nogen er ledig: { $number }
call-at = Vi ringer til dig på { $number }: { $when }
call-dialling = Vi ringer til dig nu: { $number }
call-unreached = Vi fik ikke fat i dig på telefonen. Næste forsøg: { $when }
call-reached = Vi har talt sammen i telefonen.
call-given-up = Vi fik ikke fat i dig på telefonen. Du kan skrive her eller bede om et nyt opkald.
call-no-number = Det er ikke et telefonnummer, man kan ringe til.
call-other-country = Vi kan ikke ringe til numre i dette land.
call-other-number = Vi kan ikke ringe til dette nummer. Angiv et andet.
call-other-time = Der er ingen til stede på det tidspunkt mere. Vælg et andet.
call-failed = Det lykkedes ikke lige nu. Prøv igen.

attach = Vedhæft en fil
file-too-large = Filen er for stor. Der kan højst sendes { $size }.
file-other-kind = Filer af denne type kan ikke sendes her. Disse kan: { $kinds }
file-no-room = Der er ikke plads til flere filer i denne samtale.
file-refused = Filen kunne ikke modtages.
file-unsent = Filen kunne ikke sendes: der er ingen forbindelse lige nu.
file-remove = Fjern

# The plain pages. $site is the site's name.
conversation-with = Samtale: { $site }
page-reloads = Nye beskeder dukker selv op her inden for få sekunder.
sent-soon = Det sendes om et øjeblik. Tryk på et andet ansigt for at ændre det.
change = Har du ombestemt dig?
overtaken = Du har fortalt os mere siden da, og det er det, vi gemmer.
not-stored = Det kunne ikke gemmes lige nu.
send-again = Send igen

# What a plain page says instead of what was asked for.
failed = Det lykkedes ikke
nothing-here = Beklager, der er intet på denne adresse.
busy = Beklager, det var for meget på én gang.
try-in =
    { $seconds ->
        [one] Prøv igen om et sekund.
       *[other] Prøv igen om { $seconds } sekunder.
    }
too-long = Beklager, det var for langt.
unavailable = Beklager, det er ikke muligt lige nu.
not-taken = Beklager, vi kan ikke tage imod det, der blev sendt.

# The question in a frame of its own, and in a mail.
frame = Et spørgsmål fra { $site }
mail = Tryk på et ansigt for at svare.
reply = { $site } har svaret dig
reply-go-on = Fortsæt samtalen her. Linket er kun til dig:
reply-why = Du får denne mail, fordi du efterlod denne adresse i samtalen.
