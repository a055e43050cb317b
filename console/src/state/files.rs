//! Files on their way to a visitor. Each is a row under what was said until its message stands there.
//!
//! *Invariant:* the edge decides what is taken. What it would refuse for sure is refused here, before anything is sent.

use shared::{
    files::{FileKind, FileName, Files},
    ids::{CaseId, ClientId},
};

use super::{Desk, Followup};

/// A file that has not arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The id of the message that will tell of it.
    pub id: ClientId,
    /// Its name.
    pub name: FileName,
    /// How far it is.
    pub stage: Stage,
}

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// So many percent of it are on their way.
    UnderWay(u8),
    /// It was not sent, or not taken.
    Failed(Trouble),
}

/// Why a file did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// It is larger than the site takes.
    TooLarge,
    /// It is of a kind that the site does not take.
    OtherKind,
    /// The conversation holds as many as it can.
    NoRoom,
    /// The talk is over.
    Ended,
    /// The edge could not be reached, or could not do it just now.
    Unreachable,
    /// The edge refuses it for another reason.
    Refused,
}

/// What happens to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileNews {
    /// The agent would like to send it; what the browser knows of it.
    Chosen {
        /// Its name.
        name: String,
        /// Its media type; empty where the browser knows none.
        kind: String,
        /// Its size in bytes.
        size: u64,
    },
    /// So many percent of it are on their way.
    Moved(u8),
    /// The edge has it.
    Arrived,
    /// It did not arrive.
    Failed(Trouble),
    /// The agent would like to try once more.
    Again,
    /// The agent would rather not send it.
    PutAway,
}

impl Trouble {
    /// What an error answer of the edge means.
    #[must_use]
    pub fn of(status: u16, code: &str) -> Self {
        match code {
            "body-too-large" => Self::TooLarge,
            "other-kind" => Self::OtherKind,
            "no-room" => Self::NoRoom,
            "conversation-ended" => Self::Ended,
            _ if status == 0 || status == 429 || status >= 500 => Self::Unreachable,
            _ => Self::Refused,
        }
    }

    /// Whether the same file may arrive another time.
    #[must_use]
    pub fn may_pass(self) -> bool {
        match self {
            Self::Unreachable | Self::Refused => true,
            Self::TooLarge | Self::OtherKind | Self::NoRoom | Self::Ended => false,
        }
    }

    /// What it means to an agent of a site that takes these files.
    #[must_use]
    pub fn sentence(self, files: Files) -> String {
        match self {
            Self::TooLarge => format!("at most {} KiB", files.max_bytes() / 1_024),
            Self::OtherKind => {
                let kinds: Vec<_> = files.kinds().all().map(FileKind::label).collect();
                format!("the site takes {}", kinds.join(", "))
            }
            Self::NoRoom => "this conversation holds as many files as it can".to_owned(),
            Self::Ended => "the talk has ended".to_owned(),
            Self::Unreachable => "the desk could not be reached".to_owned(),
            Self::Refused => "the desk does not take it".to_owned(),
        }
    }
}

impl Desk {
    /// The files that the site takes, where somebody could be sent one now.
    #[must_use]
    pub fn takes_files(&self) -> Option<Files> {
        self.open_talk()?;
        self.house.as_ref()?.files
    }

    /// Notes what happens to the file `id`, which is for the visitor of `case`.
    pub(super) fn file(&mut self, case: CaseId, id: ClientId, news: FileNews) -> Vec<Followup> {
        let files = self.house.as_ref().and_then(|house| house.files);
        let Some((files, talk)) = files.zip(self.talks.get_mut(&case)) else {
            return vec![Followup::LetGo(id)];
        };
        if let FileNews::Chosen { name, kind, size } = news {
            let Some(name) = FileName::tidy(&name).or_else(|| "file".parse().ok()) else {
                return vec![Followup::LetGo(id)];
            };
            let stage = foreseen(files, &kind, size).map_or(Stage::UnderWay(0), Stage::Failed);
            talk.files.push(Sending { id: id.clone(), name: name.clone(), stage });
            return match stage {
                Stage::UnderWay(_) => vec![Followup::Upload { case, id, name }],
                Stage::Failed(_) => vec![Followup::LetGo(id)],
            };
        }
        let Some(sending) = talk.files.iter_mut().find(|sending| sending.id == id) else {
            // Its message was quicker than the answer.
            return vec![Followup::LetGo(id)];
        };
        match news {
            FileNews::Moved(percent) => sending.stage = Stage::UnderWay(percent),
            FileNews::Failed(trouble) => sending.stage = Stage::Failed(trouble),
            FileNews::Again => {
                sending.stage = Stage::UnderWay(0);
                return vec![Followup::Upload { case, id, name: sending.name.clone() }];
            }
            FileNews::Arrived | FileNews::PutAway | FileNews::Chosen { .. } => {
                talk.files.retain(|sending| sending.id != id);
                return vec![Followup::LetGo(id)];
            }
        }
        Vec::new()
    }
}

/// What the edge would say for sure. Of a kind that the browser does not know, the first bytes tell.
fn foreseen(files: Files, kind: &str, size: u64) -> Option<Trouble> {
    if usize::try_from(size).map_or(true, |size| size > files.max_bytes()) {
        return Some(Trouble::TooLarge);
    }
    let known = files.kinds().all().any(|taken| taken.as_str() == kind);
    (!kind.is_empty() && !known).then_some(Trouble::OtherKind)
}
