# The card and what stands in its place while it is closed.
close = Κλείσιμο
undo = Έκλεισε. Αναίρεση;
tell-us = Πείτε μας

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = Αρκεί ένα άγγιγμα.
step = { $score } από { $steps }, { $warmth }
cold = παγερό
cool = κρύο
mild = χλιαρό
warm = ζεστό
hot = καυτό

# What is said after a tap, where the site has no words of its own.
said-cold = Λυπούμαστε πολύ. Αυτό δεν έπρεπε να συμβεί και θέλουμε να το διορθώσουμε.
said-cool = Συγγνώμη, έπρεπε να είχε πάει καλύτερα. Αφήστε μας να το διορθώσουμε.
said-mild = Ευχαριστούμε. Τι θα το έκανε καλύτερο;
said-warm = Ευχαριστούμε, χαιρόμαστε που το ακούμε.
said-hot = Υπέροχα, ευχαριστούμε!

# What follows a tap.
reasons = Τι πήγε στραβά;
comment = Πείτε μας περισσότερα
comment-taken = Ευχαριστούμε που μας το είπατε.
send = Αποστολή
talk = Μιλήστε μαζί μας τώρα
promise-free = Κάποιος είναι διαθέσιμος τώρα
promise-call = Σας καλούμε έως { $when }
promise-keep = Δεν είναι κανείς, αφήστε μήνυμα

# On its way to us: an answer, then a message.
sending = Αποστολή σε εξέλιξη…
kept = Μένει εδώ μέχρι να μπορέσει να σταλεί.
arrived = Η απάντησή σας έφτασε.

# Where the live conversation can’t run.
no-live-chat = Η ζωντανή συνομιλία δεν λειτουργεί σε αυτή τη σελίδα.
press-arrived = Η ομάδα έλαβε το αίτημά σας.
press-on-its-way = Το αίτημά σας είναι καθ’ οδόν.
press-refused = Το αίτημά σας δεν έφτασε.
press-in-tab = Το αίτημά σας έχει δική του σελίδα.
continue = Μιλήστε εκεί

# The conversation. $name is somebody of the team.
conversation = Συνομιλία
message = Το μήνυμά σας
you = Εσείς
refused = Δεν παραδόθηκε
reconnecting = Χωρίς σύνδεση. Νέα προσπάθεια…
calling = Καλούμε την ομάδα…
ringing = Χτυπάει στην ομάδα. Μπορείτε ήδη να γράψετε.
all-busy = Αυτή τη στιγμή όλοι μιλούν με κάποιον.
place = Η σειρά σας: { $place }.
soon = Συνήθως μέσα σε ένα λεπτό.
wait = Συνήθως περίπου { $minutes } λεπτά.
nobody = Δεν είναι κανείς εδώ αυτή τη στιγμή. Κρατάμε το μήνυμά σας.
missed = Κανείς δεν μπόρεσε να έρθει εγκαίρως. Κρατάμε ό,τι γράφετε.
promised = Θα σας καλέσουμε εμείς. Μπορείτε να κλείσετε αυτή τη σελίδα.
team-is-here = Η ομάδα είναι εδώ.
agent-is-here = { $name } είναι εδώ.
agents-are-here = { $name } και { $other } είναι εδώ.
writing = Γράφει…
delivered = Παραδόθηκε
read = Διαβάστηκε
elsewhere = Συνέχεια σε άλλη καρτέλα ή συσκευή
keep-copy = Κρατήστε αντίγραφο
answers-to = Αν φύγετε: πού να απαντήσουμε;
answers-save = Αποθήκευση
answers-kept = Αποθηκεύτηκε. Αν φύγετε, οι απαντήσεις θα έρθουν εκεί.
ended = Η συνομιλία ολοκληρώθηκε. Ευχαριστούμε.

