# The card and what stands in its place while it is closed.
close = Fermer
undo = Fermé. Annuler ?
tell-us = Votre avis

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Un seul geste suffit.
step = { $score } sur { $steps }, { $warmth }
cold = froid
cool = frais
mild = tiède
warm = chaud
hot = brûlant

# What is said after a tap, where the site has no words of its own.
said-cold = Nous sommes désolés. Cela n’aurait pas dû arriver, et nous voulons y remédier.
said-cool = Désolés, cela aurait dû mieux se passer. Laissez-nous y remédier.
said-mild = Merci. Qu’est-ce qui aurait été mieux ?
said-warm = Merci, cela nous fait plaisir.
said-hot = Formidable, merci !

# What follows a tap.
reasons = Qu’est-ce qui n’a pas été ?
comment = Dites-nous-en plus
comment-taken = Merci de nous l’avoir dit.
send = Envoyer
talk = Parlez-nous maintenant
promise-free = Quelqu’un est libre maintenant
promise-call = Nous vous appelons avant { $when }
promise-keep = Personne n’est là, laissez un message

# On its way to us: an answer, then a message.
sending = Envoi…
kept = Gardé ici jusqu’à ce que l’envoi soit possible.
arrived = Votre réponse est bien arrivée.

# Where the live conversation can’t run.
no-live-chat = Le chat en direct ne peut pas fonctionner sur cette page.
press-arrived = L’équipe a reçu votre demande.
press-on-its-way = Votre demande est en route.
press-refused = Votre demande n’est pas arrivée.
press-in-tab = Votre demande a sa propre page.
continue = Continuer là-bas

# The conversation. $name is somebody of the team.
conversation = Conversation
message = Votre message
you = Vous
refused = Non remis
reconnecting = Pas de connexion. Nouvel essai…
calling = Appel de l’équipe…
ringing = Ça sonne chez nous. Vous pouvez déjà écrire.
all-busy = Tout le monde est déjà en conversation.
place = Votre place : { $place }.
soon = En général en moins d’une minute.
wait = En général environ { $minutes } min.
nobody = Personne n’est disponible pour l’instant. Nous gardons votre message.
missed = Personne n’a pu venir à temps. Nous gardons ce que vous écrivez.
promised = Nous vous rappelons. Vous pouvez fermer cette page.
team-is-here = L’équipe est là.
agent-is-here = { $name } est là.
agents-are-here = { $name } et { $other } sont là.
writing = En train d’écrire…
delivered = Remis
read = Lu
elsewhere = Continuer dans un autre onglet ou sur un autre appareil
keep-copy = Garder une copie
answers-to = Si vous partez : où vous répondre ?
answers-save = Enregistrer
answers-kept = Enregistré. Si vous partez, les réponses arriveront là.
ended = Cette conversation est terminée. Merci.

