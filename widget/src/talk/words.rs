//! What the conversation says, as strings: the edge makes them from its messages, and the page, which has no messages,
//! gets them from the edge (`GET /words/TAG`).

#[cfg(feature = "ssr")]
use core::convert::Infallible;

use super::standing::Standing;

/// Stands in [`TalkWords::agent_is_here`] where the name goes.
#[cfg(feature = "ssr")]
const NAME: &str = "{name}";

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
    team_is_here = "team-is-here";
    agent_is_here = "agent-is-here";
    ended = "ended";
}

impl TalkWords {
    /// The texts in the language of `messages`.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn of(messages: &crate::messages::Messages) -> Self {
        let Ok(words) = Self::ask(|id| Ok::<_, Infallible>(messages.with(id, [("name", NAME.into())])));
        words
    }

    /// The sentence that tells the visitor how the conversation stands.
    #[must_use]
    pub fn standing(&self, standing: Standing<'_>) -> String {
        let sentence = match standing {
            Standing::Calling => &self.calling,
            Standing::Nobody => &self.nobody,
            Standing::Ringing => &self.ringing,
            Standing::Connected(None) => &self.team_is_here,
            Standing::Connected(Some(name)) => return named(&self.agent_is_here, name),
            Standing::Ended => &self.ended,
        };
        sentence.clone()
    }
}

/// The sentence with the name in the place of `{name}`; looking for single characters takes less code than `replace`.
fn named(sentence: &str, name: &str) -> String {
    let (before, rest) = sentence.split_once('{').unwrap_or((sentence, ""));
    let (_, after) = rest.split_once('}').unwrap_or_default();
    [before, name, after].concat()
}
