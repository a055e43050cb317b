//! The phone that carries the desk's call. What a call means to the desk is decided in [`crate::state::voice`].

use js_sys::JSON;
use shared::{ids::CaseId, route::IceServer, voice::Signal};
use voice::{
    browser::{Out, Phone},
    call::{Phase, Side},
};

use crate::{browser, front::Front, state::voice::FromPhone};

/// Under what the session's storage keeps the case of a call, for a page that is loaded anew.
const KEPT: &str = "warmline-call";

/// A phone for the call in `case`.
pub(crate) fn phone(front: Front, case: CaseId) -> Phone {
    Phone::new(Side::Agent, move |out| hear(front, case, out))
}

/// Tells a phone the servers, as the browser takes them.
pub(crate) fn serve(phone: &Phone, servers: &[IceServer]) {
    let json = serde_json::to_string(servers).unwrap_or_default();
    phone.servers(JSON::parse(&json).unwrap_or_default());
}

/// The case of the call that this page had before it was loaded anew.
pub(crate) fn kept() -> Option<CaseId> {
    browser::session_storage()?.get_item(KEPT).ok()??.parse().ok()
}

fn hear(front: Front, case: CaseId, out: Out) {
    let from = match out {
        Out::Announce => FromPhone::Signal(Signal::Ring),
        // The Desk need not know: the visitor's browser is told by a word of its own.
        Out::Withdraw => return,
        Out::AskServers => FromPhone::AskServers,
        Out::Signal(signal) => FromPhone::Signal(signal),
        Out::Show(shown) => {
            keep((shown.phase != Phase::Off).then_some(case));
            FromPhone::Show(shown)
        }
        Out::Loudness(loudness) => return browser::set_loudness(&loudness),
    };
    front.hear_phone(case, from);
}

fn keep(case: Option<CaseId>) {
    let Some(storage) = browser::session_storage() else { return };
    // Where it is refused, a call does not outlive its page.
    let _ = match case {
        Some(case) => storage.set_item(KEPT, &case.to_string()),
        None => storage.remove_item(KEPT),
    };
}
