//! Calls by telephone, as far as the desk has to do with them: what is said of a promise, and what the agent can do about the
//! one in the conversation on the screen.

use shared::{
    callback::{CallPromise, Phase, Unreached},
    case::{CaseRow, Channel},
    desk::Verb,
    phone::PhoneNumber,
    time::{Span, UnixMillis},
};

use super::{Desk, Followup, clock::Local, frames::owns, notice::Said};

/// How moments are written where the agent is, which only the browser knows.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// The day; nothing for today.
    pub day: fn(UnixMillis) -> Option<String>,
    /// The time of the day.
    pub time: fn(UnixMillis) -> String,
}

/// The promised call in the conversation on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telephone {
    /// The promise.
    pub promise: CallPromise,
    /// Whether a provider rings the agent first; else the agent dials.
    pub bridged: bool,
    /// Whether the agent may call now.
    pub dials: bool,
    /// What the agent may say of the call.
    pub outcomes: &'static [Outcome],
}

/// What can come of a call, in the agent's words, under the digit of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Its digit.
    pub digit: usize,
    /// The agent's words.
    pub words: &'static str,
    /// Why the visitor was not reached; nothing where they talked.
    pub missed: Option<Unreached>,
}

/// What can come of a call that is under way. A machine is the last, because it can still be told of one that was answered.
const OUTCOMES: [Outcome; 5] = [
    Outcome { digit: 1, words: "We talked", missed: None },
    Outcome { digit: 2, words: "Busy", missed: Some(Unreached::Busy) },
    Outcome { digit: 3, words: "No answer", missed: Some(Unreached::NoAnswer) },
    Outcome { digit: 4, words: "Failed", missed: Some(Unreached::Failed) },
    Outcome { digit: 5, words: "Machine", missed: Some(Unreached::Machine) },
];

impl Desk {
    /// The promised call in the conversation on the screen.
    #[must_use]
    pub fn telephone(&self) -> Option<Telephone> {
        let row = self.open.and_then(|case| self.cases.get(&case))?;
        let (promise, house) = (promise(row)?.clone(), self.house.as_ref()?);
        let owns = owns(row, &house.me.agent.id);
        let outcomes = match promise.phase {
            Phase::Dialling if owns => &OUTCOMES,
            Phase::Reached if owns => OUTCOMES.last().map_or(&[][..], core::slice::from_ref),
            Phase::Dialling
            | Phase::Reached
            | Phase::Requested
            | Phase::Due
            | Phase::Unreached
            | Phase::GivenUp => &[],
        };
        Some(Telephone {
            dials: owns && promise.phase == Phase::Due,
            bridged: house.bridged,
            promise,
            outcomes,
        })
    }

    /// What the agent says of the call with a digit.
    #[must_use]
    pub fn outcome(&self, digit: usize) -> Option<Outcome> {
        self.telephone()?.outcomes.iter().find(|outcome| outcome.digit == digit).copied()
    }

    /// Calls the visitor of the conversation on the screen.
    pub(super) fn dial(&mut self, now: Local) -> Vec<Followup> {
        match self.open.filter(|_| self.telephone().is_some_and(|telephone| telephone.dials)) {
            Some(case) => self.by_telephone(Verb::Dial { case }, now),
            None => Vec::new(),
        }
    }

    /// Says what came of the call.
    pub(super) fn called(&mut self, missed: Option<Unreached>, now: Local) -> Vec<Followup> {
        let can = |telephone: Telephone| telephone.outcomes.iter().any(|outcome| outcome.missed == missed);
        match self.open.filter(|_| self.telephone().is_some_and(can)) {
            Some(case) => self.by_telephone(Verb::Called { case, missed }, now),
            None => Vec::new(),
        }
    }

    fn by_telephone(&mut self, verb: Verb, now: Local) -> Vec<Followup> {
        if !self.link.is_up() {
            self.notify(Said::Away, now);
            return Vec::new();
        }
        // A key that is pressed twice before the answer is here is meant once.
        if self.waiting.values().any(|waiting| *waiting == verb) {
            return Vec::new();
        }
        vec![self.say(verb)]
    }

