# The card and what stands in its place while it is closed.
close = Fechar
undo = Fechado. Desfazer?
tell-us = Conte para nós

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Basta um toque.
step = { $score } de { $steps }, { $warmth }
cold = frio
cool = fresco
mild = ameno
warm = cálido
hot = quente

# What is said after a tap, where the site has no words of its own.
said-cold = Sentimos muito. Isso não deveria ter acontecido, e queremos resolver.
said-cool = Desculpe, deveria ter sido melhor. Deixe-nos resolver.
said-mild = Obrigado. O que teria tornado tudo melhor?
said-warm = Obrigado, é bom saber disso.
said-hot = Que maravilha, obrigado!

# What follows a tap.
reasons = O que deu errado?
comment = Conte mais
comment-taken = Obrigado por nos contar.
send = Enviar
talk = Fale conosco agora

# On its way to us: an answer, then a message.
sending = Enviando…
kept = Guardado aqui até que possa ser enviado.
arrived = Sua resposta chegou.

# Where the live conversation can’t run.
no-live-chat = O chat ao vivo não funciona nesta página.
press-arrived = A equipe recebeu seu pedido.
press-on-its-way = Seu pedido está a caminho.
press-refused = Seu pedido não chegou.
press-in-tab = Seu pedido tem uma página própria.
continue = Conversar lá

# The conversation. $name is somebody of the team.
conversation = Conversa
message = Sua mensagem
you = Você
refused = Não entregue
reconnecting = Sem conexão. Tentando de novo…
calling = Chamando a equipe…
ringing = Estamos chamando a equipe. Você já pode escrever.
all-busy = Neste momento estão todos a atender alguém.
place = O seu lugar: { $place }.
soon = Normalmente em menos de um minuto.
wait = Normalmente cerca de { $minutes } min.
nobody = Não há ninguém disponível agora. Guardamos sua mensagem.
missed = Ninguém conseguiu vir a tempo. Guardamos o que escrever.
team-is-here = A equipe está aqui.
agent-is-here = { $name } está aqui.
agents-are-here = { $name } e { $other } estão aqui.
writing = A escrever…
delivered = Entregue
read = Lida
elsewhere = Continuar noutro separador ou dispositivo
ended = Esta conversa terminou. Obrigado.

# A call by voice, beside the conversation.
speak = Prefiro falar
answer = Atender
decline = Agora não
write-instead = Prefiro escrever
mute = Silenciar
unmute = Ativar o microfone
hang-up = Desligar
voice-rung = A equipa gostaria de falar consigo.
voice-asking = Permita o microfone, por favor.
voice-waiting = O seu microfone está pronto. À espera da equipa…
voice-connecting = A ligar…
voice-speaking = Já pode falar.
voice-muted = O seu microfone está silenciado.
voice-ended = A chamada terminou. Pode continuar a escrever.
voice-declined = De momento ninguém pode falar. Continue a escrever, por favor.
voice-their-microphone = De momento a equipa não tem microfone. Continue a escrever, por favor.
voice-denied = O microfone está bloqueado para esta página. Pode permiti-lo nas definições do navegador ou continuar a escrever.
voice-dismissed = O microfone não foi permitido. Pode tentar de novo ou continuar a escrever.
voice-no-device = Não foi encontrado nenhum microfone. Pode continuar a escrever.
voice-busy = Outro programa está a usar o microfone. Pode tentar de novo ou continuar a escrever.
voice-policy = Esta página não permite o microfone. Pode continuar a escrever.
voice-insecure = Esta página não está cifrada, por isso não há microfone aqui. Pode continuar a escrever.
voice-no-route = Não foi possível estabelecer uma ligação para a chamada. Pode continuar a escrever.
voice-unsupported = Neste navegador não é possível fazer chamadas. Pode continuar a escrever.
voice-window = Está a falar numa janela própria. Feche-a para terminar a chamada.
voice-popup = O navegador bloqueou a janela da chamada. Permita-a e prima de novo, ou continue a escrever.
voice-ticket = Esta janela expirou. Prima de novo “Prefiro falar” na conversa.

# The plain pages. $site is the site's name.
conversation-with = Conversa: { $site }
page-reloads = As novas mensagens aparecem aqui sozinhas em poucos segundos.
sent-soon = Isto será enviado em instantes. Toque em outro rosto para mudar.
change = Mudou de ideia?
overtaken = Você nos contou mais desde então, e é isso que guardamos.
not-stored = Não foi possível guardar neste momento.
send-again = Enviar de novo

# What a plain page says instead of what was asked for.
failed = Não funcionou
nothing-here = Desculpe, não há nada neste endereço.
busy = Desculpe, foi demais de uma só vez.
try-in =
    { $seconds ->
        [one] Tente de novo em { $seconds } segundo.
       *[other] Tente de novo em { $seconds } segundos.
    }
too-long = Desculpe, era longo demais.
unavailable = Desculpe, isso não é possível agora.
not-taken = Desculpe, não podemos aceitar o que foi enviado.

# The question in a frame of its own, and in a mail.
frame = Uma pergunta de { $site }
mail = Toque em um rosto para responder.