# A call by voice, beside the conversation.
speak = Προτιμώ να μιλήσω
answer = Απάντηση
decline = Όχι τώρα
write-instead = Προτιμώ να γράψω
mute = Σίγαση
unmute = Κατάργηση σίγασης
hang-up = Τερματισμός
voice-rung = Η ομάδα θα ήθελε να σας μιλήσει.
voice-asking = Επιτρέψτε το μικρόφωνο, παρακαλώ.
voice-waiting = Το μικρόφωνό σας είναι έτοιμο. Αναμονή για την ομάδα…
voice-connecting = Σύνδεση…
voice-speaking = Μπορείτε να μιλήσετε τώρα.
voice-muted = Το μικρόφωνό σας είναι σε σίγαση.
voice-ended = Η κλήση τελείωσε. Μπορείτε να συνεχίσετε να γράφετε.
voice-declined = Αυτή τη στιγμή κανείς δεν μπορεί να μιλήσει. Συνεχίστε να γράφετε, παρακαλώ.
voice-their-microphone = Η ομάδα δεν έχει μικρόφωνο αυτή τη στιγμή. Συνεχίστε να γράφετε, παρακαλώ.
voice-denied = Το μικρόφωνο είναι αποκλεισμένο για αυτή τη σελίδα. Μπορείτε να το επιτρέψετε στις ρυθμίσεις του προγράμματος περιήγησης ή να συνεχίσετε να γράφετε.
voice-dismissed = Το μικρόφωνο δεν επιτράπηκε. Μπορείτε να δοκιμάσετε ξανά ή να συνεχίσετε να γράφετε.
voice-no-device = Δεν βρέθηκε μικρόφωνο. Μπορείτε να συνεχίσετε να γράφετε.
voice-busy = Ένα άλλο πρόγραμμα χρησιμοποιεί το μικρόφωνο. Μπορείτε να δοκιμάσετε ξανά ή να συνεχίσετε να γράφετε.
voice-policy = Αυτή η σελίδα δεν επιτρέπει μικρόφωνο. Μπορείτε να συνεχίσετε να γράφετε.
voice-insecure = Αυτή η σελίδα δεν είναι κρυπτογραφημένη, γι’ αυτό δεν υπάρχει μικρόφωνο εδώ. Μπορείτε να συνεχίσετε να γράφετε.
voice-no-route = Δεν ήταν δυνατή η σύνδεση για κλήση. Μπορείτε να συνεχίσετε να γράφετε.
voice-unsupported = Δεν γίνονται κλήσεις σε αυτό το πρόγραμμα περιήγησης. Μπορείτε να συνεχίσετε να γράφετε.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Καλέστε με
call-number = Ο αριθμός τηλεφώνου σας
call-when = Πότε;
call-soon = Το συντομότερο δυνατόν
call-ask = Παρακαλώ, καλέστε με
call-back = Πίσω
call-due = Θα σας καλέσουμε μόλις ελευθερωθεί κάποιος: { $number }
call-at = Θα σας καλέσουμε στο { $number }: { $when }
call-dialling = Σας καλούμε τώρα: { $number }
call-unreached = Δεν σας βρήκαμε στο τηλέφωνο. Επόμενη προσπάθεια: { $when }
call-reached = Μιλήσαμε στο τηλέφωνο.
call-given-up = Δεν σας βρήκαμε στο τηλέφωνο. Μπορείτε να γράψετε εδώ ή να ζητήσετε νέα κλήση.
call-no-number = Αυτός δεν είναι αριθμός τηλεφώνου που μπορούμε να καλέσουμε.
call-other-country = Δεν μπορούμε να καλέσουμε αριθμούς αυτής της χώρας.
call-other-number = Δεν μπορούμε να καλέσουμε αυτόν τον αριθμό. Δώστε έναν άλλον, παρακαλώ.
call-other-time = Εκείνη την ώρα δεν είναι πια κανείς εδώ. Επιλέξτε άλλη, παρακαλώ.
call-failed = Δεν τα καταφέραμε αυτή τη στιγμή. Δοκιμάστε ξανά, παρακαλώ.

# The plain pages. $site is the site's name.
conversation-with = Συνομιλία: { $site }
page-reloads = Τα νέα μηνύματα εμφανίζονται εδώ μόνα τους σε λίγα δευτερόλεπτα.
sent-soon = Θα σταλεί σε λίγο. Αγγίξτε άλλο πρόσωπο για να το αλλάξετε.
change = Αλλάξατε γνώμη;
overtaken = Μας είπατε περισσότερα από τότε, και αυτά κρατάμε.
not-stored = Δεν ήταν δυνατή η αποθήκευση αυτή τη στιγμή.
send-again = Στείλτε ξανά

# What a plain page says instead of what was asked for.
failed = Αυτό δεν πέτυχε
nothing-here = Λυπούμαστε, δεν υπάρχει τίποτα σε αυτή τη διεύθυνση.
busy = Λυπούμαστε, ήταν πάρα πολλά μαζί.
try-in =
    { $seconds ->
        [one] Δοκιμάστε ξανά σε ένα δευτερόλεπτο.
       *[other] Δοκιμάστε ξανά σε { $seconds } δευτερόλεπτα.
    }
too-long = Λυπούμαστε, ήταν πολύ μεγάλο.
unavailable = Λυπούμαστε, αυτό δεν είναι δυνατό τώρα.
not-taken = Λυπούμαστε, δεν μπορούμε να δεχτούμε ό,τι στάλθηκε.

# The question in a frame of its own, and in a mail.
frame = Μια ερώτηση από: { $site }
mail = Αγγίξτε ένα πρόσωπο για να απαντήσετε.
reply = Απάντηση από: { $site }
reply-go-on = Συνεχίστε τη συνομιλία εδώ. Ο σύνδεσμος είναι μόνο για εσάς:
reply-why = Λαμβάνετε αυτό το μήνυμα επειδή αφήσατε αυτή τη διεύθυνση στη συνομιλία.
