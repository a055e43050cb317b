//! A call as its visitor sees it: one sentence and at most two buttons, each by the name of its message.

use crate::{
    call::{Phase, Shown},
    trouble::Ending,
};

/// What the visitor can want of a call, each by a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To speak instead of writing.
    Speak,
    /// To answer.
    Answer,
    /// Not to be heard.
    Mute,
    /// To be heard again.
    Unmute,
    /// Not to answer.
    Decline,
    /// To write instead.
    Write,
    /// To end the call.
    HangUp,
}

impl Wish {
    const ALL: [Self; 7] =
        [Self::Speak, Self::Answer, Self::Mute, Self::Unmute, Self::Decline, Self::Write, Self::HangUp];

    /// The message on its button.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Speak => "speak",
            Self::Answer => "answer",
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::Decline => "decline",
            Self::Write => "write-instead",
            Self::HangUp => "hang-up",
        }
    }

    /// The wish with this message.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.word() == word)
    }
}

impl Shown {
    /// The message that says how the call stands.
    #[must_use]
    pub fn sentence(&self) -> Option<&'static str> {
        Some(match self.phase {
            Phase::Off => return self.ending.map(ending),
            Phase::Rung => "voice-rung",
            Phase::Asking => "voice-asking",
            Phase::Waiting => "voice-waiting",
            Phase::Connecting => "voice-connecting",
            Phase::Speaking if self.muted => "voice-muted",
            Phase::Speaking => "voice-speaking",
        })
    }

    /// What the first button does.
    #[must_use]
    pub fn press(&self) -> Option<Wish> {
        match self.phase {
            Phase::Off => Some(Wish::Speak),
            Phase::Rung => Some(Wish::Answer),
            Phase::Asking | Phase::Waiting | Phase::Connecting => None,
            Phase::Speaking if self.muted => Some(Wish::Unmute),
            Phase::Speaking => Some(Wish::Mute),
        }
    }

    /// What the second button does.
    #[must_use]
    pub fn end(&self) -> Option<Wish> {
        match self.phase {
            Phase::Off => None,
            Phase::Rung => Some(Wish::Decline),
            Phase::Asking | Phase::Waiting => Some(Wish::Write),
            Phase::Connecting | Phase::Speaking => Some(Wish::HangUp),
        }
    }
}

/// The messages of a call.
pub const MESSAGES: [&str; 27] = [
    "speak",
    "answer",
    "mute",
    "unmute",
    "decline",
    "write-instead",
    "hang-up",
    "voice-rung",
    "voice-asking",
    "voice-waiting",
    "voice-connecting",
    "voice-speaking",
    "voice-muted",
    "voice-ended",
    "voice-declined",
    "voice-their-microphone",
    "voice-denied",
    "voice-dismissed",
    "voice-no-device",
    "voice-busy",
    "voice-policy",
    "voice-insecure",
    "voice-no-route",
    "voice-unsupported",
    "voice-window",
    "voice-popup",
    "voice-ticket",
];

fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Ended => "voice-ended",
        Ending::Declined => "voice-declined",
        Ending::TheirMicrophone => "voice-their-microphone",
        Ending::Denied => "voice-denied",
        Ending::Dismissed => "voice-dismissed",
        Ending::NoDevice => "voice-no-device",
        Ending::Busy => "voice-busy",
        Ending::Policy => "voice-policy",
        Ending::Insecure => "voice-insecure",
        Ending::NoRoute => "voice-no-route",
        Ending::Unsupported => "voice-unsupported",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_state_has_its_sentence_and_its_buttons() {
        let check = |phase, muted, want: (Option<&str>, Option<Wish>, Option<Wish>)| {
            let shown = Shown { phase, ending: None, muted };
            assert_eq!((shown.sentence(), shown.press(), shown.end()), want);
            let words = [shown.sentence(), shown.press().map(Wish::word), shown.end().map(Wish::word)];
            assert!(words.into_iter().flatten().all(|word| MESSAGES.contains(&word)));
        };
        check(Phase::Off, false, (None, Some(Wish::Speak), None));
        check(Phase::Rung, false, (Some("voice-rung"), Some(Wish::Answer), Some(Wish::Decline)));
        check(Phase::Asking, false, (Some("voice-asking"), None, Some(Wish::Write)));
        check(Phase::Waiting, false, (Some("voice-waiting"), None, Some(Wish::Write)));
        check(Phase::Connecting, false, (Some("voice-connecting"), None, Some(Wish::HangUp)));
        check(Phase::Speaking, false, (Some("voice-speaking"), Some(Wish::Mute), Some(Wish::HangUp)));
        check(Phase::Speaking, true, (Some("voice-muted"), Some(Wish::Unmute), Some(Wish::HangUp)));
    }

    #[test]
    fn each_ending_has_a_sentence_of_its_own() {
        let said: BTreeSet<_> = Ending::ALL
            .into_iter()
            .filter_map(|ending| Shown { phase: Phase::Off, muted: false, ending: Some(ending) }.sentence())
            .collect();
        assert_eq!(said.len(), Ending::ALL.len());
        assert!(said.iter().all(|word| MESSAGES.contains(word)));
        assert!(Wish::ALL.into_iter().all(|wish| Wish::named(wish.word()) == Some(wish)));
    }
}
