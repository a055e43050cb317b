//! The conversation as plain pages, for where a site's page refuses wasm or connections: a form that sends, and an
//! inner page that reloads itself and shows what was said. No script at all.
//!
//! *Invariants:* the inner page alone reloads, so that what is being typed is never lost; both pages say only what is
//! true when they are rendered.

use leptos::prelude::*;
use shared::{
    case::Handoff,
    ids::ClientId,
    language::Language,
    links::{Piece, pieces},
    mail::EmailAddress,
    talk::{Author, Message, TalkState},
    time::Span,
};

use self::mail::escaped;
use crate::{
    messages::Messages,
    talk::{standing::Standing, words::TalkWords},
    words,
};

pub mod ask;
mod call;
pub mod frame;
pub mod mail;

/// How often the inner page reloads itself, in seconds.
const RELOAD_S: &str = "4";

/// What the outer page shows.
#[derive(Clone)]
pub struct TalkPage<'a> {
    /// The visitor's language.
    pub messages: &'a Messages,
    /// The site's name.
    pub site_name: &'a str,
    /// The conversation as it stands; once it has ended there is no form.
    pub state: &'a TalkState,
    /// The id of the message that the form sends, new for each rendering: the form sent twice is stored once.
    pub message_id: &'a ClientId,
    /// The style sheet (`pages_css`).
    pub css_href: &'a str,
    /// The address of the inner page, [`talk_log`].
    pub log_href: &'a str,
    /// The address of the copy to keep.
    pub copy_href: &'a str,
    /// Where answers go when the visitor leaves; none where the site sends none.
    pub answers: Option<Answers<'a>>,
    /// Where the form posts `id` and `text` to; the answer to it leads back here.
    pub send_action: &'a str,
    /// Where a form posts the `number` to at which the visitor would like to be called; `None` where the site calls nobody.
    pub call_action: Option<&'a str>,
}

/// The way back of a visitor who leaves.
#[derive(Clone)]
pub struct Answers<'a> {
    /// Where answers go now.
    pub to: Option<&'a EmailAddress>,
    /// Where the form posts `address` to.
    pub action: String,
}

/// What the inner page shows.
#[derive(Clone, Copy)]
pub struct TalkLog<'a> {
    /// The visitor's language.
    pub messages: &'a Messages,
    /// The site's name.
    pub site_name: &'a str,
    /// The conversation as it stands; once it has ended the page stops reloading.
    pub state: &'a TalkState,
    /// All that was said, in order.
    pub said: &'a [Message],
    /// Writes a stretch of time, or a moment that has no length, in the visitor's language.
    pub when: &'a dyn Fn(Span) -> String,
    /// The style sheet (`pages_css`).
    pub css_href: &'a str,
}

/// The outer page: who one talks to, the inner page in a frame, and the form that sends a message.
///
/// It needs `frame-src 'self'`, `form-action 'self'` and a `style-src` for the sheet, and nothing else.
#[must_use]
pub fn talk_page(page: TalkPage<'_>) -> String {
    let text = |id| page.messages.text(id);
    let open = page.state.handoff != Handoff::Ended;
    let (call, foot) = (call::form(&page), foot(&page, open));
    let body = view! {
        <main>
            <h1>{page.site_name.to_owned()}</h1>
            <iframe title=text(words::CONVERSATION) src=page.log_href.to_owned()></iframe>
            {open.then(|| view! {
                <form method="post" action=page.send_action.to_owned()>
                    <input type="hidden" name="id" value=page.message_id.as_str().to_owned()/>
                    <textarea name="text" rows="2" maxlength="4000" required autofocus
                        aria-label=text(words::MESSAGE) placeholder=text(words::MESSAGE)></textarea>
                    <button>{text(words::SEND)}</button>
                </form>
            })}
            {call}
            <div inner_html=foot></div>
        </main>
    };
    let head =
        Head { language: page.messages.language(), css_href: page.css_href, class: "talk", reload_s: None };
    document(&title(page.messages, page.site_name), head, body.to_html())
}

