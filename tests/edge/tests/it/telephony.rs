//! Calls through a provider: what we order is what it takes, and what it tells is what we understand.

use edge::{
    domain::callback::{self, Callback, Event, GaveUp, State, Terms},
    notify::{
        target::Reach,
        telephony::{self, Leg, Order, Ordered, is_signed, news, ordered},
    },
};
use edge_tests::provider::{Provider, Side, Told};
use serde_json::json;
use shared::{
    callback::{CallId, Telephony},
    case::Agent,
    ids::SiteId,
    phone::PhoneNumber,
    text::Label,
    time::UnixMillis,
};

const ORIGIN: &str = "https://edge.example";
const NOW: UnixMillis = UnixMillis(1_795_700_000_000);

/// A site that calls by a provider.
struct Site {
    provider: Provider,
    telephony: Telephony,
    id: SiteId,
}

impl Site {
    fn start() -> Self {
        let provider = Provider::start();
        let settings = provider.settings(&json!({ "ana": "+4930222222" }));
        Self { provider, telephony: serde_json::from_value(settings).unwrap(), id: "demo".parse().unwrap() }
    }

    /// Orders a call to a visitor.
    async fn order(&self, call: &CallId, visitor: &PhoneNumber) -> Ordered {
        let agent = self.telephony.agents.values().next().unwrap();
        let order = Order { call, site: &self.id, agent, visitor, origin: ORIGIN };
        let ordering = telephony::order(&self.telephony, order, Reach::Private).unwrap();
        let request = reqwest::Client::new().post(ordering.target.url()).body(ordering.body);
        let request =
            ordering.headers.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        let answer = request.send().await.unwrap();
        ordered(answer.status().as_u16(), &answer.text().await.unwrap())
    }

    /// What a request of the provider means to us.
    fn understood(&self, told: &Told) -> Option<Event> {
        let path = told.address.strip_prefix(&format!("{ORIGIN}/v1/sites/demo/calls/")).unwrap();
        let (call, leg) = path.split_once('/').unwrap();
        let (call, leg): (CallId, Leg) = (call.parse().unwrap(), leg.parse().unwrap());
        assert_eq!(told.address, telephony::address(ORIGIN, &self.id, &call, leg));
        assert!(is_signed(&self.telephony, &told.address, &told.fields, &told.signature), "{told:?}");
        Some(Event::Told { call, news: news(leg, &told.fields)? })
    }
}

fn call(number: usize) -> CallId {
    format!("call-{number:020}").parse().unwrap()
}

fn step(callback: Callback, event: Event) -> Callback {
    let terms = Terms { attempts: 1.try_into().unwrap(), again: NOW };
    callback::step(callback, event, NOW, terms).unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn however_a_call_goes_its_end_is_known() {
    let site = Site::start();
    let visitor: PhoneNumber = "+4915112345678".parse().unwrap();
    let ana = Agent { id: "ana".parse().unwrap(), name: Label::new("Ana").unwrap() };
    let given_up = State::GivenUp { at: NOW, why: GaveUp::Attempts };
    for (number, (first, second, want)) in [
        (Side::Talks, Side::Talks, State::Reached { at: NOW }),
        (Side::Talks, Side::Busy, given_up.clone()),
        (Side::Talks, Side::NoAnswer, given_up.clone()),
        (Side::Talks, Side::Failed, given_up),
        (Side::Busy, Side::Talks, State::Due { since: NOW }),
        (Side::NoAnswer, Side::Talks, State::Due { since: NOW }),
        (Side::Failed, Side::Talks, State::Due { since: NOW }),
    ]
    .into_iter()
    .enumerate()
    {
        let (asked, _) = callback::request(visitor.clone(), None, NOW);
        let dialling = step(asked, Event::Dialled { by: ana.clone(), call: call(number) });
        let taken = site.order(&call(number), &visitor).await;
        let ordered = site.provider.calls().pop().unwrap();
        assert_eq!(taken, Ordered::Taken { sid: ordered.sid.clone() });
        assert_eq!(
            (ordered.sent["To"].as_str(), ordered.dial.number.as_str()),
            ("+4930222222", visitor.as_str())
        );
        assert_eq!(ordered.dial.caller_id.as_deref(), Some("+4930111111"));

        let told = site.provider.goes(&ordered, first, second);
        let events: Vec<Event> = told.iter().filter_map(|told| site.understood(told)).collect();
        // Each may come again, and in any order.
        let again = events.iter().chain(&events).cloned().fold(dialling.clone(), step);
        let ended = events.into_iter().fold(dialling, step);
        assert_eq!((&ended.state, &again), (&want, &ended), "{first:?} {second:?}");
    }
    assert_eq!(site.provider.calls().len(), 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn that_a_visitor_answered_counts_in_every_order() {
    let site = Site::start();
    let visitor: PhoneNumber = "+4915112345678".parse().unwrap();
    let ana = Agent { id: "ana".parse().unwrap(), name: Label::new("Ana").unwrap() };
    assert!(matches!(site.order(&call(1), &visitor).await, Ordered::Taken { .. }));
    let told = site.provider.goes(&site.provider.calls()[0], Side::Talks, Side::Talks);
    assert_eq!(told.len(), 3);
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let (asked, _) = callback::request(visitor.clone(), None, NOW);
        let dialling = step(asked, Event::Dialled { by: ana.clone(), call: call(1) });
        let events = order.iter().filter_map(|place| site.understood(&told[*place]));
        assert_eq!(events.fold(dialling, step).state, State::Reached { at: NOW }, "{order:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_provider_refuses_is_told_apart() {
    let visitor: PhoneNumber = "+4915112345678".parse().unwrap();
    let mut site = Site::start();
    let token = site.telephony.token.clone();
    site.telephony.token = "another".to_owned().try_into().unwrap();
    assert_eq!(site.order(&call(1), &visitor).await, Ordered::Refused { status: 401, code: Some(20_003) });
    site.telephony.token = token;
    site.telephony.account = "AC9".parse().unwrap();
    assert_eq!(site.order(&call(1), &visitor).await, Ordered::Refused { status: 404, code: Some(20_404) });
    for status in [429, 500, 503] {
        site.provider.break_down(status);
        assert_eq!(site.order(&call(1), &visitor).await, Ordered::Busy, "{status}");
    }
    assert_eq!(site.provider.calls(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_know_the_secret_tells_nothing() {
    let site = Site::start();
    let visitor: PhoneNumber = "+4915112345678".parse().unwrap();
    assert!(matches!(site.order(&call(1), &visitor).await, Ordered::Taken { .. }));
    let told = site.provider.goes(&site.provider.calls()[0], Side::Talks, Side::Busy);
    for told in told {
        let check = |address: &str, fields: &[(String, String)], signature: &str| {
            is_signed(&site.telephony, address, fields, signature)
        };
        assert!(check(&told.address, &told.fields, &told.signature));
        assert!(!check(&told.address.replace("demo", "other"), &told.fields, &told.signature));
        assert!(!check(&format!("{}?", told.address), &told.fields, &told.signature));
        assert!(!check(&told.address, &told.fields[1..], &told.signature));
        assert!(!check(&told.address, &told.fields, &told.signature.to_lowercase()));
        let changed: Vec<_> = told
            .fields
            .iter()
            .map(|(name, value)| (name.clone(), value.replace("busy", "completed")))
            .collect();
        assert_eq!(check(&told.address, &changed, &told.signature), changed == told.fields);
        let mut other = site.telephony.clone();
        other.token = "another".to_owned().try_into().unwrap();
        assert!(!is_signed(&other, &told.address, &told.fields, &told.signature));
    }
}
