# The card and what stands in its place while it is closed.
close = Cerrar
undo = Cerrado. ¿Deshacer?
tell-us = Cuéntenos

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Basta con un toque.
step = { $score } de { $steps }, { $warmth }
cold = frío
cool = fresco
mild = tibio
warm = cálido
hot = caliente

# What is said after a tap, where the site has no words of its own.
said-cold = Lo sentimos. Esto no debería haber ocurrido y queremos arreglarlo.
said-cool = Lo sentimos, debería haber ido mejor. Permítanos arreglarlo.
said-mild = Gracias. ¿Qué lo habría hecho mejor?
said-warm = Gracias, nos alegra saberlo.
said-hot = ¡Estupendo, muchas gracias!

# What follows a tap.
reasons = ¿Qué salió mal?
comment = Cuéntenos más
comment-taken = Gracias por contárnoslo.
send = Enviar
talk = Hable con nosotros ahora
promise-free = Hay alguien libre ahora
promise-call = Le llamamos antes de: { $when }
promise-keep = No hay nadie, deje un mensaje

# On its way to us: an answer, then a message.
sending = Enviando…
kept = Se guarda aquí hasta que se pueda enviar.
arrived = Hemos recibido su respuesta.

# Where the live conversation can’t run.
no-live-chat = El chat en directo no puede funcionar en esta página.
press-arrived = El equipo ha recibido su solicitud.
press-on-its-way = Su solicitud está en camino.
press-refused = Su solicitud no ha llegado.
press-in-tab = Su solicitud tiene su propia página.
continue = Hablar allí

# The conversation. $name is somebody of the team.
conversation = Conversación
message = Su mensaje
you = Usted
refused = No entregado
reconnecting = Sin conexión. Intentándolo de nuevo…
calling = Avisando al equipo…
ringing = Estamos avisando al equipo. Ya puede escribir.
all-busy = Ahora mismo todo el equipo está atendiendo a alguien.
place = Su turno: { $place }.
soon = Normalmente en menos de un minuto.
wait = Normalmente unos { $minutes } min.
nobody = Ahora mismo no hay nadie. Guardamos su mensaje.
missed = Nadie ha podido venir a tiempo. Guardamos lo que escriba.
promised = Le devolvemos la llamada. Puede cerrar esta página.
team-is-here = El equipo está aquí.
agent-is-here = { $name } está aquí.
agents-are-here = { $name } y { $other } están aquí.
writing = Escribiendo…
delivered = Entregado
read = Leído
elsewhere = Seguir en otra pestaña o en otro dispositivo
keep-copy = Guardar una copia
answers-to = Si se va: ¿dónde le respondemos?
answers-save = Guardar
answers-kept = Guardado. Si se va, las respuestas llegarán ahí.
ended = Esta conversación ha terminado. Gracias.

# A call by voice, beside the conversation.
speak = Prefiero hablar
answer = Responder
decline = Ahora no
write-instead = Prefiero escribir
mute = Silenciar
unmute = Activar el micrófono
hang-up = Colgar
voice-rung = Al equipo le gustaría hablar con usted.
voice-asking = Permita el micrófono, por favor.
voice-waiting = Su micrófono está listo. Esperando al equipo…
voice-connecting = Conectando…
voice-speaking = Ya puede hablar.
voice-muted = Su micrófono está silenciado.
voice-ended = La llamada ha terminado. Puede seguir escribiendo.
voice-declined = Ahora mismo nadie puede hablar. Siga escribiendo, por favor.
voice-their-microphone = El equipo no tiene micrófono en este momento. Siga escribiendo, por favor.
voice-denied = El micrófono está bloqueado para esta página. Puede permitirlo en los ajustes del navegador o seguir escribiendo.
voice-dismissed = El micrófono no se permitió. Puede intentarlo de nuevo o seguir escribiendo.
voice-no-device = No se encontró ningún micrófono. Puede seguir escribiendo.
voice-busy = Otro programa está usando el micrófono. Puede intentarlo de nuevo o seguir escribiendo.
voice-policy = Esta página no permite usar el micrófono. Puede seguir escribiendo.
voice-insecure = Esta página no está cifrada, por eso aquí no hay micrófono. Puede seguir escribiendo.
voice-no-route = No se pudo establecer una conexión para la llamada. Puede seguir escribiendo.
voice-unsupported = En este navegador no se pueden hacer llamadas. Puede seguir escribiendo.
voice-window = Está hablando en una ventana aparte. Ciérrela para terminar la llamada.
voice-popup = El navegador ha bloqueado la ventana de la llamada. Permítala y pulse de nuevo, o siga escribiendo.
voice-ticket = Esta ventana ha caducado. Pulse de nuevo «Prefiero hablar» en la conversación.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Quiero que me llamen
call-number = Su número de teléfono
call-when = ¿Cuándo?
call-soon = Lo antes posible
call-ask = Llámenme, por favor
call-back = Volver
call-due = Le llamamos en cuanto alguien esté libre: { $number }
call-at = Le llamamos al { $number }: { $when }
call-dialling = Le estamos llamando ahora: { $number }
call-unreached = No hemos podido localizarle por teléfono. Próximo intento: { $when }
call-reached = Hemos hablado por teléfono.
call-given-up = No hemos podido localizarle por teléfono. Puede escribir aquí o pedir otra llamada.
call-no-number = Este no es un número de teléfono al que se pueda llamar.
call-other-country = No podemos llamar a números de este país.
call-other-number = No podemos llamar a este número. Indique otro, por favor.
call-other-time = A esa hora ya no hay nadie. Elija otra, por favor.
call-failed = No ha funcionado ahora mismo. Inténtelo de nuevo, por favor.

attach = Adjuntar un archivo
file-too-large = Este archivo es demasiado grande. Se pueden enviar como máximo { $size }.
file-other-kind = Aquí no se pueden enviar archivos de este tipo. Sí se pueden: { $kinds }
file-no-room = No caben más archivos en esta conversación.
file-refused = No se ha podido aceptar este archivo.
file-unsent = No se ha podido enviar el archivo: ahora mismo no hay conexión.
file-remove = Quitar

# The plain pages. $site is the site's name.
conversation-with = Conversación: { $site }
page-reloads = Los mensajes nuevos aparecen aquí solos en unos segundos.
sent-soon = Se enviará en un momento. Toque otra cara para cambiarlo.
change = ¿Ha cambiado de opinión?
overtaken = Desde entonces nos ha contado más, y eso es lo que guardamos.
not-stored = No se ha podido guardar en este momento.
send-again = Enviar de nuevo

# What a plain page says instead of what was asked for.
failed = No ha funcionado
nothing-here = Lo sentimos, no hay nada en esta dirección.
busy = Lo sentimos, ha sido demasiado a la vez.
try-in =
    { $seconds ->
        [one] Inténtelo de nuevo dentro de un segundo.
       *[other] Inténtelo de nuevo dentro de { $seconds } segundos.
    }
too-long = Lo sentimos, era demasiado largo.
unavailable = Lo sentimos, no es posible en este momento.
not-taken = Lo sentimos, no podemos aceptar lo enviado.

# The question in a frame of its own, and in a mail.
frame = Una pregunta de { $site }
mail = Toque una cara para responder.
reply = { $site } le ha respondido
reply-go-on = Siga la conversación aquí. El enlace es solo para usted:
reply-why = Recibe este correo porque dejó esta dirección en la conversación.
