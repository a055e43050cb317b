//! Files of conversations: each comes with the message that tells of it.

use shared::{problem::Refusal, talk::Author, text::MessageText};

use super::{CallError, Desk, clock};
use crate::{
    domain::{
        case::{Event, step},
        session::digest,
    },
    hop::{FilePart, ReadFile, StoreFile},
    store::{
        cases,
        files::{self, Stored},
        messages,
        sql::Sql,
    },
};

impl Desk {
    /// Stores a file with its sender's message; says whether there was room for it.
    pub(super) fn store_file(&self, call: StoreFile) -> Result<Result<bool, Refusal>, CallError> {
        let StoreFile { from, key_digest, case, id, name, kind, size, secret, parts } = call;
        let settings = self.settings()?;
        let Some(taken) = settings.settings.files.as_ref() else { return Ok(Err(Refusal::NotOffered)) };
        let found = match (&from, case, key_digest) {
            (Author::Agent(_), Some(case), _) => cases::find(&self.sql, case)?,
            (Author::Visitor, _, Some(key)) => cases::find_by_key(&self.sql, &key)?,
            _ => None,
        };
        let Some(case) = found else { return Ok(Err(Refusal::UnknownCase)) };
        let told = format!("{name} ({} KiB)\n", size.div_ceil(1_024));
        let earlier = messages::find(&self.sql, case.id, &id)?;
        if earlier.as_ref().is_some_and(|it| it.from == from && it.text.as_str().starts_with(&told)) {
            // Its sender did not hear that it has come.
            return Ok(Ok(true));
        }
        let origin = self.env.var("ORIGIN")?.to_string();
        let text = format!("{told}{origin}/files/{}/{secret}", settings.settings.site);
        let text = MessageText::new(&text).map_err(|error| CallError::Failed(error.to_string()))?;
        let (of, now) = (case.id, clock::now());
        let step = match step(case, Event::Said { from, id, text, earlier }, now, self.patience()?) {
            Ok(step) => step,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if !files::has_room(&self.sql, of, size)? {
            return Ok(Ok(false));
        }
        let expires_at = now.after(taken.keep());
        let digest = digest(secret.as_str());
        let file = Stored { digest: &digest, name: &name, kind, size, parts: &parts };
        self.sql.atomically(|| {
            files::put(&self.sql, of, &file, expires_at)?;
            self.carry_out(step, now)
        })?;
        self.wake.need(Some(expires_at));
        Ok(Ok(true))
    }

    /// A part of a file, where there is such a file and it is still kept.
    pub(super) fn read_file(&self, call: &ReadFile) -> Result<Option<FilePart>, CallError> {
        Ok(files::part(&self.sql, &call.digest, call.part, clock::now())?)
    }
}