# A call by voice, beside the conversation.
speak = Parler plutôt
answer = Répondre
decline = Pas maintenant
write-instead = Écrire plutôt
mute = Couper le micro
unmute = Rétablir le micro
hang-up = Raccrocher
voice-rung = L’équipe aimerait vous parler.
voice-asking = Veuillez autoriser le microphone.
voice-waiting = Votre microphone est prêt. En attente de l’équipe…
voice-connecting = Connexion…
voice-speaking = Vous pouvez parler.
voice-muted = Votre micro est coupé.
voice-ended = L’appel est terminé. Vous pouvez continuer à écrire.
voice-declined = Personne ne peut parler pour le moment. Continuez à écrire, s’il vous plaît.
voice-their-microphone = L’équipe n’a pas de microphone pour le moment. Continuez à écrire, s’il vous plaît.
voice-denied = Le microphone est bloqué pour cette page. Vous pouvez l’autoriser dans les réglages de votre navigateur ou continuer à écrire.
voice-dismissed = Le microphone n’a pas été autorisé. Vous pouvez réessayer ou continuer à écrire.
voice-no-device = Aucun microphone n’a été trouvé. Vous pouvez continuer à écrire.
voice-busy = Un autre programme utilise le microphone. Vous pouvez réessayer ou continuer à écrire.
voice-policy = Cette page n’autorise pas de microphone. Vous pouvez continuer à écrire.
voice-insecure = Cette page n’est pas chiffrée, il n’y a donc pas de microphone ici. Vous pouvez continuer à écrire.
voice-no-route = Aucune connexion n’a pu être établie pour un appel. Vous pouvez continuer à écrire.
voice-unsupported = Les appels ne sont pas possibles dans ce navigateur. Vous pouvez continuer à écrire.
voice-window = Vous parlez dans une fenêtre à part. Fermez-la pour terminer l’appel.
voice-popup = Votre navigateur a bloqué la fenêtre de l’appel. Autorisez-la et appuyez de nouveau, ou continuez à écrire.
voice-ticket = Cette fenêtre a expiré. Appuyez de nouveau sur « Parler plutôt » dans la conversation.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Rappelez-moi
call-number = Votre numéro de téléphone
call-when = Quand ?
call-soon = Dès que possible
call-ask = Appelez-moi, s’il vous plaît
call-back = Retour
call-due = Nous vous appelons dès que quelqu’un est disponible : { $number }
call-at = Nous vous appelons au { $number } : { $when }
call-dialling = Nous vous appelons en ce moment : { $number }
call-unreached = Nous n’avons pas pu vous joindre par téléphone. Prochain essai : { $when }
call-reached = Nous nous sommes parlé au téléphone.
call-given-up = Nous n’avons pas pu vous joindre par téléphone. Vous pouvez écrire ici ou demander un autre appel.
call-no-number = Ce n’est pas un numéro de téléphone que l’on puisse appeler.
call-other-country = Nous ne pouvons pas appeler les numéros de ce pays.
call-other-number = Nous ne pouvons pas appeler ce numéro. Veuillez en indiquer un autre.
call-other-time = Il n’y a plus personne à ce moment-là. Veuillez en choisir un autre.
call-failed = Cela n’a pas fonctionné. Veuillez réessayer.

attach = Joindre un fichier
file-too-large = Ce fichier est trop volumineux. Le maximum est de { $size }.
file-other-kind = Les fichiers de ce type ne peuvent pas être envoyés ici. Sont possibles : { $kinds }
file-no-room = Cette conversation ne peut pas contenir d’autres fichiers.
file-refused = Ce fichier n’a pas pu être accepté.
file-unsent = Le fichier n’a pas pu être envoyé : il n’y a pas de connexion pour le moment.
file-remove = Retirer

# The plain pages. $site is the site's name.
conversation-with = Conversation : { $site }
page-reloads = Les nouveaux messages s’affichent ici d’eux-mêmes en quelques secondes.
sent-soon = Votre réponse part dans un instant. Touchez un autre visage pour la modifier.
change = Vous avez changé d’avis ?
overtaken = Vous nous en avez dit plus depuis, et c’est cela que nous gardons.
not-stored = L’enregistrement n’est pas possible pour l’instant.
send-again = Envoyer à nouveau

# What a plain page says instead of what was asked for.
failed = Cela n’a pas fonctionné
nothing-here = Désolés, il n’y a rien à cette adresse.
busy = Désolés, c’était trop à la fois.
try-in =
    { $seconds ->
        [one] Veuillez réessayer dans { $seconds } seconde.
       *[other] Veuillez réessayer dans { $seconds } secondes.
    }
too-long = Désolés, c’était trop long.
unavailable = Désolés, ce n’est pas possible pour l’instant.
not-taken = Désolés, nous ne pouvons pas accepter ce qui a été envoyé.

# The question in a frame of its own, and in a mail.
frame = Une question de { $site }
mail = Touchez un visage pour répondre.
reply = { $site } vous a répondu
reply-go-on = Continuez la conversation ici. Ce lien n’est que pour vous :
reply-why = Vous recevez ce message parce que vous avez laissé cette adresse dans la conversation.
