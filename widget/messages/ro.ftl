# The card and what stands in its place while it is closed.
close = Închideți
undo = Închis. Anulați?
tell-us = Spuneți-ne

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = E de ajuns o atingere.
step = { $score } din { $steps }, { $warmth }
cold = frig
cool = rece
mild = călduț
warm = cald
hot = fierbinte

# What is said after a tap, where the site has no words of its own.
said-cold = Ne pare rău. Nu ar fi trebuit să se întâmple și vrem să îndreptăm lucrurile.
said-cool = Ne cerem scuze, trebuia să fie mai bine. Permiteți-ne să îndreptăm lucrurile.
said-mild = Vă mulțumim. Ce ar fi fost mai bine altfel?
said-warm = Vă mulțumim, ne bucurăm să auzim asta.
said-hot = Minunat, vă mulțumim!

# What follows a tap.
reasons = Ce nu a mers bine?
comment = Spuneți-ne mai multe
comment-taken = Vă mulțumim că ne-ați spus.
send = Trimiteți
talk = Vorbiți cu noi acum
promise-free = Cineva este liber acum
promise-call = Vă sunăm până la { $when }
promise-keep = Nu este nimeni, lăsați un mesaj

# On its way to us: an answer, then a message.
sending = Se trimite…
kept = Rămâne aici până când poate fi trimis.
arrived = Răspunsul dumneavoastră a ajuns.

# Where the live conversation can’t run.
no-live-chat = Chatul live nu poate funcționa pe această pagină.
press-arrived = Echipa a primit solicitarea dumneavoastră.
press-on-its-way = Solicitarea dumneavoastră este pe drum.
press-refused = Solicitarea dumneavoastră nu a ajuns.
press-in-tab = Solicitarea dumneavoastră are o pagină proprie.
continue = Continuați acolo

# The conversation. $name is somebody of the team.
conversation = Conversație
message = Mesajul dumneavoastră
you = Dumneavoastră
refused = Nelivrat
reconnecting = Fără conexiune. Se încearcă din nou…
calling = Chemăm echipa…
ringing = Sună la echipă. Puteți scrie deja.
all-busy = Toți colegii vorbesc acum cu cineva.
place = Locul dumneavoastră: { $place }.
soon = De obicei în mai puțin de un minut.
wait = De obicei cam { $minutes } min.
nobody = Acum nu este nimeni aici. Vă păstrăm mesajul.
missed = Nimeni nu a putut veni la timp. Păstrăm ce scrieți.
promised = Vă sunăm noi. Puteți închide această pagină.
team-is-here = Echipa este aici.
agent-is-here = { $name } este aici.
agents-are-here = { $name } și { $other } sunt aici.
writing = Scrie…
delivered = Livrat
read = Citit
elsewhere = Continuați în altă filă sau pe alt dispozitiv
keep-copy = Păstrați o copie
answers-to = Dacă plecați: unde vă răspundem?
answers-save = Salvați
answers-kept = Salvat. Dacă plecați, răspunsurile ajung acolo.
ended = Această conversație s-a încheiat. Vă mulțumim.

