//! The requests that go out, made of the platform's own types: what the crate makes them of carries all that Cloudflare
//! can be told of a request, and is a fiftieth of the Worker.

use worker::{Headers, Request, wasm_bindgen::JsValue, worker_sys::web_sys};

/// A `POST` of `body`. Redirections are not followed.
pub(super) fn post(url: &str, headers: &[(&'static str, String)], body: &str) -> worker::Result<Request> {
    let said = Headers::new();
    for (name, value) in headers {
        said.set(name, value)?;
    }
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_redirect(web_sys::RequestRedirect::Manual);
    init.set_body(&JsValue::from_str(body));
    request(url, &init, &said)
}

/// A `GET` with these headers.
pub(super) fn get(url: &str, headers: &Headers) -> worker::Result<Request> {
    request(url, &web_sys::RequestInit::new(), headers)
}

fn request(url: &str, init: &web_sys::RequestInit, headers: &Headers) -> worker::Result<Request> {
    init.set_headers(&headers.0);
    Ok(web_sys::Request::new_with_str_and_init(url, init)?.into())
}
