//! The thermometer: how many steps, which one was tapped, and its name.

use core::fmt;

use serde::{Deserialize, Serialize};

/// How many steps a scale has: 3, 4 or 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Steps(u8);

/// The tapped step, 1 (cold) to 5 (hot). Whether it fits a scale is asked with [`Score::fits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

/// The five names of warmth; colour never stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Warmth {
    /// The lowest step.
    Cold,
    /// Below the middle.
    Cool,
    /// The middle.
    Mild,
    /// Above the middle.
    Warm,
    /// The highest step.
    Hot,
}

/// A number that is no step or no scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreError {
    /// Not 3, 4 or 5.
    Steps(u8),
    /// Not 1 to 5.
    Score(u8),
}

impl fmt::Display for ScoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Steps(n) => write!(f, "steps {n} is not 3, 4 or 5"),
            Self::Score(n) => write!(f, "score {n} is outside 1 to 5"),
        }
    }
}

impl Steps {
    /// The widest scale, and the one used unless a site says otherwise.
    pub const FIVE: Self = Self(5);

    /// All scores of this scale, cold to hot.
    pub fn scores(self) -> impl DoubleEndedIterator<Item = Score> {
        (1..=self.0).map(Score)
    }
}

impl Score {
    /// The threshold of unhappiness unless a site sets its own: two of five.
    pub const COOL: Self = Self(2);

    /// Whether the score is a step of `steps`.
    #[must_use]
    pub fn fits(self, steps: Steps) -> bool {
        self.0 <= steps.0
    }

    /// The name of the step on its scale: three steps are cold, mild and hot; four leave out mild.
    #[must_use]
    pub fn warmth(self, steps: Steps) -> Warmth {
        use Warmth::{Cold, Cool, Hot, Mild, Warm};
        match (steps.0, self.0) {
            (_, 1) => Cold,
            (4 | 5, 2) => Cool,
            (3, 2) | (5, 3) => Mild,
            (4, 3) | (5, 4) => Warm,
            _ => Hot,
        }
    }
}

impl Warmth {
    /// The word, lower case.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Cool => "cool",
            Self::Mild => "mild",
            Self::Warm => "warm",
            Self::Hot => "hot",
        }
    }
}

impl TryFrom<u8> for Steps {
    type Error = ScoreError;

    fn try_from(n: u8) -> Result<Self, ScoreError> {
        if (3..=5).contains(&n) { Ok(Self(n)) } else { Err(ScoreError::Steps(n)) }
    }
}

impl TryFrom<u8> for Score {
    type Error = ScoreError;

    fn try_from(n: u8) -> Result<Self, ScoreError> {
        if (1..=5).contains(&n) { Ok(Self(n)) } else { Err(ScoreError::Score(n)) }
    }
}

impl From<Steps> for u8 {
    fn from(steps: Steps) -> Self {
        steps.0
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_names_its_steps_from_cold_to_hot() {
        let check = |steps: u8, want: &[&str]| {
            let steps = Steps::try_from(steps).unwrap();
            let got: Vec<_> = steps.scores().map(|score| score.warmth(steps).word()).collect();
            assert_eq!(got, want);
        };
        check(3, &["cold", "mild", "hot"]);
        check(4, &["cold", "cool", "warm", "hot"]);
        check(5, &["cold", "cool", "mild", "warm", "hot"]);
    }

    #[test]
    fn numbers_outside_are_refused() {
        for n in [0, 6, 255] {
            assert_eq!(Score::try_from(n), Err(ScoreError::Score(n)));
        }
        for n in [0, 1, 2, 6] {
            assert_eq!(Steps::try_from(n), Err(ScoreError::Steps(n)));
        }
    }
}
