# The card and what stands in its place while it is closed.
close = Bezárás
undo = Bezárva. Visszavonja?
tell-us = Mondja el nekünk

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Elég egy érintés.
step = { $score }/{ $steps }, { $warmth }
cold = hideg
cool = hűvös
mild = enyhe
warm = meleg
hot = forró

# What is said after a tap, where the site has no words of its own.
said-cold = Sajnáljuk. Ennek nem lett volna szabad megtörténnie, és szeretnénk helyrehozni.
said-cool = Elnézést, ennek jobban kellett volna mennie. Hadd hozzuk helyre.
said-mild = Köszönjük. Mitől lett volna jobb?
said-warm = Köszönjük, jó ezt hallani.
said-hot = Nagyszerű, köszönjük!

# What follows a tap.
reasons = Mi volt a gond?
comment = Meséljen bővebben
comment-taken = Köszönjük, hogy elmondta.
send = Küldés
talk = Beszéljen velünk most
promise-free = Valaki most szabad
promise-call = Legkésőbb ekkor hívjuk: { $when }
promise-keep = Most nincs itt senki, írjon nekünk

# On its way to us: an answer, then a message.
sending = Küldés folyamatban…
kept = Itt marad, amíg el nem küldhető.
arrived = Válasza megérkezett.

# Where the live conversation can’t run.
no-live-chat = Az élő csevegés ezen az oldalon nem működik.
press-arrived = A csapat megkapta a kérését.
press-on-its-way = A kérése úton van.
press-refused = A kérése nem érkezett meg.
press-in-tab = A kérésének saját oldala van.
continue = Folytatás ott

# The conversation. $name is somebody of the team.
conversation = Beszélgetés
message = Az Ön üzenete
you = Ön
refused = Nincs kézbesítve
reconnecting = Nincs kapcsolat. Újrapróbáljuk…
calling = Hívjuk a csapatot…
ringing = Már cseng a csapatnál. Addig is írhat.
all-busy = Jelenleg mindenki beszélgetésben van.
place = Az Ön helye a sorban: { $place }.
soon = Általában egy percen belül.
wait = Általában körülbelül { $minutes } perc.
nobody = Most nincs itt senki. Megőrizzük az üzenetét.
missed = Senki sem tudott időben jönni. Megőrizzük, amit ír.
promised = Visszahívjuk. Bezárhatja ezt az oldalt.
team-is-here = A csapat itt van.
agent-is-here = { $name } itt van.
agents-are-here = { $name } és { $other } itt vannak.
writing = Ír…
delivered = Kézbesítve
read = Elolvasva
elsewhere = Folytatás másik lapon vagy másik eszközön
keep-copy = Másolat mentése
answers-to = Ha elmegy: hová válaszoljunk?
answers-save = Mentés
answers-kept = Elmentve. Ha elmegy, a válaszok oda érkeznek.
ended = A beszélgetés véget ért. Köszönjük.

