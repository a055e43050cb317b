# The card and what stands in its place while it is closed.
close = Sulje
undo = Suljettu. Kumotaanko?
tell-us = Kerro meille

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Yksi napautus riittää.
step = { $score }/{ $steps }, { $warmth }
cold = kylmä
cool = viileä
mild = leuto
warm = lämmin
hot = kuuma

# What is said after a tap, where the site has no words of its own.
said-cold = Olemme pahoillamme. Näin ei olisi pitänyt käydä, ja haluamme korjata asian.
said-cool = Anteeksi, tämän olisi pitänyt sujua paremmin. Haluamme korjata asian.
said-mild = Kiitos. Mikä olisi tehnyt siitä paremman?
said-warm = Kiitos, mukava kuulla.
said-hot = Mahtavaa, kiitos!

# What follows a tap.
reasons = Mikä meni pieleen?
comment = Kerro lisää
comment-taken = Kiitos, että kerroit.
send = Lähetä
talk = Juttele kanssamme nyt
promise-free = Joku on nyt vapaana
promise-call = Soitamme viimeistään { $when }
promise-keep = Ketään ei ole paikalla, jätä viesti

# On its way to us: an answer, then a message.
sending = Lähetetään…
kept = Säilyy tässä, kunnes sen voi lähettää.
arrived = Vastauksesi on perillä.

# Where the live conversation can’t run.
no-live-chat = Live-chat ei toimi tällä sivulla.
press-arrived = Tiimi on saanut pyyntösi.
press-on-its-way = Pyyntösi on matkalla.
press-refused = Pyyntösi ei tullut perille.
press-in-tab = Pyynnölläsi on oma sivunsa.
continue = Jatka siellä

# The conversation. $name is somebody of the team.
conversation = Keskustelu
message = Viestisi
you = Sinä
refused = Ei toimitettu
reconnecting = Ei yhteyttä. Yritetään uudelleen…
calling = Kutsutaan tiimiä…
ringing = Tiimillä soi. Voit jo kirjoittaa.
all-busy = Kaikki keskustelevat juuri nyt jonkun kanssa.
place = Paikkasi jonossa: { $place }.
soon = Yleensä minuutin sisällä.
wait = Yleensä noin { $minutes } min.
nobody = Juuri nyt paikalla ei ole ketään. Säilytämme viestisi.
missed = Kukaan ei ehtinyt paikalle ajoissa. Säilytämme sen, mitä kirjoitat.
promised = Soitamme sinulle takaisin. Voit sulkea tämän sivun.
team-is-here = Tiimi on paikalla.
agent-is-here = { $name } on paikalla.
agents-are-here = { $name } ja { $other } ovat täällä.
writing = Kirjoittaa…
delivered = Toimitettu
read = Luettu
elsewhere = Jatka toisessa välilehdessä tai toisella laitteella
keep-copy = Tallenna kopio
answers-to = Jos lähdet: minne vastaamme?
answers-save = Tallenna
answers-kept = Tallennettu. Jos lähdet, vastaukset tulevat sinne.
ended = Keskustelu on päättynyt. Kiitos.

