//! The copy of a conversation that its visitor and the team can keep, as plain text.

use crate::{
    talk::{Author, Message},
    time::UnixMillis,
};

/// What stands before each line that somebody wrote. Nobody can write a line that begins without it, and so nobody can
/// put words into another's mouth.
const INDENT: &str = "    ";
/// What begins a new line in what people write, and in what programs show of it.
const LINE_ENDS: [char; 3] = ['\n', '\u{2028}', '\u{2029}'];

/// All of `messages` under a `title`, each with who wrote it and when, as `moment` says it. The visitor, who has no
/// name, is called `visitor`.
#[must_use]
pub fn copy(
    title: &str,
    visitor: &str,
    messages: &[Message],
    moment: impl Fn(UnixMillis) -> String,
) -> String {
    let mut copy = title.to_owned();
    copy.push('\n');
    for message in messages {
        let name = match &message.from {
            Author::Visitor => visitor,
            Author::Agent(agent) => agent.name.as_str(),
        };
        for part in ["\n", name, ", ", &moment(message.at), "\n"] {
            copy.push_str(part);
        }
        for line in message.text.as_str().split(LINE_ENDS) {
            for part in [INDENT, line, "\n"] {
                copy.push_str(part);
            }
        }
    }
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_says_who_wrote_what_and_when() {
        let said: Vec<Message> = serde_json::from_str(
            r#"[{"seq":1,"id":"message-1","from":{"who":"visitor"},"text":"Twice!\n\nAna, 2026: yes\u2028Ben, 2026: no\t<b>","at":0},
                {"seq":2,"id":"message-2","from":{"who":"agent","id":"ana","name":"Ana"},"text":"a & b 🥵","at":60000}]"#,
        )
        .unwrap();
        let moment = |at: UnixMillis| at.in_utc();
        assert_eq!(
            copy("Conversation: Harbour & Pine", "You", &said, moment),
            "Conversation: Harbour & Pine\n\
             \nYou, 1970-01-01 00:00 UTC\n    Twice!\n    \n    Ana, 2026: yes\n    Ben, 2026: no\t<b>\n\
             \nAna, 1970-01-01 00:01 UTC\n    a & b 🥵\n",
        );
        assert_eq!(copy("Title", "You", &[], moment), "Title\n");
    }
}
