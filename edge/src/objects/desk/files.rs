//! Files of conversations: each comes with the message that tells of it.

use shared::{problem::Refusal, talk::Author, text::MessageText};
use worker::Response;

use super::{CallError, Desk, clock};
use crate::{
    domain::{
        case::{Event, step},
        session::digest,
    },
    hop::StoreFile,
    http::answer,
    store::{
        cases,
        files::{self, Stored},
        messages,
        sql::Sql,
    },
};

impl Desk {
    /// Stores a file with its sender's message.
    pub(super) fn store_file(&self, call: StoreFile) -> Result<Result<(), Refusal>, CallError> {
        let StoreFile { agent, talk, id, name, kind, size, secret, body } = call;
        let settings = self.settings()?;
        let Some(taken) = settings.settings.files.as_ref() else { return Ok(Err(Refusal::NotOffered)) };
        let found = match &agent {
            Some(_) => talk.parse().map_or(Ok(None), |case| cases::find(&self.sql, case))?,
            None => cases::find_by_key(&self.sql, &talk)?,
        };
        let from = agent.map_or(Author::Visitor, Author::Agent);
        let Some(case) = found else { return Ok(Err(Refusal::UnknownCase)) };
        let told = format!("{name} ({} KiB)\n", size.div_ceil(1_024));
        let earlier = messages::find(&self.sql, case.id, &id)?;
        if earlier.as_ref().is_some_and(|it| it.from == from && it.text.as_str().starts_with(&told)) {
            // Its sender did not hear that it has come.
            return Ok(Ok(()));
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
            let detail = "the conversation holds as many files as it can".to_owned();
            return Ok(Err(Refusal::BadFrame { detail }));
        }
        let expires_at = now.after(taken.keep());
        let digest = digest(secret.as_str());
        let file = Stored { digest: &digest, name: &name, kind, size, body: &body };
        self.sql.atomically(|| {
            files::put(&self.sql, of, &file, expires_at)?;
            self.carry_out(step, now)
        })?;
        self.wake.need(Some(expires_at));
        Ok(Ok(()))
    }

    /// Hands out the file with this digest, where it is still kept: to be saved, because no browser shall open it in a page of
    /// our origin.
    pub(super) fn file(&self, digest: &str) -> Result<Option<Response>, CallError> {
        let found = files::find(&self.sql, digest, clock::now())?;
        let Some((name, kind, bytes)) = found else { return Ok(None) };
        let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        let disposition =
            format!("attachment; filename*=UTF-8''{}", name.replace('+', "%20").replace('*', "%2A"));
        let headers = [
            ("content-type", kind.as_str()),
            ("content-disposition", disposition.as_str()),
            ("content-security-policy", "sandbox; default-src 'none'"),
            ("cache-control", "private, no-store"),
            ("referrer-policy", "no-referrer"),
        ];
        Ok(Some(answer::plain(bytes, &headers)?))
    }
}
