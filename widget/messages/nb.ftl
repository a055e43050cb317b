# The card and what stands in its place while it is closed.
close = Lukk
undo = Lukket. Angre?
tell-us = Fortell oss

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Ett trykk er nok.
step = { $score } av { $steps }, { $warmth }
cold = kaldt
cool = kjølig
mild = mildt
warm = varmt
hot = hett

# What is said after a tap, where the site has no words of its own.
said-cold = Vi beklager. Det burde ikke ha skjedd, og vi vil ordne opp.
said-cool = Beklager, det burde ha gått bedre. La oss ordne opp.
said-mild = Takk. Hva ville ha gjort det bedre?
said-warm = Takk, det er godt å høre.
said-hot = Fantastisk, takk!

# What follows a tap.
reasons = Hva gikk galt?
comment = Fortell oss mer
comment-taken = Takk for at du forteller oss det.
send = Send inn
talk = Snakk med oss nå
promise-free = Noen er ledig nå
promise-call = Vi ringer deg innen { $when }
promise-keep = Ingen er her nå, legg igjen en beskjed

# On its way to us: an answer, then a message.
sending = Sender…
kept = Blir liggende her til det kan sendes.
arrived = Svaret ditt har kommet fram.

# Where the live conversation can’t run.
no-live-chat = Direktechatten kan ikke kjøre på denne siden.
press-arrived = Teamet har fått henvendelsen din.
press-on-its-way = Henvendelsen din er på vei.
press-refused = Henvendelsen din kom ikke fram.
press-in-tab = Henvendelsen din har en egen side.
continue = Snakk videre der

# The conversation. $name is somebody of the team.
conversation = Samtale
message = Meldingen din
you = Deg
refused = Ikke levert
reconnecting = Ingen forbindelse. Prøver igjen…
calling = Vi kaller på teamet…
ringing = Det ringer hos teamet. Du kan skrive allerede nå.
all-busy = Alle er i en samtale akkurat nå.
place = Din plass: { $place }.
soon = Vanligvis innen et minutt.
wait = Vanligvis omtrent { $minutes } min.
nobody = Ingen er her akkurat nå. Vi tar vare på meldingen din.
missed = Ingen kunne komme i tide. Vi tar vare på det du skriver.
promised = Vi ringer deg tilbake. Du kan lukke denne siden.
team-is-here = Teamet er her.
agent-is-here = { $name } er her.
agents-are-here = { $name } og { $other } er her.
writing = Skriver nå…
delivered = Levert
read = Lest
elsewhere = Fortsett i en annen fane eller på en annen enhet
keep-copy = Behold en kopi
answers-to = Hvis du går: Hvor skal vi svare?
answers-save = Lagre
answers-kept = Lagret. Hvis du går, kommer svarene dit.
ended = Samtalen er avsluttet. Takk.

# A call by voice, beside the conversation.
speak = Snakk i stedet
answer = Svar
decline = Ikke nå
write-instead = Skriv i stedet
mute = Slå av mikrofonen
unmute = Slå på mikrofonen
hang-up = Legg på
voice-rung = Teamet vil gjerne snakke med deg.
voice-asking = Tillat mikrofonen, er du snill.
voice-waiting = Mikrofonen din er klar. Venter på teamet…
voice-connecting = Kobler til…
voice-speaking = Nå kan du snakke.
voice-muted = Mikrofonen din er slått av.
voice-ended = Samtalen er over. Du kan skrive videre.
voice-declined = Ingen kan snakke akkurat nå. Skriv gjerne videre.
voice-their-microphone = Teamet har ingen mikrofon akkurat nå. Skriv gjerne videre.
voice-denied = Mikrofonen er blokkert for denne siden. Du kan tillate den i nettleserens innstillinger eller skrive videre.
voice-dismissed = Mikrofonen ble ikke tillatt. Du kan prøve igjen eller skrive videre.
voice-no-device = Fant ingen mikrofon. Du kan skrive videre.
voice-busy = Et annet program bruker mikrofonen. Du kan prøve igjen eller skrive videre.
voice-policy = Denne siden tillater ikke mikrofon. Du kan skrive videre.
voice-insecure = Denne siden er ikke kryptert, så her er det ingen mikrofon. Du kan skrive videre.
voice-no-route = Det gikk ikke å koble opp en samtale. Du kan skrive videre.
voice-unsupported = Det går ikke å ringe i denne nettleseren. Du kan skrive videre.
voice-window = Du snakker i et eget vindu. Lukk det for å avslutte samtalen.
voice-popup = Nettleseren har blokkert vinduet for samtalen. Tillat det og trykk igjen, eller skriv videre.
voice-ticket = Dette vinduet er utløpt. Trykk på «Snakk i stedet» i samtalen en gang til.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Ring meg tilbake
call-number = Telefonnummeret ditt
call-when = Når?
call-soon = Så snart som mulig
call-ask = Ring meg, takk
call-back = Tilbake
call-due = Vi ringer deg så snart noen er ledig: { $number }
call-at = Vi ringer deg på { $number }: { $when }
call-dialling = Vi ringer deg nå: { $number }
call-unreached = Vi fikk ikke tak i deg på telefon. Neste forsøk: { $when }
call-reached = Vi har snakket sammen på telefon.
call-given-up = Vi fikk ikke tak i deg på telefon. Du kan skrive her eller be om en ny samtale.
call-no-number = Dette er ikke et telefonnummer det går an å ringe.
call-other-country = Vi kan ikke ringe til numre i dette landet.
call-other-number = Vi kan ikke ringe dette nummeret. Oppgi et annet.
call-other-time = Det er ingen til stede på det tidspunktet lenger. Velg et annet.
call-failed = Det gikk ikke akkurat nå. Prøv igjen.

attach = Legg ved en fil
file-too-large = Filen er for stor. Det kan sendes høyst { $size }.
file-other-kind = Filer av denne typen kan ikke sendes her. Disse går an: { $kinds }
file-no-room = Det er ikke plass til flere filer i denne samtalen.
file-refused = Filen kunne ikke tas imot.
file-unsent = Filen kunne ikke sendes: det er ingen forbindelse akkurat nå.
file-remove = Fjern

# The plain pages. $site is the site's name.
conversation-with = Samtale: { $site }
page-reloads = Nye meldinger dukker opp her av seg selv i løpet av noen sekunder.
sent-soon = Dette sendes om et øyeblikk. Trykk på et annet ansikt for å endre det.
change = Ombestemt deg?
overtaken = Du har fortalt oss mer siden den gang, og det er det vi tar vare på.
not-stored = Dette kunne ikke lagres akkurat nå.
send-again = Send på nytt

# What a plain page says instead of what was asked for.
failed = Det gikk ikke
nothing-here = Beklager, det finnes ingenting på denne adressen.
busy = Beklager, det ble for mye på én gang.
try-in =
    { $seconds ->
        [one] Prøv igjen om ett sekund.
       *[other] Prøv igjen om { $seconds } sekunder.
    }
too-long = Beklager, det var for langt.
unavailable = Beklager, det er ikke mulig akkurat nå.
not-taken = Beklager, vi kan ikke ta imot det som ble sendt.

# The question in a frame of its own, and in a mail.
frame = Et spørsmål fra { $site }
mail = Trykk på et ansikt for å svare.
reply = { $site } har svart deg
reply-go-on = Fortsett samtalen her. Lenken er bare for deg:
reply-why = Du får denne e-posten fordi du la igjen denne adressen i samtalen.
