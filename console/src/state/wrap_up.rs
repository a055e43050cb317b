//! The short form that closes a case.

use shared::{
    case::Resolution,
    ids::Choice,
    problem::Refusal,
    settings::Entry,
    text::{Comment, TextError},
};

use crate::plain;

/// The form as far as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrapUp {
    /// How the talk ended.
    pub outcome: Option<Choice>,
    /// Why it went wrong.
    pub root_cause: Option<Choice>,
    /// What else should be known.
    pub note: String,
    /// Whether the answer of the Desk is on its way.
    pub sent: bool,
    /// Why the Desk would not close the case.
    pub refused: Option<Refusal>,
}

impl WrapUp {
    /// The filled-in form; `None` while something is missing or too long.
    #[must_use]
    pub fn resolution(&self) -> Option<Resolution> {
        let note = match plain::typed(&self.note) {
            Ok(note) => Some(note),
            Err(TextError::Empty) => None,
            Err(TextError::TooLong(_) | TextError::Control) => return None,
        };
        Some(Resolution { outcome: self.outcome.clone()?, root_cause: self.root_cause.clone()?, note })
    }

    /// Whether the note is longer than the Desk takes.
    #[must_use]
    pub fn note_too_long(&self) -> bool {
        matches!(plain::typed::<2_000>(&self.note) as Result<Comment, _>, Err(TextError::TooLong(_)))
    }

    /// A digit key: chooses the outcome, and once there is one, the root cause.
    pub(super) fn digit(&mut self, digit: usize, outcomes: &[Entry], root_causes: &[Entry]) {
        let (list, field) = match self.outcome {
            None => (outcomes, &mut self.outcome),
            Some(_) => (root_causes, &mut self.root_cause),
        };
        if let Some(entry) = digit.checked_sub(1).and_then(|at| list.get(at)) {
            *field = Some(entry.id.clone());
        }
    }

    /// Takes back the last choice.
    pub(super) fn step_back(&mut self) {
        if self.root_cause.take().is_none() {
            self.outcome = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(ids: &[&str]) -> Vec<Entry> {
        ids.iter().map(|id| Entry { id: id.parse().unwrap(), label: plain::typed(id).unwrap() }).collect()
    }

    #[test]
    fn digits_fill_the_form_and_can_be_taken_back() {
        let (outcomes, causes) = (list(&["won", "lost"]), list(&["price", "bug", "late"]));
        let mut form = WrapUp::default();
        let mut check = |digit: Option<usize>, want: (Option<&str>, Option<&str>)| {
            match digit {
                Some(digit) => form.digit(digit, &outcomes, &causes),
                None => form.step_back(),
            }
            let got =
                (form.outcome.as_ref().map(Choice::as_str), form.root_cause.as_ref().map(Choice::as_str));
            assert_eq!(got, want);
        };
        check(Some(3), (None, None));
        check(Some(0), (None, None));
        check(Some(2), (Some("lost"), None));
        check(Some(3), (Some("lost"), Some("late")));
        check(Some(1), (Some("lost"), Some("price")));
        check(None, (Some("lost"), None));
        check(None, (None, None));
        check(None, (None, None));
    }

    #[test]
    fn a_form_closes_with_both_choices_and_a_note_that_fits() {
        let mut form = WrapUp { outcome: "won".parse().ok(), ..WrapUp::default() };
        assert_eq!(form.resolution(), None);
        form.root_cause = "bug".parse().ok();
        assert_eq!(form.resolution().unwrap().note, None);
        form.note = " refunded ".to_owned();
        assert_eq!(form.resolution().unwrap().note.unwrap().as_str(), "refunded");
        form.note = "x".repeat(2_001);
        assert!(form.note_too_long());
        assert_eq!(form.resolution(), None);
    }
}
