# The card and what stands in its place while it is closed.
close = Chiudi
undo = Chiuso. Annullare?
tell-us = Ci dica la Sua

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Basta un tocco.
step = { $score } su { $steps }, { $warmth }
cold = freddo
cool = fresco
mild = tiepido
warm = caldo
hot = ardente

# What is said after a tap, where the site has no words of its own.
said-cold = Ci dispiace. Non sarebbe dovuto succedere e vogliamo rimediare.
said-cool = Ci scusi, doveva andare meglio. Ci permetta di rimediare.
said-mild = Grazie. Che cosa l’avrebbe reso migliore?
said-warm = Grazie, ci fa piacere saperlo.
said-hot = Fantastico, grazie!

# What follows a tap.
reasons = Che cosa è andato storto?
comment = Ci racconti di più
comment-taken = Grazie per avercelo detto.
send = Invia
talk = Parli con noi adesso
promise-free = Qualcuno è libero adesso
promise-call = La chiamiamo entro: { $when }
promise-keep = Non c’è nessuno, lasci un messaggio

# On its way to us: an answer, then a message.
sending = Invio in corso…
kept = Resta qui finché non si potrà inviare.
arrived = La Sua risposta è arrivata.

# Where the live conversation can’t run.
no-live-chat = La chat dal vivo non può funzionare in questa pagina.
press-arrived = Il team ha ricevuto la Sua richiesta.
press-on-its-way = La Sua richiesta è in arrivo.
press-refused = La Sua richiesta non è arrivata.
press-in-tab = La Sua richiesta ha una pagina tutta sua.
continue = Continui lì

# The conversation. $name is somebody of the team.
conversation = Conversazione
message = Il Suo messaggio
you = Lei
refused = Non consegnato
reconnecting = Nessuna connessione. Nuovo tentativo…
calling = Chiamiamo il team…
ringing = Sta squillando da noi. Può già scrivere.
all-busy = In questo momento tutti stanno parlando con qualcuno.
place = Il Suo posto: { $place }.
soon = Di solito entro un minuto.
wait = Di solito circa { $minutes } min.
nobody = In questo momento non c’è nessuno. Conserviamo il Suo messaggio.
missed = Nessuno è potuto venire in tempo. Conserviamo ciò che scrive.
promised = La richiamiamo. Può chiudere questa pagina.
team-is-here = Il team è qui.
agent-is-here = { $name } è qui.
agents-are-here = { $name } e { $other } sono qui.
writing = Sta scrivendo…
delivered = Consegnato
read = Letto
elsewhere = Continua in un’altra scheda o su un altro dispositivo
keep-copy = Conserva una copia
answers-to = Se va via: dove Le rispondiamo?
answers-save = Salva
answers-kept = Salvato. Se va via, le risposte arriveranno lì.
ended = Questa conversazione è terminata. Grazie.

# A call by voice, beside the conversation.
speak = Preferisco parlare
answer = Rispondi
decline = Non ora
write-instead = Preferisco scrivere
mute = Disattiva il microfono
unmute = Riattiva il microfono
hang-up = Riaggancia
voice-rung = Il team vorrebbe parlare con lei.
voice-asking = Consenta l’uso del microfono, per favore.
voice-waiting = Il suo microfono è pronto. In attesa del team…
voice-connecting = Connessione in corso…
voice-speaking = Ora può parlare.
voice-muted = Il suo microfono è disattivato.
voice-ended = La chiamata è terminata. Può continuare a scrivere.
voice-declined = Al momento nessuno può parlare. Continui a scrivere, per favore.
voice-their-microphone = Al momento il team non ha un microfono. Continui a scrivere, per favore.
voice-denied = Il microfono è bloccato per questa pagina. Può consentirlo nelle impostazioni del browser o continuare a scrivere.
voice-dismissed = Il microfono non è stato consentito. Può riprovare o continuare a scrivere.
voice-no-device = Non è stato trovato alcun microfono. Può continuare a scrivere.
voice-busy = Un altro programma sta usando il microfono. Può riprovare o continuare a scrivere.
voice-policy = Questa pagina non consente il microfono. Può continuare a scrivere.
voice-insecure = Questa pagina non è cifrata, perciò qui non c’è microfono. Può continuare a scrivere.
voice-no-route = Non è stato possibile stabilire una connessione per la chiamata. Può continuare a scrivere.
voice-unsupported = In questo browser non è possibile chiamare. Può continuare a scrivere.
voice-window = Sta parlando in una finestra a parte. La chiuda per terminare la chiamata.
voice-popup = Il browser ha bloccato la finestra della chiamata. La consenta e prema di nuovo, o continui a scrivere.
voice-ticket = Questa finestra è scaduta. Prema di nuovo «Preferisco parlare» nella conversazione.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Richiamatemi
call-number = Il Suo numero di telefono
call-when = Quando?
call-soon = Appena possibile
call-ask = Chiamatemi, per favore
call-back = Indietro
call-due = La chiamiamo appena qualcuno è libero: { $number }
call-at = La chiamiamo al { $number }: { $when }
call-dialling = La stiamo chiamando ora: { $number }
call-unreached = Non siamo riusciti a raggiungerLa per telefono. Prossimo tentativo: { $when }
call-reached = Ci siamo parlati al telefono.
call-given-up = Non siamo riusciti a raggiungerLa per telefono. Può scrivere qui o chiedere un’altra chiamata.
call-no-number = Questo non è un numero di telefono che si possa chiamare.
call-other-country = Non possiamo chiamare numeri di questo Paese.
call-other-number = Non possiamo chiamare questo numero. Ne indichi un altro, per favore.
call-other-time = A quell’ora non c’è più nessuno. Ne scelga un’altra, per favore.
call-failed = Al momento non ha funzionato. Riprovi, per favore.

attach = Allega un file
file-too-large = Questo file è troppo grande. Si possono inviare al massimo { $size }.
file-other-kind = Qui non si possono inviare file di questo tipo. Sono possibili: { $kinds }
file-no-room = In questa conversazione non c’è posto per altri file.
file-refused = Non è stato possibile accettare questo file.
file-unsent = Non è stato possibile inviare il file: al momento non c’è connessione.
file-remove = Rimuovi

# The plain pages. $site is the site's name.
conversation-with = Conversazione: { $site }
page-reloads = I nuovi messaggi compaiono qui da soli in pochi secondi.
sent-soon = La risposta parte tra un istante. Tocchi un’altra faccina per cambiarla.
change = Ha cambiato idea?
overtaken = Da allora ci ha detto di più, ed è questo che conserviamo.
not-stored = Al momento non è stato possibile salvare.
send-again = Invia di nuovo

# What a plain page says instead of what was asked for.
failed = Non ha funzionato
nothing-here = Spiacenti, a questo indirizzo non c’è nulla.
busy = Spiacenti, era troppo in una volta sola.
try-in =
    { $seconds ->
        [one] Riprovi tra un secondo.
       *[other] Riprovi tra { $seconds } secondi.
    }
too-long = Spiacenti, era troppo lungo.
unavailable = Spiacenti, al momento non è possibile.
not-taken = Spiacenti, non possiamo accettare quanto inviato.

# The question in a frame of its own, and in a mail.
frame = Una domanda da { $site }
mail = Tocchi una faccina per rispondere.
reply = { $site } Le ha risposto
reply-go-on = Continui la conversazione qui. Il link è solo per Lei:
reply-why = Riceve questa mail perché ha lasciato questo indirizzo nella conversazione.
