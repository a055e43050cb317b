# The card and what stands in its place while it is closed.
close = Zamknij
undo = Zamknięto. Cofnąć?
tell-us = Powiedz nam

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Wystarczy jedno dotknięcie.
step = { $score } z { $steps }, { $warmth }
cold = zimno
cool = chłodno
mild = letnio
warm = ciepło
hot = gorąco

# What is said after a tap, where the site has no words of its own.
said-cold = Bardzo przepraszamy. To nie powinno się zdarzyć i chcemy to naprawić.
said-cool = Przepraszamy, powinno było pójść lepiej. Chcemy to naprawić.
said-mild = Dziękujemy. Co mogło być lepsze?
said-warm = Dziękujemy, miło nam to słyszeć.
said-hot = Wspaniale, dziękujemy!

# What follows a tap.
reasons = Co poszło nie tak?
comment = Opowiedz nam więcej
comment-taken = Dziękujemy, że nam o tym mówisz.
send = Wyślij
talk = Porozmawiaj z nami teraz
promise-free = Ktoś jest teraz wolny
promise-call = Zadzwonimy najpóźniej: { $when }
promise-keep = Nikogo nie ma, zostaw wiadomość

# On its way to us: an answer, then a message.
sending = Wysyłanie…
kept = Zachowane tutaj do czasu wysłania.
arrived = Twoja odpowiedź dotarła.

# Where the live conversation can’t run.
no-live-chat = Czat na żywo nie działa na tej stronie.
press-arrived = Zespół ma Twoją prośbę.
press-on-its-way = Twoja prośba jest w drodze.
press-refused = Twoja prośba nie dotarła.
press-in-tab = Twoja prośba ma własną stronę.
continue = Porozmawiaj tam

# The conversation. $name is somebody of the team.
conversation = Rozmowa
message = Twoja wiadomość
you = Ty
refused = Nie dostarczono
reconnecting = Brak połączenia. Ponawiamy próbę…
calling = Zawiadamiamy zespół…
ringing = U nas już dzwoni. Możesz zacząć pisać.
all-busy = Wszyscy teraz z kimś rozmawiają.
place = Miejsce w kolejce: { $place }.
soon = Zwykle w ciągu minuty.
wait = Zwykle około { $minutes } min.
nobody = Nikogo teraz nie ma. Zachowamy Twoją wiadomość.
missed = Nikt nie mógł przyjść na czas. Zachowujemy to, co Pan(i) pisze.
promised = Oddzwonimy. Możesz zamknąć tę stronę.
team-is-here = Zespół jest na miejscu.
agent-is-here = { $name } jest z Tobą.
agents-are-here = { $name } i { $other } są tutaj.
writing = Pisze…
delivered = Dostarczono
read = Przeczytano
elsewhere = Kontynuuj w innej karcie lub na innym urządzeniu
keep-copy = Zachowaj kopię
answers-to = Jeśli odejdziesz: gdzie mamy odpowiedzieć?
answers-save = Zapisz
answers-kept = Zapisano. Jeśli odejdziesz, odpowiedzi trafią tam.
ended = Ta rozmowa się zakończyła. Dziękujemy.

