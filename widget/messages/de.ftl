# The card and what stands in its place while it is closed.
close = Schließen
undo = Geschlossen. Rückgängig machen?
tell-us = Sagen Sie es uns

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Ein Tipp genügt.
step = { $score } von { $steps }, { $warmth }
cold = kalt
cool = kühl
mild = mild
warm = warm
hot = heiß

# What is said after a tap, where the site has no words of its own.
said-cold = Das tut uns leid. Das hätte nicht passieren dürfen, und wir möchten es in Ordnung bringen.
said-cool = Entschuldigung, das hätte besser laufen sollen. Wir möchten es in Ordnung bringen.
said-mild = Danke. Was hätte es besser gemacht?
said-warm = Danke, das freut uns.
said-hot = Wunderbar, vielen Dank!

# What follows a tap.
reasons = Was ist schiefgelaufen?
comment = Erzählen Sie uns mehr
comment-taken = Danke, dass Sie es uns sagen.
send = Senden
talk = Jetzt mit uns sprechen
promise-free = Gerade ist jemand frei
promise-call = Wir rufen Sie bis { $when } an
promise-keep = Niemand ist da, schreiben Sie uns

# On its way to us: an answer, then a message.
sending = Wird gesendet…
kept = Bleibt hier, bis es gesendet werden kann.
arrived = Ihre Antwort ist angekommen.

# Where the live conversation can’t run.
no-live-chat = Der Live-Chat läuft auf dieser Seite nicht.
press-arrived = Das Team hat Ihre Anfrage.
press-on-its-way = Ihre Anfrage ist unterwegs.
press-refused = Ihre Anfrage ist nicht angekommen.
press-in-tab = Ihre Anfrage hat eine eigene Seite.
continue = Dort sprechen

# The conversation. $name is somebody of the team.
conversation = Gespräch
message = Ihre Nachricht
you = Sie
refused = Nicht zugestellt
reconnecting = Keine Verbindung. Neuer Versuch…
calling = Wir rufen das Team…
ringing = Es klingelt beim Team. Sie können schon schreiben.
all-busy = Gerade sind alle in einem Gespräch.
place = Ihr Platz: { $place }.
soon = Meist innerhalb einer Minute.
wait = Meist etwa { $minutes } Min.
nobody = Gerade ist niemand da. Wir bewahren Ihre Nachricht auf.
missed = Niemand konnte rechtzeitig kommen. Was Sie schreiben, bewahren wir auf.
promised = Wir rufen Sie zurück. Sie können diese Seite schließen.
team-is-here = Das Team ist da.
agent-is-here = { $name } ist da.
agents-are-here = { $name } und { $other } sind da.
writing = Schreibt…
delivered = Zugestellt
read = Gelesen
elsewhere = In einem anderen Tab oder auf einem anderen Gerät weitermachen
keep-copy = Eine Kopie behalten
answers-to = Falls Sie gehen: Wohin antworten wir?
answers-save = Speichern
answers-kept = Gespeichert. Wenn Sie gehen, kommen Antworten dorthin.
ended = Dieses Gespräch ist beendet. Vielen Dank.