/// What stands below the form: the way back from a promised call, where answers go, how the page renews itself, and the copy. It is put together by hand, because
/// views of it are several times as much code in the Worker.
fn foot(page: &TalkPage<'_>, open: bool) -> String {
    let text = |id| escaped(&page.messages.text(id));
    let mut foot = String::new();
    let mut put = |parts: &[&str]| parts.iter().for_each(|part| foot.push_str(part));
    if let Some(action) = call::taken_back(page) {
        put(&[
            "<form method=\"post\" action=\"",
            &escaped(action),
            "\"><button name=\"channel\" value=\"chat\">",
        ]);
        put(&[&text(words::WRITE_INSTEAD), "</button></form>"]);
    }
    if let Some(Answers { to, action }) = page.answers.as_ref().filter(|_| open) {
        let address = to.map_or("", EmailAddress::as_str);
        put(&["<form method=\"post\" action=\"", &escaped(action), "\"><label>", &text(words::ANSWERS_TO)]);
        put(&["<input type=\"email\" name=\"address\" maxlength=\"254\" autocomplete=\"email\" value=\""]);
        put(&[&escaped(address), "\"></label><button>", &text(words::ANSWERS_SAVE), "</button></form>"]);
        if to.is_some() {
            put(&["<p><small>", &text(words::ANSWERS_KEPT), "</small></p>"]);
        }
    }
    put(&["<p><small>", &text(words::PAGE_RELOADS), " <a href=\"", &escaped(page.copy_href), "\">"]);
    put(&[&text(words::KEEP_COPY), "</a></small></p>"]);
    foot
}

/// The inner page: how the conversation stands, and what was said, newest last.
///
/// It is framed by [`talk_page`], so it needs `frame-ancestors 'self'`, and has no `main` of its own.
#[must_use]
pub fn talk_log(log: TalkLog<'_>) -> String {
    let standing = Standing::of(Some(log.state));
    let words = TalkWords::of(log.messages);
    let said: Vec<_> = log.said.iter().map(|message| shown(message, &words)).collect();
    let body = view! {
        <div>
            <p role="status" data-standing=standing.word()>{words.standing(Some(log.state))}</p>
            {call::sentence(log).map(|sentence| view! { <p role="status" data-callback>{sentence}</p> })}
            <div role="log" aria-label=words.conversation>{said}</div>
        </div>
    };
    let head = Head {
        language: log.messages.language(),
        css_href: log.css_href,
        class: "log",
        reload_s: (standing != Standing::Ended).then_some(RELOAD_S),
    };
    document(&title(log.messages, log.site_name), head, body.to_html())
}

/// A page that says one thing in a sentence or two, such as that a sign-in link was used.
#[must_use]
pub fn notice(language: Language, title: &str, texts: &[&str], css_href: &str) -> String {
    let texts: Vec<_> = texts.iter().map(|text| view! { <p>{(*text).to_owned()}</p> }).collect();
    let body = view! { <main><h1>{title.to_owned()}</h1>{texts}</main> };
    document(title, Head { language, css_href, class: "notice", reload_s: None }, body.to_html())
}

/// What the conversation with a site is called.
#[must_use]
pub fn title(messages: &Messages, site_name: &str) -> String {
    messages.with(words::CONVERSATION_WITH, [("site", site_name.into())])
}

fn shown(message: &Message, words: &TalkWords) -> impl IntoView + use<> {
    let (from, name) = match &message.from {
        Author::Visitor => ("visitor", words.you.clone()),
        Author::Agent(agent) => ("agent", agent.name.as_str().to_owned()),
    };
    let text = linked(message.text.as_str());
    view! { <p data-from=from><b>{name}</b><span inner_html=text></span></p> }
}

/// What was said, as HTML with its addresses as links that take nothing of the page along.
fn linked(text: &str) -> String {
    pieces(text).into_iter().fold(String::new(), |html, piece| match piece {
        Piece::Text(text) => html + &escaped(text),
        Piece::Link(address) => {
            let address = escaped(address);
            html + "<a href=\""
                + &address
                + "\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">"
                + &address
                + "</a>"
        }
    })
}

/// What a page says of itself, its title apart.
#[derive(Clone, Copy)]
struct Head<'a> {
    language: Language,
    css_href: &'a str,
    class: &'static str,
    reload_s: Option<&'static str>,
}

/// A whole page around the HTML of its body, which is text by now so that all pages are one type to the compiler: the
/// Worker has to carry each type's code.
fn document(title: &str, head: Head<'_>, body: String) -> String {
    let Head { language, css_href, class, reload_s } = head;
    let (title, css_href) = (title.to_owned(), css_href.to_owned());
    Owner::new().with(|| {
        view! {
            <!DOCTYPE html>
            <html lang=language.tag() dir=language.direction() class=class>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="robots" content="noindex"/>
                    {reload_s.map(|seconds| view! { <meta http-equiv="refresh" content=seconds/> })}
                    <title>{title}</title>
                    <link rel="stylesheet" href=css_href/>
                </head>
                <body inner_html=body></body>
            </html>
        }
        .to_html()
    })
}

#[cfg(test)]
mod tests;
