//! Refusing: a clear answer, one line in the log, nothing stored.

use edge_tests::{answer::Answer, door::send, sample::settings, workerd::Workerd};
use reqwest::RequestBuilder;
use serde_json::json;

/// An edge that is sent nothing good.
pub(crate) struct Wary {
    pub(crate) edge: Workerd,
}

impl Wary {
    /// One with two sites: `demo`, and `strict`, which takes nothing without an origin.
    pub(crate) fn start() -> Self {
        let strict = json!({ "site": "strict", "accept_without_origin": false });
        let strict = settings(strict);
        Self { edge: Workerd::start_with(settings(json!({})), |config| config.sites.push(strict)) }
    }

    /// Sends a request, which must be refused as `want` says, as in `422 invalid-field`.
    pub(crate) async fn check(&mut self, request: RequestBuilder, want: &str) {
        let shown = shown(&request);
        let (answer, lines) = self.edge.logged(send(request)).await;
        self.judge(&shown, &answer, &lines, want);
    }

    /// The same for an answer that came already, with the lines that were logged meanwhile.
    pub(crate) fn judge(&self, shown: &str, answer: &Answer, lines: &[String], want: &str) {
        assert_eq!(answer.verdict(), want, "{shown}");
        let problem = answer.problem();
        assert!(problem.detail.is_none_or(|detail| detail.chars().count() <= 200), "{shown}");
        let [line] = lines else { panic!("one line for {shown}: {lines:#?}") };
        assert!(line.contains("refused ") && line.contains(want), "{line}");
    }

    /// Looks whether anything was stored after all.
    pub(crate) fn end(mut self) {
        assert_eq!(self.edge.killed().filled(), [""; 0]);
    }
}

/// Enough of a request to find the case in the test.
fn shown(request: &RequestBuilder) -> String {
    let request = request.try_clone().unwrap().build().unwrap();
    let body = request.body().and_then(reqwest::Body::as_bytes).unwrap_or_default();
    let body: String = String::from_utf8_lossy(body).chars().take(300).collect();
    format!("{} {} {:?}: {body}", request.method(), request.url().path(), request.headers())
}
