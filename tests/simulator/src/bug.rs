//! Mistakes that somebody could make in the desk, each planted on request: a check that finds none of them proves
//! nothing.

/// A planted mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    /// A claim takes a case from whoever has it.
    ClaimSteals,
    /// A press sets no moment at which somebody looks after it.
    PressForgetsRung,
    /// The visitor is not told that nobody came.
    NobodyUntold,
    /// Owners who are gone keep their cases.
    LossIgnored,
    /// Owners are given up after two seconds of silence.
    HastyLoss,
    /// A restart counts as absence.
    NoGrace,
    /// A message that is sent again is stored again.
    SaysTwice,
    /// A reconnected page gets what follows the message that it lacks.
    ResumeOffByOne,
    /// What was told was not yet stored.
    TellsBeforeCommit,
    /// A crash forgets the alarm.
    AlarmForgotten,
    /// The agents are not shown that a case rings again.
    RingsUnseen,
    /// The number of the last message lives in memory alone.
    CountsInMemory,
    /// The time for a call passes, and nobody looks.
    CallForgotten,
}

impl Bug {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::ClaimSteals,
        Self::PressForgetsRung,
        Self::NobodyUntold,
        Self::LossIgnored,
        Self::HastyLoss,
        Self::NoGrace,
        Self::SaysTwice,
        Self::ResumeOffByOne,
        Self::TellsBeforeCommit,
        Self::AlarmForgotten,
        Self::RingsUnseen,
        Self::CountsInMemory,
        Self::CallForgotten,
    ];
}
