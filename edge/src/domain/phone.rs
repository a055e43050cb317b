//! Whether somebody can be called back at what a visitor typed.
//!
//! A site names the countries that it calls; numbers of others, and numbers where a call costs more than a call, are
//! refused before they are stored.

#[cfg(test)]
mod tests;

use core::borrow::Borrow;

use shared::phone::{NumberPattern, NumberPlan, PhoneNumber};

/// The longest input that is looked at: far more than a number with all its spaces.
const LONGEST: usize = 40;
/// What people put between digits.
const BETWEEN: &str = " \u{a0}\u{202f}-\u{2010}\u{2011}\u{2012}\u{2013}./()";
/// The zeros of the digits that are read besides `0` to `9`: Arabic, Persian, Hindi and full width.
const ZEROS: [u32; 4] = [0x660, 0x6f0, 0x966, 0xff10];

/// Why a number is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberRefusal {
    /// No number that there could be.
    NotANumber,
    /// A number of a country that the site does not call.
    OtherCountry,
    /// A call there costs more than a call.
    Costly,
    /// Nobody can be called back there: it is free for callers, a pager, a voice mail.
    NobodyThere,
}

/// Regular expressions, which only the platform has.
pub trait Patterns {
    /// Whether `pattern` matches the whole of `text`.
    fn matches(&self, pattern: &str, text: &str) -> bool;

    /// What `pattern` matches at the start of `text`, and then what each of its groups caught.
    fn at_start(&self, pattern: &str, text: &str) -> Option<Vec<Option<String>>>;
}

/// The number that a visitor means by `raw`, written with the calling code, or as one dials within the first of
/// the countries that the site calls, whose `plans` these are.
///
/// # Errors
/// See [`NumberRefusal`].
pub fn read(
    raw: &str,
    plans: &[impl Borrow<NumberPlan>],
    patterns: &impl Patterns,
) -> Result<PhoneNumber, NumberRefusal> {
    let typed = Typed::read(raw)?;
    let home = plans.first().map(Borrow::borrow);
    let worldwide = match (typed.worldwide, home.and_then(|home| home.abroad.as_deref())) {
        (true, _) => Some(typed.digits.clone()),
        (false, Some(abroad)) => without_prefix(abroad, None, &typed.digits, patterns),
        (false, None) => None,
    };
    let Some(worldwide) = worldwide else {
        return home.map_or(Err(NumberRefusal::OtherCountry), |home| national(&typed.digits, home, patterns));
    };
    let plausible = PhoneNumber::try_from(format!("+{worldwide}")).is_ok();
    let mut refusal = if plausible { NumberRefusal::OtherCountry } else { NumberRefusal::NotANumber };
    for plan in plans.iter().map(Borrow::borrow) {
        let Some(digits) = worldwide.strip_prefix(&plan.calling_code) else { continue };
        match national(digits, plan, patterns) {
            Ok(number) => return Ok(number),
            Err(reason) => refusal = reason,
        }
    }
    Err(refusal)
}

/// What was typed, cleared of everything that is there for the eye.
struct Typed {
    digits: String,
    /// Whether it begins with the calling code.
    worldwide: bool,
}

impl Typed {
    fn read(raw: &str) -> Result<Self, NumberRefusal> {
        let raw = raw.trim_matches(' ');
        if raw.chars().count() > LONGEST {
            return Err(NumberRefusal::NotANumber);
        }
        let (worldwide, rest) = match raw.strip_prefix(['+', '\u{ff0b}']) {
            Some(rest) => (true, rest),
            None => (false, raw),
        };
        let digits = rest.chars().filter(|c| !BETWEEN.contains(*c)).map(digit).collect::<Option<String>>();
        Ok(Self { digits: digits.ok_or(NumberRefusal::NotANumber)?, worldwide })
    }
}

fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The number that `digits` are within a country, with the prefix that is dialled there or without.
fn national(digits: &str, plan: &NumberPlan, patterns: &impl Patterns) -> Result<PhoneNumber, NumberRefusal> {
    let is = |kind: &NumberPattern, number: &str| {
        let length_fits =
            kind.lengths.is_empty() || kind.lengths.iter().any(|length| usize::from(*length) == number.len());
        length_fits && patterns.matches(&kind.pattern, number)
    };
    // Some numbers begin with what others have in front of them: what is a number as it stands keeps it, unless the rest
    // is one as well.
    let stripped = plan
        .national
        .as_ref()
        .and_then(|prefix| without_prefix(&prefix.pattern, prefix.replacement.as_deref(), digits, patterns));
    let matches_all = |number: &str| patterns.matches(&plan.all.pattern, number);
    let number = match &stripped {
        Some(stripped) if matches_all(stripped) || !matches_all(digits) => stripped,
        Some(_) | None => digits,
    };
    let any = |kinds: &[NumberPattern]| kinds.iter().any(|kind| is(kind, number));
    if !is(&plan.all, number) {
        return Err(NumberRefusal::NotANumber);
    }
    if any(&plan.costly) {
        return Err(NumberRefusal::Costly);
    }
    if any(&plan.others) {
        return Err(NumberRefusal::NobodyThere);
    }
    if !any(&plan.people) {
        return Err(NumberRefusal::NotANumber);
    }
    PhoneNumber::try_from(format!("+{}{number}", plan.calling_code)).map_err(|_| NumberRefusal::NotANumber)
}

/// `text` without what `pattern` matches at its start, where it matches something there. Where the pattern's last group
/// caught something, a `replacement` takes its place, with `$1` for what the first group caught.
fn without_prefix(
    pattern: &str,
    replacement: Option<&str>,
    text: &str,
    patterns: &impl Patterns,
) -> Option<String> {
    let caught = patterns.at_start(pattern, text)?;
    let (whole, groups) = caught.split_first()?;
    let rest = text.strip_prefix(whole.as_deref()?).filter(|rest| rest.len() < text.len())?;
    let Some(replacement) = replacement.filter(|_| groups.last().is_some_and(Option::is_some)) else {
        return Some(rest.to_owned());
    };
    let numbered = groups.iter().zip(1..);
    let start = numbered.fold(replacement.to_owned(), |start, (group, number)| {
        start.replace(&format!("${number}"), group.as_deref().unwrap_or_default())
    });
    Some(start + rest)
}
