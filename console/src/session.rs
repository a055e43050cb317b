//! The session: asked for and ended, never read, because its cookie is out of a page's reach.

use gloo_net::http::Request;

const ADDRESS: &str = "/v1/desk/session";

/// What the edge says about the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// There is one.
    In,
    /// There is none.
    Out,
    /// The edge could not be asked, or has other troubles.
    Unknown,
}

/// Asks whether somebody is signed in.
pub(crate) async fn ask() -> Answer {
    match Request::get(ADDRESS).send().await.map(|response| response.status()) {
        Ok(200) => Answer::In,
        Ok(401 | 403) => Answer::Out,
        Ok(_) | Err(_) => Answer::Unknown,
    }
}

/// Signs out; answers whether the edge has heard it.
pub(crate) async fn end() -> bool {
    // The header shows that the request comes from this page: no other page can send it along.
    let answer = Request::delete(ADDRESS).header("x-warmline", "1").send().await;
    answer.is_ok_and(|response| response.ok() || response.status() == 401)
}
