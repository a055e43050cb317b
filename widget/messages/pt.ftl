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
promise-free = Há alguém livre agora
promise-call = Ligamos para você até { $when }
promise-keep = Não há ninguém, deixe uma mensagem

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
promised = Nós ligamos de volta. Você pode fechar esta página.
team-is-here = A equipe está aqui.
agent-is-here = { $name } está aqui.
agents-are-here = { $name } e { $other } estão aqui.
writing = A escrever…
delivered = Entregue
read = Lida
elsewhere = Continuar noutro separador ou dispositivo
keep-copy = Guardar uma cópia
answers-to = Se sair: onde respondemos?
answers-save = Guardar
answers-kept = Guardado. Se sair, as respostas chegam lá.
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

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Quero que me liguem
call-number = O seu número de telefone
call-when = Quando?
call-soon = O mais cedo possível
call-ask = Liguem para mim, por favor
call-back = Voltar
call-due = Ligamos assim que alguém estiver livre: { $number }
call-at = Ligamos para { $number }: { $when }
call-dialling = Estamos ligando agora: { $number }
call-unreached = Não conseguimos falar com você por telefone. Próxima tentativa: { $when }
call-reached = Falamos por telefone.
call-given-up = Não conseguimos falar com você por telefone. Pode escrever aqui ou pedir outra chamada.
call-no-number = Este não é um número de telefone para o qual se possa ligar.
call-other-country = Não podemos ligar para números deste país.
call-other-number = Não podemos ligar para este número. Indique outro, por favor.
call-other-time = A essa hora já não há ninguém. Escolha outra, por favor.
call-failed = Não funcionou desta vez. Tente de novo, por favor.

attach = Anexar um ficheiro
file-too-large = Este ficheiro é grande demais. Podem ser enviados no máximo { $size }.
file-other-kind = Ficheiros deste tipo não podem ser enviados aqui. Podem: { $kinds }
file-no-room = Não cabem mais ficheiros nesta conversa.
file-refused = Não foi possível aceitar este ficheiro.
file-unsent = Não foi possível enviar o ficheiro: neste momento não há ligação.
file-remove = Remover

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
reply = { $site } respondeu a você
reply-go-on = Continue a conversa aqui. O link é só para você:
reply-why = Você recebe este e-mail porque deixou este endereço na conversa.
