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
team-is-here = Het team is er.
agent-is-here = { $name } is er.
agents-are-here = { $name } en { $other } zijn er.
writing = Schrijft…
delivered = Bezorgd
read = Gelezen
elsewhere = Verdergaan in een ander tabblad of op een ander apparaat
ended = Dit gesprek is beëindigd. Dank u wel.

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
