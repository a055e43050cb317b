//! The conversation as plain pages, for where a site's page refuses wasm or connections: a form that sends, and an
//! inner page that reloads itself and shows what was said. No script at all.
//!
//! *Invariants:* the inner page alone reloads, so that what is being typed is never lost; both pages say only what is
//! true when they are rendered.

use leptos::prelude::*;
use shared::{
    case::Handoff,
    ids::ClientId,
    talk::{Author, Message, TalkState},
};

use crate::words::{self, Standing};

pub mod ask;
pub mod frame;
pub mod mail;

/// How often the inner page reloads itself, in seconds.
const RELOAD_S: &str = "4";

/// What the outer page shows.
#[derive(Debug, Clone, Copy)]
pub struct TalkPage<'a> {
    /// The site's name.
    pub site_name: &'a str,
    /// The conversation as it stands; once it has ended there is no form.
    pub state: &'a TalkState,
    /// The id of the message that the form sends, new for each rendering: the form sent twice is stored once.
    pub message_id: &'a ClientId,
    /// The style sheet (`talk_css`).
    pub css_href: &'a str,
    /// The address of the inner page, [`talk_log`].
    pub log_href: &'a str,
    /// Where the form posts `id` and `text` to; the answer to it leads back here.
    pub send_action: &'a str,
}

/// What the inner page shows.
#[derive(Debug, Clone, Copy)]
pub struct TalkLog<'a> {
    /// The site's name.
    pub site_name: &'a str,
    /// The conversation as it stands; once it has ended the page stops reloading.
    pub state: &'a TalkState,
    /// All messages, in order.
    pub messages: &'a [Message],
    /// The style sheet (`talk_css`).
    pub css_href: &'a str,
}

/// The outer page: who one talks to, the inner page in a frame, and the form that sends a message.
///
/// It needs `frame-src 'self'`, `form-action 'self'` and a `style-src` for the sheet, and nothing else.
#[must_use]
pub fn talk_page(page: TalkPage<'_>) -> String {
    let title = [words::CONVERSATION, ": ", page.site_name].concat();
    let body = view! {
        <main>
            <h1>{page.site_name.to_owned()}</h1>
            <iframe title=words::CONVERSATION src=page.log_href.to_owned()></iframe>
            {(page.state.handoff != Handoff::Ended).then(|| view! {
                <form method="post" action=page.send_action.to_owned()>
                    <input type="hidden" name="id" value=page.message_id.as_str().to_owned()/>
                    <textarea name="text" rows="2" maxlength="4000" required autofocus
                        aria-label=words::MESSAGE placeholder=words::MESSAGE></textarea>
                    <button>{words::SEND}</button>
                </form>
            })}
            <p><small>{words::PAGE_RELOADS}</small></p>
        </main>
    };
    document(&title, page.css_href, "talk", None, body.to_html())
}

/// The inner page: how the conversation stands, and what was said, newest last.
///
/// It is framed by [`talk_page`], so it needs `frame-ancestors 'self'`, and has no `main` of its own.
#[must_use]
pub fn talk_log(log: TalkLog<'_>) -> String {
    let standing = Standing::of(Some(log.state));
    let messages: Vec<_> = log.messages.iter().map(message).collect();
    let body = view! {
        <div>
            <p role="status" data-standing=standing.word()>{standing.sentence()}</p>
            <div role="log" aria-label=words::CONVERSATION>{messages}</div>
        </div>
    };
    let reload = (standing != Standing::Ended).then_some(RELOAD_S);
    let title = [words::CONVERSATION, ": ", log.site_name].concat();
    document(&title, log.css_href, "log", reload, body.to_html())
}

/// A page that says one thing, such as that a sign-in link was used.
#[must_use]
pub fn notice(title: &str, text: &str, css_href: &str) -> String {
    let body = view! { <main><h1>{title.to_owned()}</h1><p>{text.to_owned()}</p></main> };
    document(title, css_href, "notice", None, body.to_html())
}

