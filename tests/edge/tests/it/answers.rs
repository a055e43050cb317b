//! Answers to visitors who have left: by mail through a provider, by the site's own systems, or not at all.

use edge_tests::{
    door::{Agent, send},
    eventually,
    post_office::PostOffice,
    receiver::Receiver,
    sample::{self, message_id, response, settings, text, with},
    socket::Socket,
    stored::{Object, Stored},
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    case::Marks,
    desk::Verb,
    ids::{CaseId, TalkKey},
    mail::EmailAddress,
    problem::Refusal,
    talk::{FromVisitor, ToVisitor},
};

const FORM: &str = "application/x-www-form-urlencoded";
const HOME: &str = "jo@home.example";

/// An edge whose answers go out after a second, with somebody of the team who talks with a visitor.
struct Scene {
    edge: Workerd,
    ana: Agent,
    case: CaseId,
    key: TalkKey,
}

impl Scene {
    async fn start(changes: Value) -> Self {
        let changes = with(json!({ "unseen_after_s": 1, "languages": ["de"] }), changes);
        let edge = Workerd::start_with(settings(changes), |config| config.private_targets = true);
        let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
        let (case, key) = edge.pressed(&with(response(1), json!({ "locale": "de" }))).await;
        assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
        Self { edge, ana, case, key }
    }

    /// A visitor's socket, once it has heard everything that is told at the start.
    async fn visitor(&self) -> Socket<ToVisitor> {
        let mut visitor = self.edge.visitor(&self.key, 0).await;
        visitor
            .until("the channels", |frame| matches!(frame, ToVisitor::Channels { .. }).then_some(()))
            .await;
        visitor
    }

    /// The visitor says by the page where answers go, and is there no more.
    async fn leaves(&mut self, address: &str) {
        let mut visitor = self.visitor().await;
        assert_eq!(told(&mut visitor).await, None);
        visitor.send(&self.gives(Some(address))).await;
        assert_eq!(told(&mut visitor).await, Some(address.parse().unwrap()));
        self.ana.row("the address", |row| row.answers_to.is_some()).await;
    }

    fn gives(&self, address: Option<&str>) -> FromVisitor {
        let address = address.map(|address| address.parse().unwrap());
        FromVisitor::AnswersTo { address, key: self.key.clone() }
    }

    async fn says(&mut self, words: &str) {
        let say = Verb::Say { case: self.case, id: message_id(), text: text(words) };
        assert_eq!(self.ana.does(say).await, Ok(()));
    }

    async fn resolves(&mut self) {
        let resolution = json!({ "outcome": "put-right", "root_cause": "card-declined" });
        let resolution = serde_json::from_value(resolution).unwrap();
        assert_eq!(self.ana.does(Verb::Resolve { case: self.case, resolution }).await, Ok(()));
    }

    /// How often answers went out.
    fn went_out(stored: &Stored) -> usize {
        stored.count(Object::Desk, "events WHERE what = 'went-out'")
    }
}

