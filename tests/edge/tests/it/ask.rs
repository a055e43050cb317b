//! `/ask/SITE`: the question as a plain page, and what its forms store.

use edge_tests::{
    answer::Answer,
    door::{Door, send},
    sample::settings,
    stored::Object,
    workerd::Workerd,
};
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};

const ASK: &str = "/ask/demo";
const TALK: &str = "/ask/demo/talk";
const FORM: &str = "application/x-www-form-urlencoded";

/// A page of the question, as a browser shows it.
struct Page(String);

impl Page {
    fn of(answer: &Answer) -> Self {
        assert_eq!(answer.status, 200, "{}", answer.text());
        for (name, want) in [
            ("content-type", "text/html; charset=utf-8"),
            ("cache-control", "no-store"),
            ("referrer-policy", "same-origin"),
            ("x-robots-tag", "noindex"),
        ] {
            assert_eq!(answer.header(name), Some(want), "{name}");
        }
        let csp = answer.header("content-security-policy").unwrap();
        let html = answer.text().to_owned();
        // The script of a page behind a link, and none that stands in the page itself.
        let script = html.contains("<script");
        assert_eq!(html.matches("<script").count(), html.matches("<script src=\"/assets/ask.").count());
        assert!(csp.starts_with("default-src 'none';") && !csp.contains("unsafe"), "{csp}");
        assert_eq!(csp.contains("script-src 'self'"), script, "{csp}");
        assert!(!html.contains(" style="), "{html}");
        Self(html)
    }

    /// What stands in the attribute `name` of any element.
    fn all(&self, name: &str) -> Vec<&str> {
        let attribute = format!(" {name}=\"");
        let parts = self.0.split(&attribute).skip(1);
        parts.map(|part| part.split('"').next().unwrap()).collect()
    }

    /// What the button that says `button` sends, with the hidden fields in front of it.
    fn form(&self, button: &[(&str, &str)]) -> String {
        let hidden = self.0.split("<input type=\"hidden\" name=\"").skip(1).map(|input| {
            let (name, rest) = input.split_once("\" value=\"").unwrap();
            (name, rest.split('"').next().unwrap())
        });
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(hidden).extend_pairs(button).finish()
    }

    fn says(&self, words: &str) -> bool {
        self.0.contains(words)
    }
}

async fn ask(door: &Door) -> Page {
    Page::of(&send(door.get(ASK)).await)
}

async fn answer(door: &Door, form: &str) -> Page {
    Page::of(&send(door.post(ASK, FORM, form)).await)
}

