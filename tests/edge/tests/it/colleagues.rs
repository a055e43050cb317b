//! A second agent in a talk, and what each side knows of the other.

use edge_tests::{
    door::Agent,
    sample::{message_id, response, settings, text},
    socket::Socket,
    workerd::Workerd,
};
use serde_json::json;
use shared::{
    case::Marks,
    desk::{ToAgent, Verb},
    ids::{AgentId, CaseId},
    problem::Refusal,
    talk::{FromVisitor, TalkState, ToVisitor},
    text::Comment,
};

struct Talk {
    edge: Workerd,
    case: CaseId,
    visitor: Socket<ToVisitor>,
    ana: Agent,
    ben: Agent,
}

impl Talk {
    /// A visitor who talks with Ana, while Ben is at the desk.
    async fn begun() -> Self {
        let edge = Workerd::start(settings(json!({})));
        let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
        let ben = edge.agent(&edge.signed_in("agent2").await).await;
        let (case, key) = edge.pressed(&response(1)).await;
        assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
        let visitor = edge.visitor(&key, 0).await;
        Self { edge, case, visitor, ana, ben }
    }

    fn invite(&self, agent: &str) -> Verb {
        let note = Comment::new("Please look at the card.").unwrap();
        Verb::Invite { case: self.case, agent: agent.parse().unwrap(), note }
    }

    async fn names(&mut self, what: &str, want: [Option<&str>; 2]) {
        let state = |frame: &ToVisitor| match frame {
            ToVisitor::State(state) => (names(state) == want).then_some(()),
            _ => None,
        };
        self.visitor.until(what, state).await;
    }
}

fn names(state: &TalkState) -> [Option<&str>; 2] {
    [&state.agent, &state.second].map(|agent| agent.as_ref().map(|agent| agent.name.as_str()))
}

fn says(case: CaseId, words: &str) -> Verb {
    Verb::Say { case, id: message_id(), text: text(words) }
}