# A call by voice, beside the conversation.
speak = Lieber sprechen
answer = Annehmen
decline = Jetzt nicht
write-instead = Lieber schreiben
mute = Stummschalten
unmute = Ton an
hang-up = Auflegen
voice-rung = Das Team möchte mit Ihnen sprechen.
voice-asking = Bitte erlauben Sie das Mikrofon.
voice-waiting = Ihr Mikrofon ist bereit. Wir warten auf das Team…
voice-connecting = Verbindung wird aufgebaut…
voice-speaking = Sie können jetzt sprechen.
voice-muted = Sie sind stummgeschaltet.
voice-ended = Das Gespräch ist beendet. Sie können weiter schreiben.
voice-declined = Gerade kann niemand sprechen. Bitte schreiben Sie weiter.
voice-their-microphone = Das Team hat gerade kein Mikrofon. Bitte schreiben Sie weiter.
voice-denied = Das Mikrofon ist für diese Seite gesperrt. Sie können es in den Einstellungen Ihres Browsers erlauben oder weiter schreiben.
voice-dismissed = Das Mikrofon wurde nicht erlaubt. Sie können es noch einmal versuchen oder weiter schreiben.
voice-no-device = Es wurde kein Mikrofon gefunden. Sie können weiter schreiben.
voice-busy = Ein anderes Programm benutzt das Mikrofon. Sie können es noch einmal versuchen oder weiter schreiben.
voice-policy = Diese Seite erlaubt kein Mikrofon. Sie können weiter schreiben.
voice-insecure = Diese Seite ist nicht verschlüsselt, deshalb gibt es hier kein Mikrofon. Sie können weiter schreiben.
voice-no-route = Es kam keine Verbindung für ein Gespräch zustande. Sie können weiter schreiben.
voice-unsupported = In diesem Browser sind keine Gespräche möglich. Sie können weiter schreiben.
voice-window = Sie sprechen in einem eigenen Fenster. Schließen Sie es, um aufzulegen.
voice-popup = Ihr Browser hat das Fenster für den Anruf blockiert. Erlauben Sie es und drücken Sie noch einmal, oder schreiben Sie weiter.
voice-ticket = Dieses Fenster ist abgelaufen. Drücken Sie im Gespräch noch einmal „Lieber sprechen“.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Rufen Sie mich zurück
call-number = Ihre Telefonnummer
call-when = Wann?
call-soon = So bald wie möglich
call-ask = Bitte rufen Sie mich an
call-back = Zurück
call-due = Wir rufen Sie an, sobald jemand frei ist: { $number }
call-at = Wir rufen Sie unter { $number } an: { $when }
call-dialling = Wir rufen Sie gerade an: { $number }
call-unreached = Wir haben Sie telefonisch nicht erreicht. Nächster Versuch: { $when }
call-reached = Wir haben telefoniert.
call-given-up = Wir haben Sie telefonisch nicht erreicht. Sie können hier schreiben oder um einen weiteren Anruf bitten.
call-no-number = Das ist keine Telefonnummer, die wir anrufen können.
call-other-country = Nummern dieses Landes können wir nicht anrufen.
call-other-number = Diese Nummer können wir nicht anrufen. Bitte geben Sie eine andere an.
call-other-time = Zu dieser Zeit ist niemand mehr da. Bitte wählen Sie eine andere.
call-failed = Das hat gerade nicht geklappt. Bitte versuchen Sie es noch einmal.

attach = Datei anhängen
file-too-large = Diese Datei ist zu groß. Höchstens { $size } können gesendet werden.
file-other-kind = Dateien dieser Art können hier nicht gesendet werden. Möglich sind: { $kinds }
file-no-room = In dieses Gespräch passen keine weiteren Dateien.
file-refused = Diese Datei konnte nicht angenommen werden.
file-unsent = Die Datei konnte nicht gesendet werden: Gerade besteht keine Verbindung.
file-remove = Entfernen

# The plain pages. $site is the site's name.
conversation-with = Gespräch: { $site }
page-reloads = Neue Nachrichten erscheinen hier von selbst nach wenigen Sekunden.
sent-soon = Das wird gleich gesendet. Tippen Sie auf eine andere Stufe, um es zu ändern.
change = Anders überlegt?
overtaken = Sie haben uns seitdem mehr gesagt, und das behalten wir.
not-stored = Das konnte gerade nicht gespeichert werden.
send-again = Noch einmal senden

# What a plain page says instead of what was asked for.
failed = Das hat nicht geklappt
nothing-here = Leider gibt es unter dieser Adresse nichts.
busy = Leider war das zu viel auf einmal.
try-in =
    { $seconds ->
        [one] Bitte versuchen Sie es in einer Sekunde noch einmal.
       *[other] Bitte versuchen Sie es in { $seconds } Sekunden noch einmal.
    }
too-long = Leider war das zu lang.
unavailable = Das ist gerade leider nicht möglich.
not-taken = Leider können wir das Gesendete nicht annehmen.

# The question in a frame of its own, and in a mail.
frame = Eine Frage von { $site }
mail = Tippen Sie zum Antworten auf ein Gesicht.
reply = { $site } hat Ihnen geantwortet
reply-go-on = Hier geht das Gespräch weiter. Der Link ist nur für Sie:
reply-why = Sie bekommen diese Mail, weil Sie diese Adresse im Gespräch hinterlassen haben.