# A call by voice, beside the conversation.
speak = Prefer să vorbesc
answer = Răspunde
decline = Nu acum
write-instead = Prefer să scriu
mute = Oprește microfonul
unmute = Pornește microfonul
hang-up = Închide apelul
voice-rung = Echipa ar dori să vorbească cu dumneavoastră.
voice-asking = Vă rugăm să permiteți microfonul.
voice-waiting = Microfonul este pregătit. Așteptăm echipa…
voice-connecting = Se conectează…
voice-speaking = Acum puteți vorbi.
voice-muted = Microfonul este oprit.
voice-ended = Apelul s-a încheiat. Puteți scrie în continuare.
voice-declined = Acum nu poate vorbi nimeni. Vă rugăm să scrieți în continuare.
voice-their-microphone = Echipa nu are microfon acum. Vă rugăm să scrieți în continuare.
voice-denied = Microfonul este blocat pentru această pagină. Îl puteți permite din setările browserului sau puteți scrie în continuare.
voice-dismissed = Microfonul nu a fost permis. Puteți încerca din nou sau puteți scrie în continuare.
voice-no-device = Nu a fost găsit niciun microfon. Puteți scrie în continuare.
voice-busy = Alt program folosește microfonul. Puteți încerca din nou sau puteți scrie în continuare.
voice-policy = Această pagină nu permite microfonul. Puteți scrie în continuare.
voice-insecure = Această pagină nu este criptată, de aceea aici nu există microfon. Puteți scrie în continuare.
voice-no-route = Nu s-a putut stabili conexiunea pentru apel. Puteți scrie în continuare.
voice-unsupported = În acest browser nu se pot face apeluri. Puteți scrie în continuare.
voice-window = Vorbiți într-o fereastră separată. Închideți-o pentru a încheia apelul.
voice-popup = Browserul a blocat fereastra apelului. Permiteți-o și apăsați din nou sau scrieți în continuare.
voice-ticket = Această fereastră a expirat. Apăsați din nou „Prefer să vorbesc” în conversație.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Sunați-mă înapoi
call-number = Numărul dumneavoastră de telefon
call-when = Când?
call-soon = Cât mai curând posibil
call-ask = Vă rog să mă sunați
call-back = Înapoi
call-due = Vă sunăm imediat ce este cineva liber: { $number }
call-at = Vă sunăm la { $number }: { $when }
call-dialling = Vă sunăm chiar acum: { $number }
call-unreached = Nu am reușit să vă găsim la telefon. Următoarea încercare: { $when }
call-reached = Am vorbit la telefon.
call-given-up = Nu am reușit să vă găsim la telefon. Puteți scrie aici sau puteți cere un alt apel.
call-no-number = Acesta nu este un număr de telefon la care se poate suna.
call-other-country = Nu putem suna la numere din această țară.
call-other-number = Nu putem suna la acest număr. Vă rugăm să dați altul.
call-other-time = La acea oră nu mai este nimeni. Vă rugăm să alegeți alta.
call-failed = Nu a mers acum. Vă rugăm să încercați din nou.

attach = Atașați un fișier
file-too-large = Acest fișier este prea mare. Se pot trimite cel mult { $size }.
file-other-kind = Fișierele de acest tip nu pot fi trimise aici. Se pot trimite: { $kinds }
file-no-room = În această conversație nu mai încap fișiere.
file-refused = Acest fișier nu a putut fi primit.
file-unsent = Fișierul nu a putut fi trimis: acum nu există conexiune.
file-remove = Eliminați

# The plain pages. $site is the site's name.
conversation-with = Conversație: { $site }
page-reloads = Mesajele noi apar aici singure în câteva secunde.
sent-soon = Se trimite imediat. Atingeți altă față pentru a schimba.
change = V-ați răzgândit?
overtaken = Ne-ați spus mai multe de atunci, iar asta păstrăm.
not-stored = Nu s-a putut salva acum.
send-again = Trimiteți din nou

# What a plain page says instead of what was asked for.
failed = Nu a reușit
nothing-here = Ne pare rău, nu există nimic la această adresă.
busy = Ne pare rău, a fost prea mult deodată.
try-in =
    { $seconds ->
        [one] Încercați din nou peste o secundă.
        [few] Încercați din nou peste { $seconds } secunde.
       *[other] Încercați din nou peste { $seconds } de secunde.
    }
too-long = Ne pare rău, a fost prea lung.
unavailable = Ne pare rău, acum nu este posibil.
not-taken = Ne pare rău, nu putem primi ce s-a trimis.

# The question in a frame of its own, and in a mail.
frame = O întrebare de la { $site }
mail = Atingeți o față pentru a răspunde.
reply = { $site } v-a răspuns
reply-go-on = Continuați conversația aici. Linkul este doar pentru dumneavoastră:
reply-why = Primiți acest mesaj pentru că ați lăsat această adresă în conversație.
