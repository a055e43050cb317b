# The card and what stands in its place while it is closed.
close = Kapat
undo = Kapatıldı. Geri alınsın mı?
tell-us = Bize anlatın

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Bir dokunuş yeter.
step = { $score }/{ $steps }, { $warmth }
cold = soğuk
cool = serin
mild = ılıman
warm = ılık
hot = sıcak

# What is said after a tap, where the site has no words of its own.
said-cold = Üzgünüz. Bu olmamalıydı ve düzeltmek istiyoruz.
said-cool = Üzgünüz, daha iyi olmalıydı. İzin verin, düzeltelim.
said-mild = Teşekkürler. Ne daha iyi olabilirdi?
said-warm = Teşekkürler, bunu duymak güzel.
said-hot = Harika, teşekkürler!

# What follows a tap.
reasons = Ne ters gitti?
comment = Biraz daha anlatın
comment-taken = Bize anlattığınız için teşekkürler.
send = Gönder
talk = Şimdi bizimle konuşun
promise-free = Şu anda biri müsait
promise-call = En geç { $when } itibarıyla ararız
promise-keep = Şu anda kimse yok, mesaj bırakın

# On its way to us: an answer, then a message.
sending = Gönderiliyor…
kept = Gönderilebilene kadar burada duruyor.
arrived = Yanıtınız ulaştı.

# Where the live conversation can’t run.
no-live-chat = Canlı sohbet bu sayfada çalışamıyor.
press-arrived = Çağrınız ekibe ulaştı.
press-on-its-way = Çağrınız yolda.
press-refused = Çağrınız ulaşmadı.
press-in-tab = Çağrınızın kendi sayfası var.
continue = Orada konuşun

# The conversation. $name is somebody of the team.
conversation = Görüşme
message = Mesajınız
you = Siz
refused = İletilmedi
reconnecting = Bağlantı yok. Yeniden deneniyor…
calling = Ekip çağrılıyor…
ringing = Ekibin zili çalıyor. Şimdiden yazabilirsiniz.
all-busy = Şu anda herkes görüşmede.
place = Sıranız: { $place }.
soon = Genellikle bir dakika içinde.
wait = Genellikle yaklaşık { $minutes } dk.
nobody = Şu anda kimse yok. Mesajınızı saklıyoruz.
missed = Zamanında kimse gelemedi. Yazdıklarınızı saklıyoruz.
promised = Sizi geri arayacağız. Bu sayfayı kapatabilirsiniz.
team-is-here = Ekip burada.
agent-is-here = { $name } burada.
agents-are-here = { $name } ve { $other } burada.
writing = Yazıyor…
delivered = İletildi
read = Okundu
elsewhere = Başka bir sekmede veya cihazda devam edin
keep-copy = Bir kopyasını saklayın
answers-to = Ayrılırsanız: nereye yanıt verelim?
answers-save = Kaydet
answers-kept = Kaydedildi. Ayrılırsanız yanıtlar oraya gelir.
ended = Bu görüşme sona erdi. Teşekkürler.

