use super::*;
use crate::messages::tests::{catalog, english};

pub(super) fn state(handoff: &str, present: u32) -> TalkState {
    serde_json::from_str(&format!(
        r#"{{"case":"01931d1e-7a3c-7c5d-8f2a-0123456789ab","handoff":"{handoff}","present":{present},
        "free":{present},"last_seq":0,"agent":{}}}"#,
        if handoff == "connected" { r#"{"id":"ana","name":"Ana <b>"}"# } else { "null" },
    ))
    .unwrap()
}

pub(super) fn page(state: &TalkState) -> String {
    page_with(state, Some("/talk/demo/KEY/callback"))
}

pub(super) fn page_with(state: &TalkState, call_action: Option<&str>) -> String {
    talk_page(TalkPage {
        messages: &catalog(Language::En),
        site_name: "Harbour & Pine",
        state,
        message_id: &"message-1".parse().unwrap(),
        css_href: "/assets/talk.css",
        log_href: "/talk/demo/KEY/log",
        copy_href: "/talk/demo/KEY/copy",
        answers: None,
        send_action: "/talk/demo/KEY/messages",
        call_action,
    })
}

pub(super) fn log(state: &TalkState, said: &[Message]) -> String {
    log_in(Language::En, state, said)
}

fn log_in(language: Language, state: &TalkState, said: &[Message]) -> String {
    let messages = &catalog(language);
    let when = &|Span { from, until }| format!("{} to {}", from.0, until.0);
    let site_name = "Harbour & Pine";
    talk_log(TalkLog { messages, site_name, state, said, when, css_href: "/assets/talk.css" })
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
        r#"href="/talk/demo/KEY/copy""#,
        r#"action="/talk/demo/KEY/messages""#,
        r#"name="id" value="message-1""#,
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn the_page_asks_where_answers_go_while_there_are_any() {
    let check = |handoff, to: Option<&str>, want: &[(&str, bool)]| {
        let (state, to) = (state(handoff, 1), to.map(|to| to.parse().unwrap()));
        let answers = Some(Answers { to: to.as_ref(), action: "/talk/demo/KEY/answers?lang=en".to_owned() });
        let html = talk_page(TalkPage {
            messages: &catalog(Language::En),
            site_name: "Shop",
            state: &state,
            message_id: &"message-1".parse().unwrap(),
            css_href: "/assets/talk.css",
            log_href: "/talk/demo/KEY/log",
            copy_href: "/talk/demo/KEY/copy",
            answers,
            send_action: "/talk/demo/KEY/messages",
            call_action: None,
        });
        for (part, there) in want {
            assert_eq!(html.contains(part), *there, "{handoff} {to:?}: {part} in {html}");
        }
    };
    let (asks, kept) = (english(words::ANSWERS_TO), english(words::ANSWERS_KEPT));
    let action = r#"action="/talk/demo/KEY/answers?lang=en""#;
    check("ringing", None, &[(&asks, true), (action, true), (r#"value="""#, true), (&kept, false)]);
    check("connected", Some("a&b@home.example"), &[(r#"value="a&amp;b@home.example""#, true), (&kept, true)]);
    check("ended", None, &[(&asks, false)]);
}

#[test]
fn the_log_reloads_itself_and_says_what_is_true() {
    let check = |handoff, present, sentence: String, reloads| {
        let html = log(&state(handoff, present), &[]);
        assert!(html.contains(&sentence), "{sentence} in {html}");
        assert_eq!(html.contains("http-equiv=\"refresh\""), reloads, "{handoff}");
    };
    check("ringing", 2, english(words::RINGING), true);
    check("ringing", 0, english(words::NOBODY), true);
    check("missed", 1, english(words::MISSED), true);
    check("connected", 1, "Ana &lt;b&gt; is here.".to_owned(), true);
    check("ended", 1, english(words::ENDED), false);
}

#[test]
fn a_page_says_which_language_it_is_in_and_where_that_begins() {
    let check = |language, want: &[&str]| {
        let html = log_in(language, &state("connected", 1), &[]);
        for part in want {
            assert!(html.contains(part), "{part} in {html}");
        }
    };
    check(Language::De, &[r#"<html lang="de" dir="ltr""#, "Ana &lt;b&gt; ist da."]);
    check(Language::Ar, &[r#"<html lang="ar" dir="rtl""#, "\u{2068}Ana &lt;b&gt;\u{2069} معك."]);
}

#[test]
fn what_people_write_stays_text() {
    let said: Vec<Message> = serde_json::from_str(
        r#"[{"seq":1,"id":"message-1","from":{"who":"visitor"},"text":"<script>alert(1)</script>","at":1},
            {"seq":2,"id":"message-2","from":{"who":"agent","id":"ana","name":"Ana"},"text":"a & b, https://a.example/?b&c\"d","at":2}]"#,
    )
    .unwrap();
    let html = log(&state("connected", 1), &said);
    assert!(!html.contains("<script"), "{html}");
    let link = r#"<a href="https://a.example/?b&amp;c" target="_blank" rel="noopener noreferrer nofollow">https://a.example/?b&amp;c</a>&quot;d"#;
    assert!(html.contains(link), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && html.contains("a &amp; b"), "{html}");
    let html = notice(Language::En, "Used <b>", &["x \" y"], "/assets/\"x.css");
    assert!(html.contains("Used &lt;b&gt;") && html.contains("/assets/&quot;x.css"), "{html}");
}
