# The interface in English: the messages that every other catalog has too, under the same names and with the
# same variables. Site owners' own texts are in their settings.

# The card and what stands in its place while it is closed.
close = Close
undo = Closed. Undo?
tell-us = Tell us

# The thermometer. A step's name is read out; the five words stand under the faces and must be short.
one-tap = One tap is enough.
step = { $score } of { $steps }, { $warmth }
cold = cold
cool = cool
mild = mild
warm = warm
hot = hot

# What is said after a tap, where the site has no words of its own.
said-cold = We are sorry. That should not have happened, and we want to put it right.
said-cool = Sorry, that should have gone better. Let us put it right.
said-mild = Thank you. What would have made it better?
said-warm = Thank you, that is good to hear.
said-hot = Wonderful, thank you!

# What follows a tap.
reasons = What went wrong?
comment = Tell us more
comment-taken = Thank you for telling us.
send = Send
talk = Talk to us now
promise-free = Somebody is free now
promise-call = We call you by { $when }
promise-keep = Nobody is here now, leave a message

# On its way to us: an answer, then a message.
sending = Sending…
kept = Kept here until it can be sent.
arrived = Your answer has arrived.

# Where the live conversation can’t run.
no-live-chat = Live chat can’t run on this page.
press-arrived = The team has your call.
press-on-its-way = Your call is on its way.
press-refused = Your call did not arrive.
press-in-tab = Your call has a page of its own.
continue = Talk there

# The conversation. $name and $other are of the team, $place is a number in the queue.
conversation = Conversation
message = Your message
you = You
refused = Not delivered
reconnecting = No connection. Trying again…
calling = Calling the team…
ringing = Ringing at the desk. You can write already.
all-busy = Everybody is in a talk right now.
place = Your place: { $place }.
soon = Usually within a minute.
wait = Usually about { $minutes } min.
nobody = Nobody is at the desk right now. We keep your message.
missed = Nobody could come in time. We keep what you write.
promised = We call you back. You can close this page.
team-is-here = The team is here.
agent-is-here = { $name } is here.
agents-are-here = { $name } and { $other } are here.
writing = Writing…
delivered = Delivered
read = Read
elsewhere = Go on in another tab or on another device
keep-copy = Keep a copy
answers-to = If you leave: where do we answer?
answers-save = Save
answers-kept = Saved. If you leave, answers go there.
ended = This conversation has ended. Thank you.

# A call by voice, beside the conversation.
speak = Speak instead
answer = Answer
decline = Not now
write-instead = Write instead
mute = Mute
unmute = Unmute
hang-up = Hang up
voice-rung = The team would like to speak with you.
voice-asking = Please allow the microphone.
voice-waiting = Your microphone is ready. Waiting for the team…
voice-connecting = Connecting…
voice-speaking = You can speak now.
voice-muted = You are muted.
voice-ended = The call has ended. You can go on writing.
voice-declined = Nobody can speak just now. Please go on writing.
voice-their-microphone = The team has no microphone just now. Please go on writing.
voice-denied = The microphone is blocked for this page. You can allow it in your browser’s settings, or go on writing.
voice-dismissed = The microphone was not allowed. You can try again, or go on writing.
voice-no-device = No microphone was found. You can go on writing.
voice-busy = Another program is using the microphone. You can try again, or go on writing.
voice-policy = This page does not allow a microphone. You can go on writing.
voice-insecure = This page is not encrypted, so there is no microphone here. You can go on writing.
voice-no-route = No connection for a call could be made. You can go on writing.
voice-unsupported = Calls can’t be made in this browser. You can go on writing.
voice-window = You speak in a window of its own. Close it to end the call.
voice-popup = Your browser has blocked the window for the call. Allow it and press again, or go on writing.
voice-ticket = This window has expired. Press “Speak instead” in the conversation once more.

# A call by telephone, beside the conversation. $when is a time, or a span of time, as the visitor's language writes it.
call-me = Call me back
call-number = Your phone number
call-when = When?
call-soon = As soon as possible
call-ask = Please call me
call-back = Back
call-due = We call you as soon as somebody is free: { $number }
call-at = We call you on { $number }: { $when }
call-dialling = We are calling you now: { $number }
call-unreached = We could not reach you by telephone. Next try: { $when }
call-reached = We have talked by telephone.
call-given-up = We could not reach you by telephone. You can write here, or ask for another call.
call-no-number = This is not a phone number that can be called.
call-other-country = We can’t call numbers of this country.
call-other-number = We can’t call this number. Please give another one.
call-other-time = Nobody is there at that time any more. Please choose another.
call-failed = That did not work just now. Please try again.

# Files, where one writes. $size is the largest that is taken, $kinds are names as PNG and PDF.
attach = Attach a file
file-too-large = This file is too large. At most { $size } can be sent.
file-other-kind = Files of this kind can’t be sent here. These can: { $kinds }
file-no-room = No more files fit into this conversation.
file-refused = This file could not be taken.
file-unsent = The file could not be sent: there is no connection just now.
file-remove = Remove

# The plain pages. $site is the site's name.
conversation-with = Conversation: { $site }
page-reloads = New messages appear here by themselves within a few seconds.
sent-soon = This is sent in a moment. Tap another step to change it.
change = Changed your mind?
overtaken = You told us more since then, and that is what we keep.
not-stored = This could not be stored just now.
send-again = Send it again

# What a plain page says instead of what was asked for.
failed = That did not work
nothing-here = Sorry, there is nothing at this address.
busy = Sorry, that was too much at once.
try-in =
    { $seconds ->
        [one] Please try again in one second.
       *[other] Please try again in { $seconds } seconds.
    }
too-long = Sorry, that was too long.
unavailable = Sorry, this is not possible just now.
not-taken = Sorry, we can’t take what was sent.

# The question in a frame of its own, and in a mail.
frame = A question from { $site }
mail = Tap a face to answer.
reply = { $site } has answered you
reply-go-on = Go on with the conversation here. The link is yours alone:
reply-why = You get this mail because you left this address in the conversation.