# A call by voice, beside the conversation.
speak = Wolę rozmawiać
answer = Odbierz
decline = Nie teraz
write-instead = Wolę pisać
mute = Wycisz
unmute = Wyłącz wyciszenie
hang-up = Rozłącz
voice-rung = Zespół chciałby z Tobą porozmawiać.
voice-asking = Zezwól na użycie mikrofonu.
voice-waiting = Twój mikrofon jest gotowy. Czekamy na zespół…
voice-connecting = Łączenie…
voice-speaking = Możesz teraz mówić.
voice-muted = Twój mikrofon jest wyciszony.
voice-ended = Rozmowa zakończona. Możesz pisać dalej.
voice-declined = Nikt nie może teraz rozmawiać. Prosimy pisać dalej.
voice-their-microphone = Zespół nie ma teraz mikrofonu. Prosimy pisać dalej.
voice-denied = Mikrofon jest zablokowany dla tej strony. Możesz zezwolić na niego w ustawieniach przeglądarki albo pisać dalej.
voice-dismissed = Nie zezwolono na mikrofon. Możesz spróbować ponownie albo pisać dalej.
voice-no-device = Nie znaleziono mikrofonu. Możesz pisać dalej.
voice-busy = Inny program używa mikrofonu. Możesz spróbować ponownie albo pisać dalej.
voice-policy = Ta strona nie zezwala na mikrofon. Możesz pisać dalej.
voice-insecure = Ta strona nie jest szyfrowana, dlatego nie ma tu mikrofonu. Możesz pisać dalej.
voice-no-route = Nie udało się połączyć rozmowy. Możesz pisać dalej.
voice-unsupported = W tej przeglądarce nie można dzwonić. Możesz pisać dalej.
voice-window = Rozmawiasz w osobnym oknie. Zamknij je, aby zakończyć rozmowę.
voice-popup = Przeglądarka zablokowała okno rozmowy. Zezwól na nie i naciśnij ponownie albo pisz dalej.
voice-ticket = To okno wygasło. Naciśnij w rozmowie ponownie „Wolę rozmawiać”.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Proszę oddzwonić
call-number = Numer telefonu
call-when = Kiedy?
call-soon = Jak najszybciej
call-ask = Proszę do mnie zadzwonić
call-back = Wstecz
call-due = Zadzwonimy, gdy tylko ktoś będzie wolny: { $number }
call-at = Zadzwonimy pod numer { $number }: { $when }
call-dialling = Właśnie dzwonimy: { $number }
call-unreached = Nie udało nam się dodzwonić. Następna próba: { $when }
call-reached = Rozmowa telefoniczna się odbyła.
call-given-up = Nie udało nam się dodzwonić. Możesz napisać tutaj albo poprosić o kolejny telefon.
call-no-number = To nie jest numer, pod który można zadzwonić.
call-other-country = Nie możemy dzwonić na numery z tego kraju.
call-other-number = Nie możemy zadzwonić pod ten numer. Podaj inny.
call-other-time = O tej porze nikogo już nie ma. Wybierz inną.
call-failed = Tym razem się nie udało. Spróbuj ponownie.

attach = Załącz plik
file-too-large = Ten plik jest za duży. Można wysłać najwyżej { $size }.
file-other-kind = Plików tego rodzaju nie można tu wysłać. Można wysłać: { $kinds }
file-no-room = W tej rozmowie nie zmieści się więcej plików.
file-refused = Nie udało się przyjąć tego pliku.
file-unsent = Nie udało się wysłać pliku: w tej chwili nie ma połączenia.
file-remove = Usuń

# The plain pages. $site is the site's name.
conversation-with = Rozmowa: { $site }
page-reloads = Nowe wiadomości pojawią się tutaj same w ciągu kilku sekund.
sent-soon = Za chwilę to wyślemy. Aby zmienić, dotknij innej buźki.
change = Zmiana zdania?
overtaken = Od tamtej pory powiedziano nam więcej i to zachowujemy.
not-stored = Nie udało się teraz tego zapisać.
send-again = Wyślij ponownie

# What a plain page says instead of what was asked for.
failed = To się nie udało
nothing-here = Niestety pod tym adresem nic nie ma.
busy = Niestety to było zbyt wiele naraz.
try-in =
    { $seconds ->
        [one] Spróbuj ponownie za sekundę.
        [few] Spróbuj ponownie za { $seconds } sekundy.
        [many] Spróbuj ponownie za { $seconds } sekund.
       *[other] Spróbuj ponownie za { $seconds } sekundy.
    }
too-long = Niestety to było za długie.
unavailable = Niestety teraz to niemożliwe.
not-taken = Niestety nie możemy przyjąć tego, co wysłano.

# The question in a frame of its own, and in a mail.
frame = Pytanie od { $site }
mail = Dotknij buźki, aby odpowiedzieć.
reply = Odpowiedź od { $site }
reply-go-on = Tutaj możesz kontynuować rozmowę. Link jest tylko dla Ciebie:
reply-why = Otrzymujesz tę wiadomość, ponieważ w rozmowie podano ten adres.