# A call by voice, beside the conversation.
speak = Puhu mieluummin
answer = Vastaa
decline = Ei nyt
write-instead = Kirjoita mieluummin
mute = Mykistä
unmute = Poista mykistys
hang-up = Lopeta puhelu
voice-rung = Tiimi haluaisi puhua kanssasi.
voice-asking = Salli mikrofonin käyttö.
voice-waiting = Mikrofonisi on valmis. Odotetaan tiimiä…
voice-connecting = Yhdistetään…
voice-speaking = Voit nyt puhua.
voice-muted = Mikrofonisi on mykistetty.
voice-ended = Puhelu on päättynyt. Voit jatkaa kirjoittamista.
voice-declined = Kukaan ei voi puhua juuri nyt. Jatka kirjoittamista, ole hyvä.
voice-their-microphone = Tiimillä ei ole mikrofonia juuri nyt. Jatka kirjoittamista, ole hyvä.
voice-denied = Mikrofoni on estetty tällä sivulla. Voit sallia sen selaimen asetuksissa tai jatkaa kirjoittamista.
voice-dismissed = Mikrofonia ei sallittu. Voit yrittää uudelleen tai jatkaa kirjoittamista.
voice-no-device = Mikrofonia ei löytynyt. Voit jatkaa kirjoittamista.
voice-busy = Toinen ohjelma käyttää mikrofonia. Voit yrittää uudelleen tai jatkaa kirjoittamista.
voice-policy = Tämä sivu ei salli mikrofonia. Voit jatkaa kirjoittamista.
voice-insecure = Tämä sivu ei ole salattu, joten täällä ei ole mikrofonia. Voit jatkaa kirjoittamista.
voice-no-route = Puheluyhteyttä ei saatu muodostettua. Voit jatkaa kirjoittamista.
voice-unsupported = Tällä selaimella ei voi soittaa. Voit jatkaa kirjoittamista.
voice-window = Puhut erillisessä ikkunassa. Sulje se, kun haluat lopettaa puhelun.
voice-popup = Selain esti puhelun ikkunan. Salli se ja paina uudelleen tai jatka kirjoittamista.
voice-ticket = Tämä ikkuna on vanhentunut. Paina keskustelussa uudelleen ”Puhu mieluummin”.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Soittakaa minulle
call-number = Puhelinnumerosi
call-when = Milloin?
call-soon = Mahdollisimman pian
call-ask = Pyydän soittoa
call-back = Takaisin
call-due = Soitamme sinulle heti, kun joku on vapaa: { $number }
call-at = Soitamme sinulle numeroon { $number }: { $when }
call-dialling = Soitamme sinulle juuri nyt: { $number }
call-unreached = Emme tavoittaneet sinua puhelimitse. Seuraava yritys: { $when }
call-reached = Olemme puhuneet puhelimessa.
call-given-up = Emme tavoittaneet sinua puhelimitse. Voit kirjoittaa tähän tai pyytää uutta soittoa.
call-no-number = Tähän puhelinnumeroon ei voi soittaa.
call-other-country = Emme voi soittaa tämän maan numeroihin.
call-other-number = Emme voi soittaa tähän numeroon. Anna toinen numero.
call-other-time = Silloin paikalla ei ole enää ketään. Valitse toinen aika.
call-failed = Se ei onnistunut juuri nyt. Yritä uudelleen.

attach = Liitä tiedosto
file-too-large = Tiedosto on liian suuri. Enintään { $size } voi lähettää.
file-other-kind = Tämäntyyppisiä tiedostoja ei voi lähettää tässä. Mahdollisia ovat: { $kinds }
file-no-room = Tähän keskusteluun ei mahdu enempää tiedostoja.
file-refused = Tiedostoa ei voitu ottaa vastaan.
file-unsent = Tiedostoa ei voitu lähettää: yhteyttä ei ole juuri nyt.
file-remove = Poista

# The plain pages. $site is the site's name.
conversation-with = Keskustelu: { $site }
page-reloads = Uudet viestit ilmestyvät tähän itsestään muutamassa sekunnissa.
sent-soon = Tämä lähetetään hetken kuluttua. Muuta sitä napauttamalla toisia kasvoja.
change = Muutitko mieltäsi?
overtaken = Olet kertonut sen jälkeen lisää, ja sen me säilytämme.
not-stored = Tallentaminen ei onnistunut juuri nyt.
send-again = Lähetä uudelleen

# What a plain page says instead of what was asked for.
failed = Se ei onnistunut
nothing-here = Valitettavasti tässä osoitteessa ei ole mitään.
busy = Valitettavasti sitä tuli liikaa kerralla.
try-in =
    { $seconds ->
        [one] Yritä uudelleen sekunnin kuluttua.
       *[other] Yritä uudelleen { $seconds } sekunnin kuluttua.
    }
too-long = Valitettavasti se oli liian pitkä.
unavailable = Valitettavasti se ei onnistu juuri nyt.
not-taken = Valitettavasti emme voi ottaa lähetettyä vastaan.

# The question in a frame of its own, and in a mail.
frame = Kysymys: { $site }
mail = Vastaa napauttamalla kasvoja.
reply = Sinulle on vastaus: { $site }
reply-go-on = Jatka keskustelua tästä. Linkki on vain sinulle:
reply-why = Saat tämän viestin, koska jätit tämän osoitteen keskusteluun.