    /// What follows for an agent whose case went on to wait for the next attempt, or for none.
    pub(super) fn after_call(&self, before: &CaseRow, row: &CaseRow, now: Local) -> Option<Said> {
        let (me, house) = (self.me()?, self.house.as_ref()?);
        let was_dialling = promise(before).is_some_and(|promise| {
            matches!(promise.phase, Phase::Dialling | Phase::Reached) && owns(before, me)
        });
        let promise = promise(row).filter(|_| was_dialling)?;
        match promise.phase {
            Phase::Unreached => Some(Said::CallAgainIn(promise.at.since(house.clock.at(now)))),
            Phase::GivenUp => Some(Said::LastCall),
            Phase::Requested | Phase::Due | Phase::Dialling | Phase::Reached => None,
        }
    }
}

/// The call that the case is about. Who would rather talk in another way waits for none; but one that is under way is not
/// stopped by that.
#[must_use]
pub fn promise(row: &CaseRow) -> Option<&CallPromise> {
    let counts =
        |promise: &&CallPromise| row.channel == Channel::Callback || promise.phase == Phase::Dialling;
    row.callback.as_ref().filter(counts)
}

/// How a promise stands, in a line.
#[must_use]
pub fn sentence(promise: &CallPromise, now: UnixMillis, times: Times) -> String {
    let number = readable(&promise.number);
    match (promise.phase, promise.window) {
        (Phase::Requested, Some(window)) => format!("Call {number} {}", between(window, times)),
        (Phase::Due, _) if promise.is_late(now) => format!("Late: call {number} now"),
        (Phase::Due, Some(window)) if promise.attempts == 0 => {
            format!("Call {number} now, until {}", (times.time)(window.until))
        }
        (Phase::Due, _) if promise.attempts > 0 => {
            format!("Call {number} now, tried {}", often(promise.attempts))
        }
        (Phase::Requested | Phase::Due, _) => format!("Call {number} now"),
        (Phase::Dialling, _) => format!("Calling {number}"),
        (Phase::Unreached, _) => {
            let why = promise.missed.map_or_else(String::new, |why| format!(" ({})", reason(why)));
            format!("Tried {}{why}, again {}", often(promise.attempts), at(promise.at, times))
        }
        (Phase::Reached, _) => format!("You have talked: {number}"),
        (Phase::GivenUp, _) => format!("Not reached by telephone, tried {}", often(promise.attempts)),
    }
}

/// A number as people read it: the country's code, then its digits in groups that no line breaks apart.
#[must_use]
pub fn readable(number: &PhoneNumber) -> String {
    let digits = number.as_str().trim_start_matches('+');
    let (code, mut rest) = digits.split_at_checked(code_length(digits)).unwrap_or((digits, ""));
    let mut readable = format!("+{code}");
    while !rest.is_empty() {
        // No digit is left alone.
        let group = if rest.len() > 4 { 3 } else { rest.len() };
        let (first, others) = rest.split_at_checked(group).unwrap_or((rest, ""));
        readable.push('\u{a0}');
        readable.push_str(first);
        rest = others;
    }
    readable
}

/// How many digits the country's code has.
fn code_length(digits: &str) -> usize {
    /// The codes of two digits, by their first.
    const TWO: [(char, &str); 7] = [
        ('2', "07"),
        ('3', "0123469"),
        ('4', "013456789"),
        ('5', "12345678"),
        ('6', "0123456"),
        ('8', "1246"),
        ('9', "0123458"),
    ];
    let mut digits = digits.chars();
    let (first, second) = (digits.next(), digits.next());
    match first {
        Some('1' | '7') => 1,
        Some(first)
            if TWO.iter().any(|(zone, two)| *zone == first && second.is_some_and(|it| two.contains(it))) =>
        {
            2
        }
        Some(_) | None => 3,
    }
}

fn between(window: Span, times: Times) -> String {
    let day = (times.day)(window.from).map_or_else(String::new, |day| format!("{day}, "));
    format!("{day}between {} and {}", (times.time)(window.from), (times.time)(window.until))
}

fn at(moment: UnixMillis, times: Times) -> String {
    let day = (times.day)(moment).map_or_else(String::new, |day| format!("{day}, "));
    format!("{day}at {}", (times.time)(moment))
}

fn often(attempts: u8) -> String {
    match attempts {
        1 => "once".to_owned(),
        n => format!("{n} times"),
    }
}

fn reason(why: Unreached) -> &'static str {
    match why {
        Unreached::Busy => "busy",
        Unreached::NoAnswer => "no answer",
        Unreached::Failed => "no connection",
        Unreached::Machine => "a machine",
    }
}
