# The card and what stands in its place while it is closed.
close = Sluiten
undo = Gesloten. Ongedaan maken?
tell-us = Vertel het ons

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Eén tik is genoeg.
step = { $score } van { $steps }, { $warmth }
cold = koud
cool = koel
mild = mild
warm = warm
hot = heet

# What is said after a tap, where the site has no words of its own.
said-cold = Het spijt ons. Dit had niet mogen gebeuren en we willen het goedmaken.
said-cool = Sorry, dat had beter gemoeten. Laat ons het goedmaken.
said-mild = Dank u. Wat had het beter gemaakt?
said-warm = Dank u, dat horen we graag.
said-hot = Geweldig, dank u wel!

# What follows a tap.
reasons = Wat ging er mis?
comment = Vertel ons meer
comment-taken = Dank u dat u het ons vertelt.
send = Versturen
talk = Praat nu met ons
promise-free = Er is nu iemand vrij
promise-call = Wij bellen u uiterlijk { $when }
promise-keep = Er is niemand, laat een bericht achter

# On its way to us: an answer, then a message.
sending = Versturen…
kept = Blijft hier tot het verstuurd kan worden.
arrived = Uw antwoord is aangekomen.

# Where the live conversation can’t run.
no-live-chat = Livechat werkt niet op deze pagina.
press-arrived = Het team heeft uw verzoek.
press-on-its-way = Uw verzoek is onderweg.
press-refused = Uw verzoek is niet aangekomen.
press-in-tab = Uw verzoek heeft een eigen pagina.
continue = Praat daar verder

# The conversation. $name is somebody of the team.
conversation = Gesprek
message = Uw bericht
you = U
refused = Niet bezorgd
reconnecting = Geen verbinding. Nieuwe poging…
calling = We roepen het team…
ringing = Het team wordt gebeld. U kunt alvast schrijven.
all-busy = Iedereen is nu in gesprek.
place = Uw plaats: { $place }.
soon = Meestal binnen een minuut.
wait = Meestal ongeveer { $minutes } min.
nobody = Er is nu niemand aanwezig. We bewaren uw bericht.
missed = Niemand kon op tijd komen. We bewaren wat u schrijft.
promised = We bellen u terug. U kunt deze pagina sluiten.
team-is-here = Het team is er.
agent-is-here = { $name } is er.
agents-are-here = { $name } en { $other } zijn er.
writing = Schrijft…
delivered = Bezorgd
read = Gelezen
elsewhere = Verdergaan in een ander tabblad of op een ander apparaat
keep-copy = Een kopie bewaren
answers-to = Als u weggaat: waar antwoorden we?
answers-save = Opslaan
answers-kept = Opgeslagen. Als u weggaat, komen de antwoorden daar.
ended = Dit gesprek is beëindigd. Dank u wel.

# A call by voice, beside the conversation.
speak = Liever spreken
answer = Opnemen
decline = Nu niet
write-instead = Liever schrijven
mute = Dempen
unmute = Dempen opheffen
hang-up = Ophangen
voice-rung = Het team wil u graag spreken.
voice-asking = Sta de microfoon toe, alstublieft.
voice-waiting = Uw microfoon is klaar. We wachten op het team…
voice-connecting = Verbinden…
voice-speaking = U kunt nu spreken.
voice-muted = Uw microfoon is gedempt.
voice-ended = Het gesprek is beëindigd. U kunt verder schrijven.
voice-declined = Op dit moment kan niemand spreken. Schrijf alstublieft verder.
voice-their-microphone = Het team heeft op dit moment geen microfoon. Schrijf alstublieft verder.
voice-denied = De microfoon is voor deze pagina geblokkeerd. U kunt hem in de instellingen van uw browser toestaan of verder schrijven.
voice-dismissed = De microfoon is niet toegestaan. U kunt het opnieuw proberen of verder schrijven.
voice-no-device = Er is geen microfoon gevonden. U kunt verder schrijven.
voice-busy = Een ander programma gebruikt de microfoon. U kunt het opnieuw proberen of verder schrijven.
voice-policy = Deze pagina staat geen microfoon toe. U kunt verder schrijven.
voice-insecure = Deze pagina is niet versleuteld, daarom is er hier geen microfoon. U kunt verder schrijven.
voice-no-route = Er kon geen verbinding voor een gesprek worden gemaakt. U kunt verder schrijven.
voice-unsupported = In deze browser kan niet worden gebeld. U kunt verder schrijven.
voice-window = U spreekt in een apart venster. Sluit het om op te hangen.
voice-popup = Uw browser heeft het venster voor het gesprek geblokkeerd. Sta het toe en druk opnieuw, of schrijf verder.
voice-ticket = Dit venster is verlopen. Druk in het gesprek nog een keer op ‘Liever spreken’.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Bel mij terug
call-number = Uw telefoonnummer
call-when = Wanneer?
call-soon = Zo snel mogelijk
call-ask = Bel mij alstublieft
call-back = Terug
call-due = We bellen u zodra er iemand vrij is: { $number }
call-at = We bellen u op { $number }: { $when }
call-dialling = We bellen u nu: { $number }
call-unreached = We konden u telefonisch niet bereiken. Volgende poging: { $when }
call-reached = We hebben elkaar telefonisch gesproken.
call-given-up = We konden u telefonisch niet bereiken. U kunt hier schrijven of om een nieuw telefoontje vragen.
call-no-number = Dit is geen telefoonnummer dat gebeld kan worden.
call-other-country = We kunnen geen nummers van dit land bellen.
call-other-number = We kunnen dit nummer niet bellen. Geef alstublieft een ander nummer.
call-other-time = Op dat moment is er niemand meer. Kies alstublieft een ander moment.
call-failed = Dat lukte nu niet. Probeer het alstublieft opnieuw.

attach = Een bestand bijvoegen
file-too-large = Dit bestand is te groot. Er kan hoogstens { $size } worden verstuurd.
file-other-kind = Bestanden van dit soort kunnen hier niet worden verstuurd. Deze wel: { $kinds }
file-no-room = In dit gesprek passen geen bestanden meer.
file-refused = Dit bestand kon niet worden aangenomen.
file-unsent = Het bestand kon niet worden verstuurd: er is nu geen verbinding.
file-remove = Verwijderen

# The plain pages. $site is the site's name.
conversation-with = Gesprek: { $site }
page-reloads = Nieuwe berichten verschijnen hier vanzelf binnen enkele seconden.
sent-soon = Dit wordt zo verstuurd. Tik op een ander gezicht om het te wijzigen.
change = Toch van gedachten veranderd?
overtaken = U hebt ons sindsdien meer verteld, en dat bewaren we.
not-stored = Dit kon nu niet worden opgeslagen.
send-again = Opnieuw versturen

# What a plain page says instead of what was asked for.
failed = Dat is niet gelukt
nothing-here = Helaas, op dit adres is niets te vinden.
busy = Helaas, dat was te veel tegelijk.
try-in =
    { $seconds ->
        [one] Probeer het over één seconde opnieuw.
       *[other] Probeer het over { $seconds } seconden opnieuw.
    }
too-long = Helaas, dat was te lang.
unavailable = Helaas, dit is nu niet mogelijk.
not-taken = Helaas, we kunnen niet aannemen wat er is verstuurd.

# The question in a frame of its own, and in a mail.
frame = Een vraag van { $site }
mail = Tik op een gezicht om te antwoorden.
reply = { $site } heeft u geantwoord
reply-go-on = Ga hier verder met het gesprek. De link is alleen voor u:
reply-why = U krijgt deze mail omdat u dit adres in het gesprek hebt achtergelaten.
