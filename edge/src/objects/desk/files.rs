//! Files of conversations: each comes with the message that tells of it.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use shared::{
    files::{FileKind, FileName},
    problem::Refusal,
    talk::Author,
    text::MessageText,
};
use worker::{Response, Url};

use super::{super::random, CallError, Desk, FILE_NAME, LACKS, clock};
use crate::{
    domain::{
        case::{Event, step},
        session::digest,
    },
    query::parameter,
    store::{
        cases,
        files::{self, Kept, Stored},
        messages,
        sql::Sql,
    },
};

impl Desk {
    /// Stores a file, in base64, with its sender's message; `url` says whose it is, and what they say of it.
    pub(super) fn store_file(
        &self,
        by_agent: bool,
        url: &Url,
        body: &str,
    ) -> Result<Result<(), Refusal>, CallError> {
        let settings = self.settings()?;
        let Some(taken) = settings.settings.files else { return Ok(Err(Refusal::NotOffered)) };
        let by: String = parameter(url, "by").unwrap_or_default();
        let (from, found) = if by_agent {
            let agent = self.session(&by)?.map(|session| Author::Agent(session.agent));
            (agent, parameter(url, "case").map_or(Ok(None), |case| cases::find(&self.sql, case))?)
        } else {
            (Some(Author::Visitor), cases::find_by_key(&self.sql, &by)?)
        };
        let (Some(from), Some(case)) = (from, found) else { return Ok(Err(Refusal::UnknownCase)) };
        let said =
            (parameter::<FileKind>(url, "kind"), parameter::<FileName>(url, "name"), parameter(url, "id"));
        let (Some(kind), Some(name), Some(id)) = said else {
            return Ok(Err(Refusal::BadFrame { detail: LACKS.to_owned() }));
        };
        let (name, size) = (kind.named(name), decoded_len(body));
        let told = format!("{name} ({} KiB)\n", size.div_ceil(1_024));
        let earlier = messages::find(&self.sql, case.id, &id)?;
        if earlier.as_ref().is_some_and(|it| it.from == from && it.text.as_str().starts_with(&told)) {
            // Its sender did not hear that it has come.
            return Ok(Ok(()));
        }
        let secret = BASE64_URL_SAFE_NO_PAD.encode(random::bytes::<24>()?);
        let origin = self.env.var("ORIGIN")?.to_string();
        let text = format!("{told}{origin}/files/{}/{secret}", settings.settings.site);
        let text = MessageText::new(&text).map_err(|error| CallError::Failed(error.to_string()))?;
        let (of, now) = (case.id, clock::now());
        let step = match step(case, Event::Said { from, id, text, earlier }, now, self.patience()?) {
            Ok(step) => step,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if !files::has_room(&self.sql, of, size)? {
            return Ok(Err(Refusal::NoRoom));
        }
        let expires_at = now.after(taken.keep());
        let digest = digest(&secret);
        let file = Stored { digest: &digest, name: &name, kind, size, body };
        self.sql.atomically(|| {
            files::put(&self.sql, of, &file, expires_at)?;
            self.carry_out(step, now)
        })?;
        self.wake.need(Some(expires_at));
        Ok(Ok(()))
    }

    /// Hands out the file with this digest, where it is still kept.
    pub(super) fn file(&self, digest: &str) -> Result<Option<Response>, CallError> {
        let found = files::find(&self.sql, digest, clock::now())?;
        let Some(Kept { name, kind, bytes }) = found else { return Ok(None) };
        let mut file = Response::from_bytes(bytes)?;
        let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        file.headers_mut().set("content-type", &kind)?;
        file.headers_mut().set(FILE_NAME, &name.replace('+', "%20").replace('*', "%2A"))?;
        Ok(Some(file))
    }
}

/// How many bytes a base64 text is of.
fn decoded_len(text: &str) -> u32 {
    let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count();
    u32::try_from((text.len() / 4 * 3).saturating_sub(padding)).unwrap_or(u32::MAX)
}
