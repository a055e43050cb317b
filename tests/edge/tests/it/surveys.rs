//! Several surveys of one site: each response is judged by its own.

use edge_tests::{
    door::send,
    sample::{response, settings, with},
    stored::Object,
    workerd::Workerd,
};
use serde_json::json;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn each_response_is_judged_by_its_own_survey() {
    let mut edge = Workerd::start(settings(json!({
        "surveys": [
            { "id": "short", "question": "And now?", "steps": 3, "threshold": 1 },
            { "id": "strict", "question": "And then?", "threshold": 4 },
        ],
    })));
    let tap = async |score: u8, survey: Option<&str>| {
        let response = with(response(score), json!({ "survey": survey }));
        send(edge.respond(&response).header("origin", "https://shop.example")).await.verdict()
    };
    // Twice each: the first goes the long way, by which the isolate comes to know the site.
    for _ in 0..2 {
        assert_eq!(tap(2, None).await, "201");
        assert_eq!(tap(2, Some("short")).await, "201");
        assert_eq!(tap(4, Some("short")).await, "422 invalid-field");
        assert_eq!(tap(4, Some("strict")).await, "201");
        assert_eq!(tap(3, Some("gone")).await, "201");
    }
    let rows = edge.killed().query(
        Object::Intake,
        "SELECT DISTINCT coalesce(survey, ''), body ->> '$.steps', concerns_desk FROM responses ORDER BY 1",
    );
    let rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
    assert_eq!(
        rows,
        [
            r#"[Text(""), Integer(5), Integer(1)]"#,
            r#"[Text("gone"), Integer(5), Integer(0)]"#,
            r#"[Text("short"), Integer(3), Integer(0)]"#,
            r#"[Text("strict"), Integer(5), Integer(1)]"#,
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_are_stored_and_shown_at_the_desk() {
    let mut edge = Workerd::start(settings(json!({})));
    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    let said = json!({ "order": "4711", "step": " pay ", "password": "hunter2" });
    let told = with(response(1), json!({ "facts": said }));
    assert_eq!(send(edge.respond(&told)).await.status, 201);
    let row = ana.row("the row with its facts", |row| !row.facts.is_empty()).await;
    let facts: Vec<_> = row.facts.iter().map(|(name, fact)| (name, fact.as_str())).collect();
    assert_eq!(facts, [("order", "4711"), ("step", "pay")]);
    let bad = with(response(1), json!({ "facts": { "order": "x".repeat(101) } }));
    assert_eq!(send(edge.respond(&bad)).await.verdict(), "422 invalid-field");
    let stored = format!("{:?}", edge.killed().query(Object::Intake, "SELECT body FROM responses"));
    assert!(stored.contains("4711") && !stored.contains("hunter2"), "{stored}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_before_the_site_would_ask_again_is_stored_and_marked() {
    let cap = json!({ "days": 30, "dismissed_days": 7 });
    let mut edge = Workerd::start_with(settings(json!({ "cap": cap })), |config| {
        config.address_header = Some("x-forwarded-for".to_owned());
    });
    let tap = async |address: &str, agent: &str| {
        let tap = edge.respond(&response(1)).header("origin", "https://shop.example");
        send(tap.header("x-forwarded-for", address).header("user-agent", agent)).await.status
    };
    let (phone, desktop) = ("Mozilla/5.0 (iPhone) Safari/604.1", "Mozilla/5.0 (X11) Firefox/150.0");
    for (address, agent) in
        [("192.0.2.1", phone), ("192.0.2.1", phone), ("192.0.2.1", desktop), ("192.0.2.2", phone)]
    {
        assert_eq!(tap(address, agent).await, 201, "{address} {agent}");
    }
    let rows =
        edge.killed().query(Object::Intake, "SELECT coalesce(suspicion, ''), concerns_desk FROM responses");
    let again = rows.iter().filter(|row| format!("{row:?}").contains("again")).count();
    assert_eq!((rows.len(), again), (4, 1), "{rows:?}");
    assert!(rows.iter().all(|row| format!("{row:?}").contains("Integer(1)")), "each opened a case: {rows:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_within_the_whole_cap_is_marked_by_what_its_page_knows() {
    const DAY: u64 = 86_400_000;
    let cap = json!({ "days": 400, "dismissed_days": 7 });
    let mut edge = Workerd::start_with(settings(json!({ "cap": cap })), |config| {
        config.address_header = Some("x-forwarded-for".to_owned());
    });
    let now = Uuid::now_v7().get_timestamp().unwrap().to_unix().0 * 1_000;
    let mut visitors = 0;
    let mut rows = Vec::new();
    // Twice each: the first goes the long way, by which the isolate comes to know the site.
    for (days, marked) in [(399, true), (401, false), (2, true), (0, true), (399, true), (401, false)] {
        let answered = now - days * DAY;
        for response in [with(response(5), json!({ "answered": answered })), response(5)] {
            visitors += 1;
            let tap = edge.respond(&response).header("origin", "https://shop.example");
            let tap = tap.header("x-forwarded-for", format!("192.0.2.{visitors}"));
            assert_eq!(send(tap.header("user-agent", "Mozilla/5.0 Firefox/150.0")).await.status, 201);
            let id = response["id"].as_str().unwrap().to_owned();
            rows.push((id, response.get("answered").is_some() && marked));
            // The same once more is the same.
            let again = edge.respond(&response).header("origin", "https://shop.example");
            assert_eq!(send(again.header("x-forwarded-for", "198.51.100.1")).await.status, 200);
        }
    }
    let stored = edge.killed();
    for (id, marked) in rows {
        let query = format!("SELECT suspicion, body FROM responses WHERE id LIKE '%{id}'");
        let row = format!("{:?}", stored.query(Object::Intake, &query));
        assert_eq!(row.contains("again"), marked, "{row}");
        assert!(!row.contains("answered"), "it is compared and not kept: {row}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_were_changed_are_those_of_the_next_page() {
    let asks_at = |event: &str| {
        settings(json!({ "survey": { "id": "s", "question": "How?", "rules": { "event": event } } }))
    };
    let mut edge = Workerd::start(asks_at("order-placed"));
    for event in ["order-placed", "order-paid"] {
        edge.replace(asks_at(event));
        for path in ["/embed/demo.js", "/embed/demo.json"] {
            let script = send(edge.get(path)).await;
            assert!(
                script.text().contains(&format!(r#""rules":{{"event":"{event}"}}"#)),
                "{}",
                script.text()
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_chooses_among_the_words_of_a_survey() {
    let edge = Workerd::start(settings(json!({ "survey": {
        "id": "s", "question": "How was it?", "pages": [{ "page": "/pay/*", "question": "How was paying?" }],
    } })));
    let script = send(edge.get("/embed/demo.js")).await;
    for part in [r"html:(p=>/^\/pay\/.*$/.test(p)?`", "How was paying?", "How was it?"] {
        assert!(script.text().contains(part), "{part} in {}", script.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_look_goes_along_with_the_card() {
    let edge = Workerd::start(settings(json!({ "look": { "light": { "accent": "#0057b8" } } })));
    let script = send(edge.get("/embed/demo.js")).await;
    assert!(script.text().contains("--accent:var(--warmline-accent,#0057b8)"), "{}", script.text());
}
