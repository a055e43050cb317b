//! Frames of a visitor's socket.

use shared::{
    case::{Channel, Marks},
    problem::Refusal,
    talk::{Author, FromVisitor, ToVisitor},
    voice::Signal,
};

use crate::{
    check, of,
    refusals::refusals,
    sample::{KEY, ana, files, message, promised, servers, signals, state, waiting},
    text,
};

#[test]
fn frames_of_the_talk() {
    let mut from = vec![
        ("say", FromVisitor::Say { id: of("message-7"), text: text("Hello\n😀") }),
        ("resume", FromVisitor::Resume { after: 6 }),
        ("seen", FromVisitor::Seen { marks: Marks { got: 7, read: 6 } }),
        ("typing", FromVisitor::Typing),
        ("want", FromVisitor::Want { channel: Channel::Voice }),
        ("ask-ice", FromVisitor::AskIce),
    ];
    from.extend(signals().map(|(name, signal)| (name, FromVisitor::Signal { signal })));
    let to = |address: Option<&str>| FromVisitor::AnswersTo { address: address.map(of), key: of(KEY) };
    from.extend([("answers-to", to(Some("jo@home.example"))), ("answers-to-nowhere", to(None))]);
    from.push(("ask-ticket", FromVisitor::AskTicket));
    let from = named!(
        from,
        FromVisitor::Say { .. } => "say",
        FromVisitor::Resume { .. } => "resume",
        FromVisitor::Seen { .. } => "seen",
        FromVisitor::Typing => "typing",
        FromVisitor::Want { .. } => "want",
        FromVisitor::AskIce => "ask-ice",
        FromVisitor::Signal { .. } => "signal",
        FromVisitor::AnswersTo { .. } => "answers-to",
        FromVisitor::AskTicket => "ask-ticket",
    );
    check("from-visitor", &from);
    let mut to = vec![
        ("state", ToVisitor::State(state())),
        ("state-waiting", ToVisitor::State(waiting())),
        ("state-promised", ToVisitor::State(promised())),
        ("message-of-visitor", ToVisitor::Message { message: message(Author::Visitor) }),
        ("message-of-agent", ToVisitor::Message { message: message(Author::Agent(ana())) }),
    ];
    let (_, bad_frame) = refusals().remove(0);
    to.push(("refused-frame", ToVisitor::Refused { id: None, refusal: bad_frame }));
    to.push((
        "refused-message",
        ToVisitor::Refused { id: Some(of("message-7")), refusal: Refusal::MessageIdReused },
    ));
    to.push(("seen", ToVisitor::Seen { marks: Marks { got: 7, read: 6 } }));
    to.push(("typing", ToVisitor::Typing));
    let channels = vec![Channel::Chat, Channel::Voice];
    to.push(("channels", ToVisitor::Channels { channels: channels.clone(), files: None }));
    to.push(("channels-with-files", ToVisitor::Channels { channels, files: Some(files()) }));
    to.push(("ice", ToVisitor::Ice { servers: servers() }));
    to.push(("signal", ToVisitor::Signal { signal: Signal::Ring }));
    to.push(("answers-to", ToVisitor::AnswersTo { address: Some(of("jo@home.example")) }));
    to.push(("answers-to-nowhere", ToVisitor::AnswersTo { address: None }));
    to.push(("ticket", ToVisitor::Ticket { ticket: of("a-ticket-of-the-desk-for-one-socket") }));
    let to = named!(
        to,
        ToVisitor::State(_) => "state",
        ToVisitor::Message { .. } => "message",
        ToVisitor::Refused { .. } => "refused",
        ToVisitor::Seen { .. } => "seen",
        ToVisitor::Typing => "typing",
        ToVisitor::Channels { .. } => "channels",
        ToVisitor::Ice { .. } => "ice",
        ToVisitor::Signal { .. } => "signal",
        ToVisitor::AnswersTo { .. } => "answers-to",
        ToVisitor::Ticket { .. } => "ticket",
    );
    check("to-visitor", &to);
}