fn message(message: &Message) -> impl IntoView + use<> {
    let (from, name) = match &message.from {
        Author::Visitor => ("visitor", words::YOU.to_owned()),
        Author::Agent(agent) => ("agent", agent.name.as_str().to_owned()),
    };
    let text = message.text.as_str().to_owned();
    view! { <p data-from=from><b>{name}</b><span>{text}</span></p> }
}

/// A whole page around the HTML of its body, which is text by now so that all pages are one type to the compiler: the
/// Worker has to carry each type's code.
fn document(
    title: &str,
    css_href: &str,
    class: &'static str,
    reload_s: Option<&'static str>,
    body: String,
) -> String {
    let (title, css_href) = (title.to_owned(), css_href.to_owned());
    Owner::new().with(|| {
        view! {
            <!DOCTYPE html>
            <html lang="en" class=class>
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
mod tests {
    use super::*;

    fn state(handoff: &str, present: u32) -> TalkState {
        serde_json::from_str(&format!(
            r#"{{"case":"01931d1e-7a3c-7c5d-8f2a-0123456789ab","handoff":"{handoff}","present":{present},"last_seq":0,
            "agent":{}}}"#,
            if handoff == "connected" { r#"{"id":"ana","name":"Ana <b>"}"# } else { "null" },
        ))
        .unwrap()
    }

    fn page(state: &TalkState) -> String {
        talk_page(TalkPage {
            site_name: "Harbour & Pine",
            state,
            message_id: &"message-1".parse().unwrap(),
            css_href: "/assets/talk.css",
            log_href: "/talk/demo/KEY/log",
            send_action: "/talk/demo/KEY/messages",
        })
    }

    fn log(state: &TalkState, messages: &[Message]) -> String {
        talk_log(TalkLog { site_name: "Harbour & Pine", state, messages, css_href: "/assets/talk.css" })
    }

    #[test]
    fn the_page_has_a_form_until_the_talk_has_ended() {
        let check = |handoff, want| assert_eq!(page(&state(handoff, 1)).contains("<form"), want, "{handoff}");
        check("ringing", true);
        check("connected", true);
        check("ended", false);
        let html = page(&state("ringing", 1));
        for part in [
            "<!DOCTYPE html>",
            "<title>Conversation: Harbour &amp; Pine</title>",
            r#"src="/talk/demo/KEY/log""#,
            r#"action="/talk/demo/KEY/messages""#,
            r#"name="id" value="message-1""#,
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn the_log_reloads_itself_and_says_what_is_true() {
        let check = |handoff, present, sentence: &str, reloads| {
            let html = log(&state(handoff, present), &[]);
            assert!(html.contains(sentence), "{sentence} in {html}");
            assert_eq!(html.contains("http-equiv=\"refresh\""), reloads, "{handoff}");
        };
        check("ringing", 2, words::RINGING, true);
        check("ringing", 0, words::NOBODY, true);
        check("connected", 1, "Ana &lt;b&gt; is here.", true);
        check("ended", 1, words::ENDED, false);
    }

    #[test]
    fn what_people_write_stays_text() {
        let messages: Vec<Message> = serde_json::from_str(
            r#"[{"seq":1,"id":"message-1","from":{"who":"visitor"},"text":"<script>alert(1)</script>","at":1},
                {"seq":2,"id":"message-2","from":{"who":"agent","id":"ana","name":"Ana"},"text":"a & b","at":2}]"#,
        )
        .unwrap();
        let html = log(&state("connected", 1), &messages);
        assert!(!html.contains("<script"), "{html}");
        assert!(
            html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && html.contains("a &amp; b"),
            "{html}"
        );
        let html = notice("Used <b>", "x \" y", "/assets/\"x.css");
        assert!(html.contains("Used &lt;b&gt;") && html.contains("/assets/&quot;x.css"), "{html}");
    }
}