async fn heard(agent: &mut Agent, words: &str) {
    let is_it = |frame: &ToAgent| match frame {
        ToAgent::Message { message, .. } => (message.text.as_str() == words).then_some(()),
        _ => None,
    };
    agent.socket.until(words, is_it).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_comes_in_before_the_owner_goes() {
    let mut talk = Talk::begun().await;
    let case = talk.case;
    talk.names("Ana", [Some("Ana"), None]).await;
    assert_eq!(talk.ana.does(talk.invite("agent3")).await, Err(Refusal::NotThere));
    assert_eq!(talk.ana.does(talk.invite("agent1")).await, Err(Refusal::NotThere));
    assert_eq!(talk.ben.does(talk.invite("agent2")).await, Err(Refusal::NotYours));
    assert_eq!(talk.ben.does(Verb::Join { case }).await, Err(Refusal::NotInvited));
    assert_eq!(talk.ana.does(talk.invite("agent2")).await, Ok(()));
    let row = talk.ben.row("the invitation", |row| row.id == case && row.invited.is_some()).await;
    assert_eq!(row.invited.unwrap().note.as_str(), "Please look at the card.");
    assert_eq!(talk.ben.does(says(case, "too early")).await, Err(Refusal::NotYours));

    assert_eq!(talk.ben.does(Verb::Join { case }).await, Ok(()));
    talk.names("three in the talk", [Some("Ana"), Some("Ben")]).await;
    assert_eq!(talk.ben.does(says(case, "Hello, I am Ben.")).await, Ok(()));
    heard(&mut talk.ana, "Hello, I am Ben.").await;
    talk.visitor.send(&FromVisitor::Say { id: message_id(), text: text("Hello you two") }).await;
    heard(&mut talk.ana, "Hello you two").await;
    heard(&mut talk.ben, "Hello you two").await;
    assert_eq!(talk.ben.does(Verb::HandOver { case, reason: None }).await, Err(Refusal::NotYours));

    assert_eq!(talk.ana.does(Verb::HandOver { case, reason: None }).await, Ok(()));
    talk.names("Ben has it", [Some("Ben"), None]).await;
    assert_eq!(talk.ana.does(says(case, "I am gone")).await, Err(Refusal::NotYours));
    assert_eq!(talk.ben.does(says(case, "It is me now.")).await, Ok(()));

    // Once more only by a lead, and with a reason.
    let mut lena = talk.edge.agent(&talk.edge.signed_in("lead").await).await;
    assert_eq!(talk.ben.does(talk.invite("lead")).await, Ok(()));
    assert_eq!(lena.does(Verb::Join { case }).await, Ok(()));
    let reason = Some(Comment::new("She knows the bank.").unwrap());
    let again = Verb::HandOver { case, reason };
    assert_eq!(talk.ben.does(again).await, Err(Refusal::NeedsLead));
    assert_eq!(lena.does(Verb::Leave { case }).await, Ok(()));
    talk.names("Ben alone", [Some("Ben"), None]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joined_takes_over_when_the_owner_is_lost() {
    let mut talk = Talk::begun().await;
    let case = talk.case;
    assert_eq!(talk.ana.does(talk.invite("agent2")).await, Ok(()));
    assert_eq!(talk.ben.does(Verb::Join { case }).await, Ok(()));
    talk.ana.socket.fall_silent();
    talk.names("Ben has it", [Some("Ben"), None]).await;
    let resolution = serde_json::from_value(json!({ "outcome": "put-right", "root_cause": "card-declined" }));
    assert_eq!(talk.ben.does(Verb::Resolve { case, resolution: resolution.unwrap() }).await, Ok(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_side_knows_that_the_other_writes_and_has_read() {
    let mut talk = Talk::begun().await;
    let case = talk.case;
    talk.visitor.send(&FromVisitor::Typing).await;
    let typing = |frame: &ToAgent| matches!(frame, ToAgent::Typing { case: of } if *of == case).then_some(());
    talk.ana.socket.until("the visitor writes", typing).await;
    talk.visitor.send(&FromVisitor::Say { id: message_id(), text: text("Hello") }).await;
    heard(&mut talk.ana, "Hello").await;
    let marks = |got, read| Marks { got, read };
    assert_eq!(talk.ana.does(Verb::Seen { case, marks: marks(1, 0) }).await, Ok(()));
    assert_eq!(talk.ana.does(Verb::Typing { case }).await, Ok(()));
    assert_eq!(talk.ana.does(Verb::Seen { case, marks: marks(9, 9) }).await, Ok(()));
    for refused in [Verb::Seen { case, marks: marks(1, 1) }, Verb::Typing { case }] {
        assert_eq!(talk.ben.does(refused).await, Err(Refusal::NotYours));
    }
    let wanted =
        [ToVisitor::Seen { marks: marks(1, 0) }, ToVisitor::Typing, ToVisitor::Seen { marks: marks(1, 1) }];
    for frame in wanted {
        talk.visitor.until("how far Ana is", |came| (*came == frame).then_some(())).await;
    }
    assert_eq!(talk.ana.does(says(case, "Good day")).await, Ok(()));
    talk.visitor.send(&FromVisitor::Seen { marks: marks(2, 2) }).await;
    let seen = |frame: &ToAgent| match frame {
        ToAgent::Seen { marks, .. } => Some(*marks),
        _ => None,
    };
    assert_eq!(talk.ana.socket.until("the visitor has read it", seen).await, marks(2, 2));
    // It is kept for whoever opens the desk later.
    let cookie = talk.edge.signed_in("lead").await;
    let lena = talk.edge.agent(&cookie).await;
    let row = lena.snapshot.cases.iter().find(|row| row.id == case).unwrap();
    assert_eq!(row.marks, marks(2, 2));
    let owner: AgentId = "agent1".parse().unwrap();
    assert_eq!(row.owner.as_ref().map(|agent| &agent.id), Some(&owner));
}
