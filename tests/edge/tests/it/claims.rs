//! Two agents press their key in the same moment.

use std::collections::BTreeMap;

use edge_tests::{
    door::Agent,
    sample::{response, settings},
    stored::Object,
    workerd::Workerd,
};
use serde_json::json;
use shared::{
    case::CaseState,
    desk::{ToAgent, Verb},
    ids::CaseId,
    problem::Refusal,
};

const ROUNDS: u32 = 200;

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_claim_together_exactly_one_has_it() {
    let mut edge = Workerd::start(settings(json!({})));
    let (ana, ben) = (edge.signed_in("agent1").await, edge.signed_in("agent2").await);
    let (mut ana, mut ben) = (edge.agent(&ana).await, edge.agent(&ben).await);
    let mut wins: BTreeMap<String, u32> = BTreeMap::new();
    for round in 0..ROUNDS {
        let (case, _) = edge.pressed(&response(1)).await;
        for agent in [&mut ana, &mut ben] {
            agent.row("the ring", |row| row.id == case && row.pressed_at.is_some()).await;
        }
        // Who sends first takes turns, so that neither is always there before the other.
        let (by_ana, by_ben) = if round % 2 == 0 {
            tokio::join!(ana.does(Verb::Claim { case }), ben.does(Verb::Claim { case }))
        } else {
            let (by_ben, by_ana) =
                tokio::join!(ben.does(Verb::Claim { case }), ana.does(Verb::Claim { case }));
            (by_ana, by_ben)
        };
        let (winner, told) = match (by_ana, by_ben) {
            (Ok(()), Err(told)) => (&ana.snapshot.me.agent, told),
            (Err(told), Ok(())) => (&ben.snapshot.me.agent, told),
            both => panic!("round {round}: exactly one has it: {both:?}"),
        };
        let winner = winner.clone();
        assert_eq!(told, Refusal::ClaimedBy { agent: winner.clone() }, "round {round}");
        for agent in [&mut ana, &mut ben] {
            let row = agent.row("the claim", |row| row.id == case && row.state == CaseState::Claimed).await;
            assert_eq!(row.owner.as_ref(), Some(&winner), "round {round}");
        }
        *wins.entry(winner.id.to_string()).or_default() += 1;
    }
    println!("{wins:?}");

    let Some(last) = edge.agent(&edge.signed_in("lead").await).await.snapshot.cases.last().map(|row| row.id)
    else {
        panic!("claimed cases are in the snapshot")
    };
    for agent in [ana, ben] {
        assert_eq!(claims_seen(agent, last).await, [], "no claim is shown twice");
    }
    let claimed = edge.killed().query(
        Object::Desk,
        "SELECT case_id FROM events WHERE what = 'claimed' GROUP BY case_id HAVING count(*) = 1",
    );
    assert_eq!(claimed.len(), ROUNDS as usize, "each claim is in the history once");
}

/// The cases whose claim an agent was shown besides those that were waited for, up to an answer about `last`.
async fn claims_seen(mut agent: Agent, last: CaseId) -> Vec<CaseId> {
    assert!(agent.does(Verb::Read { case: last, after: 0 }).await.is_ok());
    let unread = agent.socket.take_unread();
    let claims = unread.into_iter().filter_map(|frame| match frame {
        ToAgent::Case { row, .. } if row.state == CaseState::Claimed => Some(row.id),
        _ => None,
    });
    claims.collect()
}
