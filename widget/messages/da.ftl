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
team-is-here = Teamet er her.
agent-is-here = { $name } er her.
agents-are-here = { $name } og { $other } er her.
writing = Skriver…
delivered = Leveret
read = Læst
elsewhere = Fortsæt i en anden fane eller på en anden enhed
ended = Samtalen er slut. Tak.

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
