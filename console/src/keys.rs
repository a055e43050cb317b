//! Which key does what. Pure: a key and the state make a stroke.

use shared::presence::Chosen;

use crate::state::{Desk, Intent, Toward, voice::Voice};

/// A key as it went down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key<'a> {
    /// Its name, as browsers give it.
    pub name: &'a str,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Control, Alt or Meta is held: then the key is the browser's.
    pub modified: bool,
    /// Whether it repeats because it is held down.
    pub repeat: bool,
    /// Where the focus is.
    pub place: Place,
}

/// Where the focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the text field of the conversation.
    Message,
    /// In another text field.
    Note,
    /// On one of several choices, which Space and the arrows move.
    Radio,
    /// On a button, which Enter and Space press.
    Button,
    /// On the conversation, which the arrows scroll.
    Log,
    /// Anywhere else.
    Page,
}

/// What a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stroke {
    /// An act of the agent.
    Act(Intent),
    /// Sends what is typed; the shell draws the id.
    Say,
    /// Puts the focus into the text field of the conversation.
    Write,
    /// Takes the focus out of a text field, so that the keys work.
    Leave,
    /// Chooses files for the visitor; by a click on their field, because only that opens the browser's window.
    Attach,
    /// Calls by telephone; by a click on its link, because only that can reach the agent's telephone.
    Dial,
}

/// What `key` does; `None` leaves it to the browser.
#[must_use]
pub fn stroke(desk: &Desk, key: Key<'_>) -> Option<Stroke> {
    if key.modified {
        return None;
    }
    match key.place {
        Place::Message | Place::Note => in_text(key),
        Place::Radio | Place::Button | Place::Log | Place::Page => on_page(desk, key),
    }
}

/// A held Enter says and resolves only once: nothing is left to be said, and the form is on its way.
fn in_text(key: Key<'_>) -> Option<Stroke> {
    match (key.name, key.place) {
        ("Escape", _) => Some(Stroke::Leave),
        ("Enter", Place::Message) if !key.shift => Some(Stroke::Say),
        ("Enter", Place::Note) if !key.shift => Some(Stroke::Act(Intent::Resolve)),
        _ => None,
    }
}

fn on_page(desk: &Desk, key: Key<'_>) -> Option<Stroke> {
    use Place::{Button, Page, Radio};
    let form = desk.open_talk().is_some_and(|talk| talk.wrap_up.is_some());
    let asking = desk.open_talk().is_some_and(|talk| talk.asking.is_some());
    let talk = desk.open.is_some();
    let act = match (key.name, key.place) {
        (" ", Button | Page | Place::Log) if !key.repeat && desk.calls() => Intent::ClaimRinging,
        ("d", _) if !form && desk.calls() => Intent::DeclineRinging,
        ("a", _) if !form => Intent::Be(match desk.chosen_presence() {
            Chosen::Away => Chosen::Available,
            Chosen::Available | Chosen::WrapUp => Chosen::Away,
        }),
        ("j", _) | ("ArrowDown", Button | Page) if !desk.queue().is_empty() => Intent::Move(Toward::Next),
        ("k", _) | ("ArrowUp", Button | Page) if !desk.queue().is_empty() => Intent::Move(Toward::Previous),
        ("Enter", Radio | Page | Place::Log) if form => Intent::Resolve,
        ("Enter", Page) if !key.repeat => Intent::Claim(desk.chosen?),
        ("Escape", _) if form => Intent::Unwrap,
        ("Escape", _) if asking => Intent::AskColleague(false),
        ("Escape", _) if talk => Intent::Shut,
        ("Backspace", _) if form => Intent::StepBack,
        ("r", _) if talk && !form => Intent::WrapUp,
        ("t", _) if talk && !form => Intent::AskColleague(true),
        ("m", _) if talk && !form => return Some(Stroke::Write),
        ("f", _) if !form && !key.repeat && desk.takes_files().is_some() => return Some(Stroke::Attach),
        ("e", _) if talk && !form && !key.repeat => Intent::Copy,
        (name, _) if form => Intent::Digit(digit(name)?),
        ("v", _) if matches!(desk.voice(), Voice::Offered | Voice::Rung) && !key.repeat => Intent::Speak,
        ("h", _) if matches!(desk.voice(), Voice::Rung) || desk.on_call().is_some() => Intent::HangUp,
        ("x", _) if desk.on_call().is_some() && !key.repeat => Intent::Mute,
        ("c", _) if !key.repeat && desk.telephone().is_some_and(|telephone| telephone.dials) => {
            return Some(Stroke::Dial);
        }
        _ if key.repeat => return None,
        (name, _) => Intent::Called(desk.outcome(digit(name)?)?.missed),
    };
    Some(Stroke::Act(act))
}