# A call by voice, beside the conversation.
speak = Konuşmayı tercih ederim
answer = Yanıtla
decline = Şimdi değil
write-instead = Yazmayı tercih ederim
mute = Sesi kapat
unmute = Sesi aç
hang-up = Kapat
voice-rung = Ekip sizinle konuşmak istiyor.
voice-asking = Lütfen mikrofona izin verin.
voice-waiting = Mikrofonunuz hazır. Ekip bekleniyor…
voice-connecting = Bağlanıyor…
voice-speaking = Şimdi konuşabilirsiniz.
voice-muted = Mikrofonunuz kapalı.
voice-ended = Görüşme sona erdi. Yazmaya devam edebilirsiniz.
voice-declined = Şu anda kimse konuşamıyor. Lütfen yazmaya devam edin.
voice-their-microphone = Ekibin şu anda mikrofonu yok. Lütfen yazmaya devam edin.
voice-denied = Mikrofon bu sayfa için engellenmiş. Tarayıcınızın ayarlarından izin verebilir veya yazmaya devam edebilirsiniz.
voice-dismissed = Mikrofona izin verilmedi. Yeniden deneyebilir veya yazmaya devam edebilirsiniz.
voice-no-device = Mikrofon bulunamadı. Yazmaya devam edebilirsiniz.
voice-busy = Mikrofonu başka bir program kullanıyor. Yeniden deneyebilir veya yazmaya devam edebilirsiniz.
voice-policy = Bu sayfa mikrofona izin vermiyor. Yazmaya devam edebilirsiniz.
voice-insecure = Bu sayfa şifreli değil, bu yüzden burada mikrofon yok. Yazmaya devam edebilirsiniz.
voice-no-route = Görüşme için bağlantı kurulamadı. Yazmaya devam edebilirsiniz.
voice-unsupported = Bu tarayıcıda arama yapılamıyor. Yazmaya devam edebilirsiniz.
voice-window = Ayrı bir pencerede konuşuyorsunuz. Aramayı bitirmek için pencereyi kapatın.
voice-popup = Tarayıcınız arama penceresini engelledi. İzin verip yeniden basın veya yazmaya devam edin.
voice-ticket = Bu pencerenin süresi doldu. Görüşmede “Konuşmayı tercih ederim” düğmesine yeniden basın.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Beni geri arayın
call-number = Telefon numaranız
call-when = Ne zaman?
call-soon = Mümkün olan en kısa sürede
call-ask = Lütfen beni arayın
call-back = Geri
call-due = Biri müsait olur olmaz sizi arayacağız: { $number }
call-at = Size { $number } numarasından ulaşacağız: { $when }
call-dialling = Sizi şimdi arıyoruz: { $number }
call-unreached = Size telefonla ulaşamadık. Sonraki deneme: { $when }
call-reached = Telefonda görüştük.
call-given-up = Size telefonla ulaşamadık. Buraya yazabilir veya yeni bir arama isteyebilirsiniz.
call-no-number = Bu, aranabilecek bir telefon numarası değil.
call-other-country = Bu ülkenin numaralarını arayamıyoruz.
call-other-number = Bu numarayı arayamıyoruz. Lütfen başka bir numara verin.
call-other-time = O saatte artık kimse yok. Lütfen başka bir saat seçin.
call-failed = Şu anda olmadı. Lütfen yeniden deneyin.

attach = Dosya ekle
file-too-large = Bu dosya çok büyük. En fazla { $size } gönderilebilir.
file-other-kind = Bu tür dosyalar buradan gönderilemez. Gönderilebilenler: { $kinds }
file-no-room = Bu görüşmeye başka dosya sığmıyor.
file-refused = Bu dosya kabul edilemedi.
file-unsent = Dosya gönderilemedi: şu anda bağlantı yok.
file-remove = Kaldır

# The plain pages. $site is the site's name.
conversation-with = Görüşme: { $site }
page-reloads = Yeni mesajlar birkaç saniye içinde burada kendiliğinden görünür.
sent-soon = Birazdan gönderilecek. Değiştirmek için başka bir yüze dokunun.
change = Fikrinizi mi değiştirdiniz?
overtaken = O zamandan beri bize daha fazlasını anlattınız; onu saklıyoruz.
not-stored = Bu şu anda kaydedilemedi.
send-again = Yeniden gönder

# What a plain page says instead of what was asked for.
failed = Bu olmadı
nothing-here = Üzgünüz, bu adreste bir şey yok.
busy = Üzgünüz, bir anda çok fazlaydı.
try-in =
    { $seconds ->
        [one] Lütfen bir saniye sonra yeniden deneyin.
       *[other] Lütfen { $seconds } saniye sonra yeniden deneyin.
    }
too-long = Üzgünüz, bu çok uzundu.
unavailable = Üzgünüz, bu şu anda mümkün değil.
not-taken = Üzgünüz, gönderileni kabul edemiyoruz.

# The question in a frame of its own, and in a mail.
frame = Soru: { $site }
mail = Yanıtlamak için bir yüze dokunun.
reply = Yanıt: { $site }
reply-go-on = Görüşmeye buradan devam edin. Bağlantı yalnızca size aittir:
reply-why = Görüşmede bu adresi bıraktığınız için bu e-postayı alıyorsunuz.
