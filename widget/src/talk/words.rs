//! What the conversation says, as strings: the edge makes them from its messages, and the page, which has no messages,
//! gets them from the edge (`GET /words/TAG`).

#[cfg(feature = "ssr")]
use core::convert::Infallible;

use shared::talk::TalkState;

use super::standing::Standing;

/// What stands in a text where the page puts a value.
#[cfg(feature = "ssr")]
const BLANKS: [(&str, &str); 4] =
    [("name", "{name}"), ("other", "{other}"), ("place", "{place}"), ("minutes", "{minutes}")];

macro_rules! talk_words {
    ($($field:ident = $id:literal;)*) => {
        /// The texts of the conversation, each under the name of its message.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct TalkWords {
            $(#[doc = concat!("`", $id, "`")] pub $field: String,)*
        }

        impl TalkWords {
            /// Asks for the text of each message.
            ///
            /// # Errors
            /// What `text` fails with.
            pub fn ask<E>(text: impl Fn(&'static str) -> Result<String, E>) -> Result<Self, E> {
                Ok(Self { $($field: text($id)?,)* })
            }

            /// The texts with the names of their messages.
            #[must_use]
            pub fn named(&self) -> Vec<(&'static str, &str)> {
                vec![$(($id, self.$field.as_str())),*]
            }
        }
    };
}

talk_words! {
    conversation = "conversation";
    message = "message";
    send = "send";
    you = "you";
    sending = "sending";
    refused = "refused";
    reconnecting = "reconnecting";
    calling = "calling";
    nobody = "nobody";
    ringing = "ringing";
    all_busy = "all-busy";
    place = "place";
    soon = "soon";
    wait = "wait";
    missed = "missed";
    promised = "promised";
    team_is_here = "team-is-here";
    agent_is_here = "agent-is-here";
    agents_are_here = "agents-are-here";
    writing = "writing";
    delivered = "delivered";
    read = "read";
    elsewhere = "elsewhere";
    keep_copy = "keep-copy";
    ended = "ended";
}

impl TalkWords {
    /// The texts in the language of `messages`.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn of(messages: &crate::messages::Messages) -> Self {
        let blanks = BLANKS.map(|(name, blank)| (name, blank.into()));
        let Ok(words) = Self::ask(|id| Ok::<_, Infallible>(messages.with(id, blanks.clone())));
        words
    }

    /// What tells the visitor how the conversation stands; `None` is one whose press the edge has not answered yet.
    #[must_use]
    pub fn standing(&self, state: Option<&TalkState>) -> String {
        let sentence = match Standing::of(state) {
            Standing::Calling => &self.calling,
            Standing::Nobody => &self.nobody,
            Standing::Ringing => return self.waiting(&self.ringing, state),
            Standing::Busy => return self.waiting(&self.all_busy, state),
            Standing::Promised => &self.promised,
            Standing::Missed => &self.missed,
            Standing::Connected(None, _) => &self.team_is_here,
            Standing::Connected(Some(name), None) => return filled(&self.agent_is_here, &[name]),
            Standing::Connected(Some(name), Some(other)) => {
                return filled(&self.agents_are_here, &[name, other]);
            }
            Standing::Ended => &self.ended,
        };
        sentence.clone()
    }

    /// The sentence with the place in the queue, where there are others before, and how long it takes, where that is
    /// known.
    fn waiting(&self, sentence: &str, state: Option<&TalkState>) -> String {
        let mut said = sentence.to_owned();
        let mut say = |more: &str| {
            said.push(' ');
            said.push_str(more);
        };
        let Some(state) = state else { return said };
        if state.place > 1 {
            say(&filled(&self.place, &[&state.place.to_string()]));
        }
        match state.wait_s {
            None => {}
            Some(0..=60) => say(&self.soon),
            Some(seconds) => say(&filled(&self.wait, &[&seconds.div_ceil(60).to_string()])),
        }
        said
    }
}

/// The sentence with the values in the places of its blanks, in the order in which they stand there. Looking for single
/// characters takes less code than `replace`.
fn filled(sentence: &str, values: &[&str]) -> String {
    let (mut text, mut rest) = (String::new(), sentence);
    for value in values {
        let (before, blank) = rest.split_once('{').unwrap_or((rest, ""));
        text.push_str(before);
        text.push_str(value);
        rest = blank.split_once('}').unwrap_or_default().1;
    }
    text.push_str(rest);
    text
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use serde_json::json;
    use shared::language::Language;

    use super::*;
    use crate::messages::tests::catalog;

    #[test]
    fn a_visitor_is_told_what_is_known_and_no_more() {
        let words = TalkWords::of(&catalog(Language::En));
        let check = |more: serde_json::Value, want: &str| {
            let mut state = json!({
                "case": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "handoff": "ringing", "present": 1, "last_seq": 0
            });
            state.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            assert_eq!(words.standing(Some(&serde_json::from_value(state).unwrap())), want);
        };
        let (ana, ben) = (json!({"id": "ana", "name": "Ana"}), json!({"id": "ben", "name": "Ben"}));
        assert_eq!(words.standing(None), "Calling the team…");
        check(json!({"present": 0}), "Nobody is at the desk right now. We keep your message.");
        check(json!({"free": 1, "place": 1}), "Ringing at the desk. You can write already.");
        check(
            json!({"free": 1, "place": 1, "wait_s": 9}),
            "Ringing at the desk. You can write already. Usually within a minute.",
        );
        check(
            json!({"place": 3, "wait_s": 61}),
            "Everybody is in a talk right now. Your place: 3. Usually about 2 min.",
        );
        check(json!({"handoff": "missed"}), "Nobody could come in time. We keep what you write.");
        check(json!({"handoff": "connected", "agent": ana}), "Ana is here.");
        check(json!({"handoff": "connected", "agent": ana, "second": ben}), "Ana and Ben are here.");
        check(json!({"handoff": "connected"}), "The team is here.");
        check(json!({"handoff": "ended"}), "This conversation has ended. Thank you.");
    }
}