async fn told(visitor: &mut Socket<ToVisitor>) -> Option<EmailAddress> {
    visitor
        .until("where answers go", |frame| match frame {
            ToVisitor::AnswersTo { address } => Some(address.clone()),
            _ => None,
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_left_hears_of_an_answer_by_mail() {
    let mut office = PostOffice::start();
    let mut scene = Scene::start(json!({ "mail": office.settings() })).await;
    scene.leaves(HOME).await;
    scene.says("We found it.").await;
    scene.says("The money is\non its way.").await;
    let letter = office.next().await;
    assert_eq!((&letter["From"], &letter["To"]), (&json!("help@shop.example"), &json!(HOME)));
    assert_eq!(letter["Subject"], "Harbour & Pine hat Ihnen geantwortet");
    let text = letter["TextBody"].as_str().unwrap();
    for part in ["Ana, 2", " UTC\n    We found it.\n", " UTC\n    The money is\n    on its way.\n"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let link = format!("{}/talk/demo/{}?lang=de", scene.edge.origin, scene.key);
    assert!(text.contains(&format!("\n{link}\n")), "{text}");
    let page = send(scene.edge.get(link.strip_prefix(&scene.edge.origin).unwrap())).await;
    assert_eq!(page.status, 200, "the link leads there");

    // More of the same run stays quiet, until the visitor has been there.
    scene.says("Are you there?").await;
    let mut visitor = scene.visitor().await;
    visitor.send(&FromVisitor::Seen { marks: Marks { got: 3, read: 3 } }).await;
    drop(visitor);
    scene.says("Good to see you.").await;
    let letter = office.next().await;
    let text = letter["TextBody"].as_str().unwrap();
    assert!(text.contains("Good to see you.") && !text.contains("Are you there?"), "{text}");

    let log = scene.edge.log().join("\n");
    assert!(!log.contains(HOME) && !log.contains(scene.key.as_str()), "neither is logged: {log}");
    let stored = scene.edge.killed();
    assert_eq!(Scene::went_out(&stored), 2);
    assert_eq!(office.rest(), Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_is_not_sent() {
    let mut office = PostOffice::start();
    let mut scene = Scene::start(json!({ "mail": office.settings() })).await;
    scene.leaves(HOME).await;
    let mut visitor = scene.visitor().await;
    scene.says("Are you there?").await;
    visitor.send(&FromVisitor::Seen { marks: Marks { got: 1, read: 0 } }).await;
    scene
        .ana
        .socket
        .until("the mark", |frame| matches!(frame, shared::desk::ToAgent::Seen { .. }).then_some(()))
        .await;
    // By the plain page it arrives as well.
    scene.says("And now?").await;
    let log = send(scene.edge.get(&format!("/talk/demo/{}/log", scene.key))).await;
    assert!(log.text().contains("And now?"));
    scene
        .ana
        .socket
        .until("the mark", |frame| matches!(frame, shared::desk::ToAgent::Seen { .. }).then_some(()))
        .await;
    // What comes later goes out, and nothing has before.
    drop(visitor);
    scene.says("The last word.").await;
    scene.resolves().await;
    let letter = office.next().await;
    let text = letter["TextBody"].as_str().unwrap();
    assert!(text.contains("The last word.") && !text.contains("And now?"), "{text}");
    let stored = scene.edge.killed();
    assert_eq!(Scene::went_out(&stored), 1);
    // The case is closed and nothing more is to go there: address and key are nowhere any more.
    assert_eq!(
        stored.count(Object::Desk, "cases WHERE answers_to IS NOT NULL OR answers_key IS NOT NULL"),
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_is_tried_until_it_is_taken_or_refused_for_good() {
    let mut office = PostOffice::start();
    let mut scene = Scene::start(json!({ "mail": office.settings() })).await;
    scene.leaves(HOME).await;
    office.will_fail(&[503, 500]);
    scene.says("One.").await;
    assert!(office.next().await["TextBody"].as_str().unwrap().contains("One."));

    office.bounces("gone@home.example");
    let mut visitor = scene.visitor().await;
    visitor.send(&FromVisitor::Seen { marks: Marks { got: 1, read: 1 } }).await;
    visitor.send(&scene.gives(Some("gone@home.example"))).await;
    scene.ana.row("the new address", |row| row.answers_to == "gone@home.example".parse().ok()).await;
    scene.says("Two.").await;
    eventually("a letter that is given up", || {
        scene.edge.log().iter().any(|line| line.contains("refused with 422; given up")).then_some(())
    })
    .await;
    let stored = scene.edge.killed();
    // Of what is settled, whether taken or given up, nothing is kept that names or opens anything.
    assert_eq!(stored.count(Object::Courier, "deliveries WHERE topic = 'message.unseen'"), 2);
    assert_eq!(stored.count(Object::Courier, "deliveries WHERE topic = 'message.unseen' AND body <> ''"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sites_own_systems_can_send_answers() {
    let mut receiver = Receiver::start();
    let mut scene =
        Scene::start(json!({ "webhooks": [receiver.webhook()], "answers_by_webhook": true })).await;
    scene.leaves(HOME).await;
    scene.says("We found it.").await;
    let body = loop {
        let hook = receiver.next().await;
        if hook.topic() == "message.unseen" {
            break hook.json();
        }
    };
    let data = &body["data"];
    let link = format!("{}/talk/demo/{}?lang=de", scene.edge.origin, scene.key);
    assert_eq!((&data["address"], &data["link"]), (&json!(HOME), &json!(link)));
    assert_eq!(data["messages"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&data["messages"][0]["text"], &data["case"]["id"]),
        (&json!("We found it."), &json!(scene.case))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_sent_nothing_is_asked() {
    let receiver = Receiver::start();
    let scene = Scene::start(json!({ "webhooks": [receiver.webhook()] })).await;
    let mut visitor = scene.visitor().await;
    visitor.send(&scene.gives(Some(HOME))).await;
    let refused = visitor
        .until("a refusal", |frame| match frame {
            ToVisitor::Refused { id: None, refusal } => Some(refusal.clone()),
            ToVisitor::AnswersTo { .. } => panic!("it is offered"),
            _ => None,
        })
        .await;
    assert_eq!(refused, Refusal::NotOffered);
    let page = send(scene.edge.get(&format!("/talk/demo/{}", scene.key))).await;
    assert!(!page.text().contains("type=\"email\""), "{}", page.text());
    let form = send(scene.edge.post(
        &format!("/talk/demo/{}/answers", scene.key),
        FORM,
        "address=jo%40home.example",
    ))
    .await;
    assert_eq!(form.verdict(), "409 not-offered");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plain_page_asks_where_answers_go() {
    let office = PostOffice::start();
    let mut scene = Scene::start(json!({ "mail": office.settings() })).await;
    let (path, edge) = (format!("/talk/demo/{}", scene.key), scene.edge.clone());
    let page = async || send(edge.get(&path)).await.text().to_owned();
    let sends = async |body: &str| send(edge.post(&format!("{path}/answers"), FORM, body.to_owned())).await;
    assert!(page().await.contains(r#"<input type="email" name="address""#));
    let sent = sends("address=jo%40home.example").await;
    assert_eq!((sent.status, sent.header("location")), (303, Some(format!("{path}?lang=en").as_str())));
    scene.ana.row("the address", |row| row.answers_to == HOME.parse().ok()).await;
    let html = page().await;
    assert!(html.contains(r#"value="jo@home.example""#) && html.contains("Saved. If you leave"), "{html}");

    for bad in
        ["address=jo", "address=jo%40home.example%2Cal%40home.example", "address=%3Cjo%40home.example%3E"]
    {
        assert_eq!(sends(bad).await.verdict(), "422 invalid-field", "{bad}");
    }
    let other = send(edge.post(&format!("/talk/demo/{}/answers", sample::key()), FORM, "address=")).await;
    assert_eq!(other.verdict(), "401 unknown-conversation");
    assert_eq!(sends("address=").await.status, 303);
    scene.ana.row("no address", |row| row.answers_to.is_none()).await;
    scene.resolves().await;
    assert_eq!(sends("address=jo%40home.example").await.verdict(), "409 conversation-ended");
}