fn digit(name: &str) -> Option<usize> {
    name.parse().ok().filter(|digit| (1..=9).contains(digit) && name.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::tests::played::{NOW, case, console, owned, quiet, ringing};

    fn press(desk: &Desk, name: &str, place: Place) -> Option<Stroke> {
        stroke(desk, Key { name, shift: false, modified: false, repeat: false, place })
    }

    #[test]
    fn space_claims_only_when_something_rings_and_nobody_types() {
        let (calm, loud) = (console(vec![quiet(1)]), console(vec![quiet(1), ringing(2, 5)]));
        let check = |desk: &Desk, place, want: bool| {
            assert_eq!(
                press(desk, " ", place),
                want.then_some(Stroke::Act(Intent::ClaimRinging)),
                "{place:?}"
            );
        };
        for place in [Place::Page, Place::Button, Place::Log] {
            check(&loud, place, true);
            check(&calm, place, false);
        }
        for place in [Place::Message, Place::Note, Place::Radio] {
            check(&loud, place, false);
        }
        let held = Key { name: " ", shift: false, modified: false, repeat: true, place: Place::Page };
        assert_eq!(stroke(&loud, held), None);
        assert_eq!(stroke(&loud, Key { repeat: false, modified: true, ..held }), None);
    }

    #[test]
    fn the_queue_is_walked_and_claimed_from() {
        let mut desk = console(vec![quiet(1), quiet(2)]);
        assert_eq!(press(&desk, "Enter", Place::Page), None, "nothing is chosen");
        desk.act(Intent::Choose(case(2)), NOW);
        let check = |name, place, want: Option<Intent>| {
            assert_eq!(press(&desk, name, place), want.map(Stroke::Act), "{name} {place:?}");
        };
        check("Enter", Place::Page, Some(Intent::Claim(case(2))));
        check("Enter", Place::Button, None);
        check("j", Place::Page, Some(Intent::Move(Toward::Next)));
        check("ArrowDown", Place::Button, Some(Intent::Move(Toward::Next)));
        check("ArrowUp", Place::Page, Some(Intent::Move(Toward::Previous)));
        check("k", Place::Button, Some(Intent::Move(Toward::Previous)));
        check("ArrowDown", Place::Log, None);
        check("ArrowDown", Place::Message, None);
        check("j", Place::Message, None);
        check("r", Place::Page, None);
        assert_eq!(press(&console(vec![]), "ArrowDown", Place::Page), None);
    }

    #[test]
    fn a_conversation_has_its_keys() {
        let mut desk = console(vec![owned(quiet(1), "Ana")]);
        desk.act(Intent::Open(case(1)), NOW);
        let check = |name, place, want: Option<Stroke>| {
            assert_eq!(press(&desk, name, place), want, "{name} {place:?}")
        };
        check("Enter", Place::Message, Some(Stroke::Say));
        check("Escape", Place::Message, Some(Stroke::Leave));
        check("r", Place::Message, None);
        check("1", Place::Page, None);
        check("r", Place::Log, Some(Stroke::Act(Intent::WrapUp)));
        check("m", Place::Page, Some(Stroke::Write));
        check("e", Place::Log, Some(Stroke::Act(Intent::Copy)));
        check("e", Place::Message, None);
        check("f", Place::Page, None);
        check("Escape", Place::Page, Some(Stroke::Act(Intent::Shut)));
        let newline =
            Key { name: "Enter", shift: true, modified: false, repeat: false, place: Place::Message };
        assert_eq!(stroke(&desk, newline), None);
    }

    #[test]
    fn files_have_a_key_where_the_site_takes_them() {
        let mut desk = console(vec![owned(quiet(1), "Ana")]);
        let files = r#"{"kinds": ["image/png"], "max_kib": 1, "keep_days": 1}"#;
        desk.house.as_mut().unwrap().files = Some(serde_json::from_str(files).unwrap());
        assert_eq!(press(&desk, "f", Place::Page), None, "no conversation is open");
        desk.act(Intent::Open(case(1)), NOW);
        assert_eq!(press(&desk, "f", Place::Page), Some(Stroke::Attach));
        assert_eq!(press(&desk, "f", Place::Message), None, "it is typed");
        desk.act(Intent::WrapUp, NOW);
        assert_eq!(press(&desk, "f", Place::Page), None, "the form is open");
    }

    #[test]
    fn a_call_has_its_keys() {
        let mut desk = console(vec![owned(quiet(1), "Ana")]);
        let check = |desk: &Desk, name, want: Option<Intent>| {
            assert_eq!(press(desk, name, Place::Page), want.map(Stroke::Act), "{name}");
            assert_eq!(press(desk, name, Place::Message), None, "{name} is typed");
        };
        check(&desk, "v", None);
        desk.act(Intent::Open(case(1)), NOW);
        check(&desk, "v", Some(Intent::Speak));
        check(&desk, "h", None);
        check(&desk, "x", None);
        desk.act(Intent::Speak, NOW);
        check(&desk, "v", None);
        check(&desk, "h", Some(Intent::HangUp));
        check(&desk, "x", Some(Intent::Mute));
    }

    #[test]
    fn the_form_has_its_keys() {
        let mut desk = console(vec![owned(quiet(1), "Ana"), ringing(2, 5)]);
        desk.act(Intent::Open(case(1)), NOW);
        desk.act(Intent::WrapUp, NOW);
        let check = |name, place, want: Option<Intent>| {
            assert_eq!(press(&desk, name, place), want.map(Stroke::Act), "{name} {place:?}");
        };
        check("1", Place::Page, Some(Intent::Digit(1)));
        check("9", Place::Radio, Some(Intent::Digit(9)));
        check("0", Place::Page, None);
        check("1", Place::Note, None);
        check("Backspace", Place::Page, Some(Intent::StepBack));
        check("Backspace", Place::Note, None);
        check("Enter", Place::Page, Some(Intent::Resolve));
        check("Enter", Place::Radio, Some(Intent::Resolve));
        check("Enter", Place::Note, Some(Intent::Resolve));
        check("Enter", Place::Button, None);
        check("Escape", Place::Radio, Some(Intent::Unwrap));
        check("ArrowDown", Place::Radio, None);
        check(" ", Place::Page, Some(Intent::ClaimRinging));
        check("m", Place::Page, None);
    }
}