# A call by voice, beside the conversation.
speak = Inkább beszélek
answer = Fogadás
decline = Most nem
write-instead = Inkább írok
mute = Némítás
unmute = Némítás vége
hang-up = Hívás vége
voice-rung = A csapat szeretne beszélni Önnel.
voice-asking = Kérjük, engedélyezze a mikrofont.
voice-waiting = A mikrofonja kész. Várunk a csapatra…
voice-connecting = Kapcsolódás…
voice-speaking = Most már beszélhet.
voice-muted = A mikrofonja némítva van.
voice-ended = A hívás véget ért. Tovább írhat.
voice-declined = Most senki sem tud beszélni. Kérjük, írjon tovább.
voice-their-microphone = A csapatnak most nincs mikrofonja. Kérjük, írjon tovább.
voice-denied = A mikrofon le van tiltva ezen az oldalon. A böngésző beállításaiban engedélyezheti, vagy tovább írhat.
voice-dismissed = A mikrofont nem engedélyezték. Megpróbálhatja újra, vagy tovább írhat.
voice-no-device = Nem található mikrofon. Tovább írhat.
voice-busy = A mikrofont egy másik program használja. Megpróbálhatja újra, vagy tovább írhat.
voice-policy = Ez az oldal nem engedélyezi a mikrofont. Tovább írhat.
voice-insecure = Ez az oldal nincs titkosítva, ezért itt nincs mikrofon. Tovább írhat.
voice-no-route = Nem sikerült kapcsolatot létesíteni a híváshoz. Tovább írhat.
voice-unsupported = Ebben a böngészőben nem lehet hívást indítani. Tovább írhat.
voice-window = Külön ablakban beszél. A hívás befejezéséhez zárja be.
voice-popup = A böngésző letiltotta a hívás ablakát. Engedélyezze, és nyomja meg újra, vagy írjon tovább.
voice-ticket = Ez az ablak lejárt. Nyomja meg újra a beszélgetésben: „Inkább beszélek”.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Hívjanak vissza
call-number = Az Ön telefonszáma
call-when = Mikor?
call-soon = Amint lehetséges
call-ask = Kérem, hívjanak fel
call-back = Vissza
call-due = Felhívjuk, amint valaki szabad lesz: { $number }
call-at = Ezen a számon hívjuk: { $number }, { $when }
call-dialling = Most hívjuk Önt: { $number }
call-unreached = Nem értük el telefonon. A következő próbálkozás: { $when }
call-reached = Beszéltünk telefonon.
call-given-up = Nem értük el telefonon. Írhat itt, vagy kérhet újabb hívást.
call-no-number = Ez nem hívható telefonszám.
call-other-country = Ennek az országnak a számait nem tudjuk hívni.
call-other-number = Ezt a számot nem tudjuk hívni. Kérjük, adjon meg egy másikat.
call-other-time = Abban az időben már nincs itt senki. Kérjük, válasszon másikat.
call-failed = Ez most nem sikerült. Kérjük, próbálja újra.

attach = Fájl csatolása
file-too-large = Ez a fájl túl nagy. Legfeljebb { $size } küldhető.
file-other-kind = Ilyen típusú fájl itt nem küldhető. Lehetséges: { $kinds }
file-no-room = Ebbe a beszélgetésbe nem fér több fájl.
file-refused = Ezt a fájlt nem tudtuk fogadni.
file-unsent = A fájlt nem sikerült elküldeni: jelenleg nincs kapcsolat.
file-remove = Eltávolítás

# The plain pages. $site is the site's name.
conversation-with = Beszélgetés: { $site }
page-reloads = Az új üzenetek néhány másodpercen belül maguktól megjelennek itt.
sent-soon = Mindjárt elküldjük. A módosításhoz érintsen meg egy másik arcot.
change = Meggondolta magát?
overtaken = Azóta többet is elmondott, és azt őrizzük meg.
not-stored = Ezt most nem sikerült elmenteni.
send-again = Küldés újra

# What a plain page says instead of what was asked for.
failed = Ez nem sikerült
nothing-here = Sajnos ezen a címen nincs semmi.
busy = Sajnos ez egyszerre túl sok volt.
try-in =
    { $seconds ->
        [one] Próbálja újra egy másodperc múlva.
       *[other] Próbálja újra { $seconds } másodperc múlva.
    }
too-long = Sajnos ez túl hosszú volt.
unavailable = Sajnos ez most nem lehetséges.
not-taken = Sajnos nem tudjuk elfogadni, amit küldött.

# The question in a frame of its own, and in a mail.
frame = Kérdés innen: { $site }
mail = A válaszhoz érintsen meg egy arcot.
reply = Válasz innen: { $site }
reply-go-on = Itt folytathatja a beszélgetést. A link csak Önnek szól:
reply-why = Azért kapja ezt a levelet, mert a beszélgetésben megadta ezt a címet.
