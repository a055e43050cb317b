//! `POST /v1/sites/SITE/handoffs`, by script and by a plain form, and the plain pages that the form leads to.

use edge_tests::{
    door::send,
    sample::{self, message_id, press, response, settings, with},
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{case::Handoff, talk::Pressed};

const PATH: &str = "/v1/sites/demo/handoffs";
const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test(flavor = "multi_thread")]
async fn a_press_is_taken_once() {
    let mut edge = Workerd::start(settings(json!({})));
    let (key, happy) = (sample::key(), response(5));
    let first: Pressed = send(edge.press(&press(&key, &happy))).await.json(201);
    assert_eq!((first.state.handoff, first.state.present), (Handoff::Ringing, 0));
    let again: Pressed = send(edge.press(&press(&key, &happy))).await.json(200);
    assert_eq!(again, first);
    // The same press, by a page that knows more by now.
    let revised = with(happy.clone(), json!({ "rev": 1, "comment": "Call me, please." }));
    let revised: Pressed = send(edge.press(&press(&key, &revised))).await.json(200);
    assert_eq!(revised.state.case, first.state.case);

    for (key, response) in [(sample::key(), happy), (key, response(1))] {
        let other = send(edge.press(&press(&key, &response))).await;
        assert_eq!(other.verdict(), "409 other-key");
    }
    let stored = edge.killed();
    assert_eq!(stored.query(Object::Desk, "SELECT 1 FROM cases WHERE pressed_at IS NOT NULL").len(), 1);
    let of_it = format!("SELECT what FROM events WHERE case_id = '{}' ORDER BY seq", first.state.case);
    let happenings = stored.query(Object::Desk, &of_it);
    let happenings: Vec<String> = happenings.iter().map(|row| format!("{:?}", row[0])).collect();
    assert_eq!(happenings, [r#"Text("opened")"#, r#"Text("pressed")"#, r#"Text("revised")"#]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_stores_the_tap_that_never_arrived() {
    let mut edge = Workerd::start(settings(json!({})));
    let response = response(1);
    edge.pressed(&response).await;
    let rows = edge.killed().query(Object::Intake, "SELECT id, concerns_desk FROM responses");
    assert_eq!(format!("{rows:?}"), format!("[[Text({}), Integer(1)]]", response["id"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_leads_to_a_page_that_talks() {
    let mut edge = Workerd::start(settings(json!({})));
    let id = response(2)["id"].as_str().unwrap().to_owned();
    let form = format!(
        "key=&id={id}&rev=0&score=2&steps=5&page=https%3A%2F%2Fshop.example%2F&locale=en&survey=checkout&reason=&comment="
    );
    let answer = send(edge.post(PATH, FORM, form).header("origin", "https://shop.example")).await;
    assert_eq!(answer.status, 303);
    let page = answer.header("location").unwrap().to_owned();
    assert!(page.starts_with("/talk/demo/"), "{page}");

    let html = async |path: &str| {
        let answer = send(edge.get(path)).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        let csp = answer.header("content-security-policy").unwrap();
        assert!(csp.starts_with("default-src 'none';") && !csp.contains("unsafe"), "{csp}");
        answer.text().to_owned()
    };
    let outer = html(&page).await;
    let here = page.strip_suffix("?lang=en").unwrap();
    for part in [format!("src=\"{here}/log?lang=en\""), format!("action=\"{here}/messages?lang=en\"")] {
        assert!(outer.contains(&part), "{part} in {outer}");
    }
    let id = message_id();
    for _ in 0..2 {
        let form = format!("id={id}&text=%3Cscript%3E+%26+%F0%9F%A5%B5");
        let said = send(edge.post(&format!("{here}/messages"), FORM, form)).await;
        assert_eq!((said.status, said.header("location")), (303, Some(page.as_str())));
    }
    let other = send(edge.post(&format!("{here}/messages"), FORM, format!("id={id}&text=other"))).await;
    assert_eq!(other.verdict(), "409 message-id-reused");
    let log = html(&format!("{here}/log")).await;
    assert!(log.contains("&lt;script&gt; &amp; 🥵") && log.contains("http-equiv=\"refresh\""), "{log}");

    let copy = send(edge.get(&format!("{here}/copy?lang=de"))).await;
    assert_eq!((copy.status, copy.header("content-type")), (200, Some("text/plain; charset=utf-8")));
    assert_eq!(copy.header("content-disposition"), Some("attachment; filename=\"conversation-demo.txt\""));
    assert_eq!(copy.header("cache-control"), Some("no-store"));
    let copy = copy.text();
    assert!(copy.starts_with("Conversation: Harbour & Pine\n\nYou, 2"), "{copy}");
    assert!(copy.ends_with(" UTC\n    <script> & 🥵\n"), "{copy}");
    let nobody = send(edge.get(&format!("/talk/demo/{}/copy", sample::key()))).await;
    assert_eq!(nobody.verdict(), "401 unknown-conversation");

    // The same form again is the same press: but without a key nobody can prove to be the same visitor.
    let key = here.rsplit('/').next().unwrap();
    let again = send(edge.post(
        PATH,
        FORM,
        format!("key={key}&id={id}&score=2", id = response(2)["id"].as_str().unwrap()),
    ))
    .await;
    assert_eq!(again.verdict(), "409 other-key");
    assert_eq!(edge.killed().count(Object::Desk, "messages"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_sent_twice_with_its_key_is_one_press() {
    let mut edge = Workerd::start(settings(json!({})));
    let key = sample::key();
    let form = format!("key={key}&id={}&score=1", response(1)["id"].as_str().unwrap());
    for _ in 0..2 {
        let answer = send(edge.post(PATH, FORM, form.clone())).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some(format!("/talk/demo/{key}?lang=en").as_str()))
        );
    }
    assert_eq!(edge.killed().count(Object::Desk, "cases"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_tells_what_went_wrong_in_its_page_where_the_site_wants_to_know() {
    let errors = json!({ "script": "TypeError: <b>cart</b> is null", "request": "503 /api/pay" });
    for wanted in [true, false] {
        let edge = Workerd::start(settings(json!({ "page_errors": wanted })));
        let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
        let unhappy = response(1);
        let press = |errors: &Value| {
            edge.press(&json!({ "key": "k".repeat(24), "response": unhappy, "page_errors": errors }))
        };
        let broken = send(press(&json!({ "request": "503 /api/pay?card=4111" }))).await;
        assert_eq!(broken.verdict(), "422 invalid-field");
        assert_eq!(send(press(&errors)).await.status, 201);
        let row = ana.row("the ring", |row| row.is_ringing()).await;
        let told = serde_json::to_value(&row.page_errors).unwrap();
        assert_eq!(told, if wanted { errors.clone() } else { json!({}) });
        // The first press counts, and whoever opens the desk later reads the same.
        assert_eq!(send(press(&json!({ "script": "Error: later" }))).await.status, 200);
        let ben = edge.agent(&edge.signed_in("agent2").await).await;
        assert_eq!(ben.snapshot.cases[0].page_errors, row.page_errors);

        let embed = send(edge.get("/embed/demo.js")).await;
        let config: Value = send(edge.get("/embed/demo.json")).await.json(200);
        assert_eq!(embed.text().contains("import(new URL(\"/assets/errors."), wanted);
        assert_eq!(config.get("errors").is_some(), wanted);
    }
}