/// The bodies of all responses.
fn stored(edge: &mut Workerd) -> Vec<Value> {
    let rows = edge.killed().query(Object::Intake, "SELECT body FROM responses");
    let text = |row: &Vec<Cell>| match row.as_slice() {
        [Cell::Text(body)] => serde_json::from_str(body).unwrap(),
        other => panic!("{other:?}"),
    };
    rows.iter().map(text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_opens_every_address_of_the_page_stores_nothing() {
    let mut edge = Workerd::start(settings(json!({})));
    let mut addresses =
        vec![ASK.to_owned(), format!("{ASK}?score=1"), format!("{ASK}?survey=x&score=9&lang=")];
    let page = Page::of(&send(edge.get(&addresses[1])).await);
    assert!(page.says("How did ordering with us feel today?") && page.says("value=\"1\" data-score=\"1\""));
    assert_eq!(page.all("aria-current").len(), 1, "the proposed step is shown");
    assert_eq!(Page::of(&send(edge.get(&addresses[2])).await).all("aria-current").len(), 0);

    // An answer of a page that was not opened before: its answer has more addresses.
    let answered = answer(&edge, &page.form(&[("score", "1")])).await;
    for page in [&page, &answered] {
        for attribute in ["href", "src", "action", "formaction"] {
            addresses.extend(page.all(attribute).into_iter().map(str::to_owned));
        }
    }
    assert!(addresses.contains(&format!("{TALK}?lang=en")), "{addresses:?}");
    let query = answered.form(&[("score", "2")]);
    for address in &addresses {
        for method in ["GET", "HEAD"] {
            send(edge.request(method, address)).await;
            let mark = if address.contains('?') { '&' } else { '?' };
            send(edge.request(method, &format!("{address}{mark}{query}"))).await;
        }
    }
    assert_eq!(stored(&mut edge).len(), 1, "the one that was sent");
    let mut fresh = Workerd::start(settings(json!({})));
    for address in &addresses {
        send(fresh.get(address)).await;
    }
    assert_eq!(fresh.killed().filled(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn short_links_lead_to_the_question() {
    let edge = Workerd::start(settings(json!({})));
    for (short, long) in [
        ("/a/demo", "/ask/demo"),
        ("/a/demo/checkout", "/ask/demo?survey=checkout"),
        ("/a/demo/checkout?order=4711&score=1", "/ask/demo?survey=checkout&order=4711&score=1"),
        ("/a/demo?order=a%20b", "/ask/demo?order=a%20b"),
    ] {
        let answer = send(edge.get(short)).await;
        assert_eq!((answer.status, answer.header("location")), (302, Some(long)), "{short}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        Page::of(&send(edge.get(long)).await);
    }
    assert_eq!(send(edge.get("/a/demo/NO")).await.verdict(), "404 not-found");
    assert_eq!(send(edge.post("/a/demo", FORM, "")).await.verdict(), "405 method-not-allowed");
    let order = Page::of(&send(edge.get("/ask/demo?order=4711")).await);
    assert!(order.says(r#"name="order" value="4711""#) && order.says(r#"data-what="find""#), "{}", order.0);
    let unfilled = Page::of(&send(edge.get("/ask/demo?order=%7B%7Border%7D%7D")).await);
    assert!(!unfilled.says("name=\"order\"") && !unfilled.says("<script"), "{}", unfilled.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_stored_once_however_often_it_is_sent() {
    let mut edge = Workerd::start(settings(json!({})));
    let tap = ask(&edge).await.form(&[("score", "1")]);
    let page = answer(&edge, &tap).await;
    assert!(page.says("We are sorry.") && page.says("Talk to us now") && page.says("Payment failed"));
    assert!(page.says("></textarea>"), "{}", page.0);
    assert_eq!(answer(&edge, &tap).await.0, page.0);

    let chip = page.form(&[("reason", "payment"), ("comment", "It said \"no\"\r\n</textarea><b>&lt;\u{7}")]);
    let said = answer(&edge, &chip).await;
    assert!(said.says("It said \"no\"\n&lt;/textarea>&lt;b>&amp;lt;</textarea>"), "{}", said.0);
    assert_eq!(said.all("aria-pressed"), ["true", "false"]);
    assert_eq!(answer(&edge, &chip).await.0, said.0);
    // A page of before changes nothing when it is sent once more, and says so.
    assert!(answer(&edge, &tap).await.says("You told us more since then"));

    let bodies = stored(&mut edge);
    let comment = "It said \"no\"\n</textarea><b>&lt;";
    let page = format!("{}{ASK}", edge.origin);
    let want = json!({
        "id": bodies[0]["id"], "rev": 1, "score": 1, "steps": 5, "survey": "checkout", "page": page,
        "reason": "payment", "comment": comment,
    });
    assert_eq!(bodies, [want]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_mind_is_no_error() {
    let mut edge = Workerd::start(settings(json!({})));
    let question = ask(&edge).await;
    answer(&edge, &question.form(&[("score", "1")])).await;
    // From the page of before, under the same revision.
    let changed = question.form(&[("score", "5")]);
    let page = answer(&edge, &changed).await;
    assert!(
        page.says("Wonderful, thank you!") && page.says("Talk to us now") && !page.says("Payment failed")
    );
    assert_eq!(answer(&edge, &changed).await.0, page.0);
    // And from the page that it led to.
    let page = answer(&edge, &page.form(&[("score", "2")])).await;
    let page = answer(&edge, &page.form(&[("reason", "other")])).await;
    let page = answer(&edge, &page.form(&[("reason", "")])).await;
    assert_eq!(page.all("aria-pressed"), ["false", "false"]);
    let page = answer(&edge, &page.form(&[("reason", "payment")])).await;
    answer(&edge, &page.form(&[("score", "4")])).await;
    let bodies = stored(&mut edge);
    assert_eq!((bodies.len(), &bodies[0]["score"], &bodies[0]["reason"]), (1, &json!(4), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_that_is_sent_twice_is_one_press() {
    for score in ["2", "5"] {
        let mut edge = Workerd::start(settings(json!({})));
        let page = answer(&edge, &ask(&edge).await.form(&[("score", score)])).await;
        let press = page.form(&[("comment", "Call me")]);
        let mut places = Vec::new();
        for _ in 0..2 {
            let taken = send(edge.post(TALK, FORM, press.clone())).await;
            assert_eq!(taken.status, 303, "{}", taken.text());
            places.push(taken.header("location").unwrap().to_owned());
        }
        // Back, and said in other words: the words are kept, the conversation is the same.
        let again = send(edge.post(TALK, FORM, page.form(&[("comment", "Call me soon")]))).await;
        places.push(again.header("location").unwrap().to_owned());
        assert!(
            places.iter().all(|place| place.starts_with("/talk/demo/") && *place == places[0]),
            "{places:?}"
        );
        let talk = send(edge.get(&places[0])).await;
        assert!(talk.status == 200 && talk.text().contains("Conversation"), "{}", talk.text());

        let files = edge.killed();
        assert_eq!(files.query(Object::Desk, "SELECT 1 FROM cases WHERE pressed_at IS NOT NULL").len(), 1);
        assert_eq!(files.query(Object::Desk, "SELECT 1 FROM events WHERE what = 'pressed'").len(), 1);
        let bodies = files.query(Object::Intake, "SELECT body FROM responses");
        assert!(bodies.len() == 1 && format!("{bodies:?}").contains("Call me soon"), "{bodies:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_stores_the_answer_that_never_arrived() {
    let mut edge = Workerd::start(settings(json!({})));
    let press = ask(&edge).await.form(&[("score", "1")]);
    assert_eq!(send(edge.post(TALK, FORM, press)).await.status, 303);
    assert_eq!(stored(&mut edge).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused() {
    // The edge's own origin is none of the site's.
    let mut edge = Workerd::start(settings(json!({ "origins": ["https://shop.example"] })));
    let tap = ask(&edge).await.form(&[("score", "1")]);
    for path in [ASK, TALK] {
        let check = async |origin: &str, content_type: &str, body: &str, want: &str| {
            let request = edge.post(path, content_type, body).header("origin", origin);
            assert_eq!(send(request).await.verdict(), want, "{path} from {origin}: {body}");
        };
        check("https://evil.example", FORM, &tap, "403 origin-not-allowed").await;
        check("null", FORM, &tap, "403 origin-not-allowed").await;
        check(&edge.origin, "application/json", "{}", "415 unsupported-media-type").await;
        check(&edge.origin, FORM, "", "422 invalid-field").await;
        check(&edge.origin, FORM, &ask(&edge).await.form(&[("score", "6")]), "422 invalid-field").await;
        check(&edge.origin, FORM, &format!("{tap}&x={}", "x".repeat(30_000)), "413 body-too-large").await;
    }
    assert_eq!(send(edge.get("/ask/other")).await.verdict(), "404 unknown-site");
    let page = send(edge.get("/ask/other").header("accept", "text/html")).await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("<h1>"), "{}", page.text());
    for ours in [edge.origin.clone(), "https://shop.example".to_owned()] {
        let sent = send(edge.post(ASK, FORM, tap.clone()).header("origin", ours)).await;
        assert_eq!(sent.status, 200);
    }
    assert_eq!(stored(&mut edge).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_name_the_newest_epoch() {
    let mut edge = Workerd::start(settings(json!({ "shards": [1, 4] })));
    let page = ask(&edge).await;
    assert!(page.form(&[]).starts_with("id=e1."), "{}", page.0);
    let script = send(edge.get("/embed/demo.js")).await;
    assert!(script.text().contains(r#",prefix:"e1.","#), "{}", script.text());
    answer(&edge, &page.form(&[("score", "4")])).await;
    assert_eq!(stored(&mut edge)[0]["id"], page.all("value")[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_taken_now_is_offered_again() {
    let mut edge = Workerd::start(settings(json!({
        "limits": { "site": { "burst": 1, "per_minute": 1 }, "address": { "burst": 9, "per_minute": 9 } },
    })));
    answer(&edge, &ask(&edge).await.form(&[("score", "4")])).await;
    let tap = ask(&edge).await.form(&[("score", "1"), ("comment", "Too \"busy\"")]);
    for path in [ASK, TALK] {
        let refused = send(edge.post(path, FORM, tap.clone())).await;
        assert_eq!((refused.status, refused.header("content-type")), (429, Some("text/html; charset=utf-8")));
        let wait: u32 = refused.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        let page = Page(refused.text().to_owned());
        assert_eq!(page.all("action"), [format!("{path}?lang=en")]);
        assert!(page.says("Send it again") && page.says("Too &quot;busy&quot;"), "{}", page.0);
    }
    assert_eq!(stored(&mut edge).len(), 1);
}
