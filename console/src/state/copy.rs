//! The copy of a conversation, as the agent pastes it into other systems.

use shared::{copy::copy, time::UnixMillis};

use super::{Desk, Followup};

impl Desk {
    /// Copies the conversation on the screen, with what its case is known by.
    pub(super) fn copy(&self) -> Vec<Followup> {
        let Some((row, talk)) = self.open.as_ref().and_then(|case| self.case(case)).zip(self.open_talk())
        else {
            return Vec::new();
        };
        let mut title = format!("Case {}: {}", row.id, self.gist(row));
        if let Some(page) = &row.page {
            title = format!("{title}\n{}", page.as_str());
        }
        vec![Followup::Copy(copy(&title, "Visitor", talk.messages(), UnixMillis::in_utc))]
    }
}
