//! The soft cue: a visitor may soon wish to talk, and one agent hears that and no more.

use std::time::Duration;

use edge_tests::{
    answer::Answer,
    door::{Agent, send},
    sample::{response, settings},
    workerd::Workerd,
};
use serde_json::json;
use shared::{
    desk::{ToAgent, Verb},
    presence::Chosen,
    talk::Prospect,
};
use tokio::time::sleep;

const PATH: &str = "/v1/sites/demo/prospect";
/// Longer than an isolate holds what the Desk said, and than the Desk leaves its team alone.
const HELD: Duration = Duration::from_millis(3_100);
const LEFT_ALONE: Duration = Duration::from_secs(10);

async fn cue(edge: &Workerd, language: &str) -> Answer {
    let path = format!("{PATH}?lang={language}");
    send(edge.request("POST", &path).header("origin", "https://shop.example")).await
}

/// Whether a cue has come, of these agents to each.
async fn cued<const N: usize>(agents: [&mut Agent; N]) -> [usize; N] {
    let mut all = [0; N];
    for (agent, cues) in agents.into_iter().zip(&mut all) {
        assert_eq!(agent.does(Verb::Resync).await, Ok(()));
        *cues = agent.socket.take_unread().iter().filter(|frame| **frame == ToAgent::Cue).count();
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn it_reaches_one_who_is_free_and_speaks_the_language() {
    let edge = Workerd::start(settings(json!({
        "languages": ["de"],
        "team": [{ "agent": "agent1", "languages": ["en"] }, { "agent": "agent2", "languages": ["en", "de"] }]
    })));
    let (mut ana, mut ben) = (
        edge.agent(&edge.signed_in("agent1").await).await,
        edge.agent(&edge.signed_in("agent2").await).await,
    );
    let prospect: Prospect = cue(&edge, "de").await.json(200);
    assert_eq!((prospect.present, prospect.free), (2, 2));
    assert_eq!(cued([&mut ana, &mut ben]).await, [0, 1]);

    // One of many in a moment reaches the Desk, and one in ten seconds an agent.
    assert_eq!(cue(&edge, "de").await.status, 200);
    sleep(HELD).await;
    assert_eq!(cue(&edge, "en").await.status, 200);
    assert_eq!(cued([&mut ana, &mut ben]).await, [0, 0]);
    // To ask what is promised gives none.
    sleep(LEFT_ALONE).await;
    assert_eq!(send(edge.get(PATH)).await.status, 200);
    assert_eq!(cued([&mut ana, &mut ben]).await, [0, 0]);

    // Who is in a talk or away hears none, and where nobody is free, nobody does.
    let (case, _) = edge.pressed(&response(1)).await;
    assert_eq!(ben.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(cue(&edge, "de").await.status, 200);
    assert_eq!(cued([&mut ana, &mut ben]).await, [1, 0], "somebody is better than nobody");
    assert_eq!(ana.does(Verb::Be { chosen: Chosen::Away }).await, Ok(()));
    sleep(LEFT_ALONE).await;
    assert_eq!(cue(&edge, "de").await.status, 200);
    assert_eq!(cued([&mut ana, &mut ben]).await, [0, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_are_free_it_reaches_whoever_rested_longer() {
    let edge = Workerd::start(settings(json!({})));
    let (mut ana, mut ben) = (
        edge.agent(&edge.signed_in("agent1").await).await,
        edge.agent(&edge.signed_in("agent2").await).await,
    );
    let (case, _) = edge.pressed(&response(1)).await;
    assert_eq!(ana.does(Verb::Decline { case }).await, Ok(()));
    assert_eq!(cue(&edge, "en").await.status, 200);
    assert_eq!(cued([&mut ana, &mut ben]).await, [0, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_let_in_as_taps_are() {
    let once = json!({ "address": { "burst": 1, "per_minute": 0 } });
    let edge = Workerd::start(settings(json!({ "accept_without_origin": false, "limits": once })));
    let from = async |origin: &str| send(edge.request("POST", PATH).header("origin", origin)).await.verdict();
    assert_eq!(from("https://evil.example").await, "403 origin-not-allowed");
    assert_eq!(from("https://shop.example").await, "200");
    sleep(HELD).await;
    assert_eq!(from("https://shop.example").await, "429 rate-limited");
}
