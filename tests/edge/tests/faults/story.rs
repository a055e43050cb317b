//! kill -9 between any two steps of a handoff: after the restart both sides go on where they were.

use edge_tests::{
    dice::Dice,
    door::{Agent, Cookie},
    length::length,
    sample::{message_id, press, response, settings, text},
    socket::Socket,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    case::{CaseState, Handoff},
    desk::{ToAgent, Verb},
    ids::{CaseId, TalkKey},
    talk::{FromVisitor, Message, Pressed, TalkState, ToVisitor},
    text::Comment,
};

/// The steps, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Press,
    Claim,
    VisitorSays,
    AgentSays,
    Invite,
    Join,
    ColleagueSays,
    HandOver,
    VisitorSaysMore,
    Resolve,
}

const STEPS: [Step; 10] = [
    Step::Press,
    Step::Claim,
    Step::VisitorSays,
    Step::AgentSays,
    Step::Invite,
    Step::Join,
    Step::ColleagueSays,
    Step::HandOver,
    Step::VisitorSaysMore,
    Step::Resolve,
];

/// The people, and what each of them must see.
struct Stage {
    edge: Workerd,
    cookies: [Cookie; 2],
    agents: [Agent; 2],
    visitor: Option<Socket<ToVisitor>>,
    response: Value,
    key: TalkKey,
    case: Option<CaseId>,
    said: Vec<String>,
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_go_on_where_they_were() {
    let kills = length(STEPS.len(), 100);
    let (mut dice, seed) = Dice::new();
    println!("WARMLINE_SEED={seed}");
    let mut done = 0;
    while done < kills {
        let mut stage = Stage::set().await;
        for (number, step) in STEPS.into_iter().enumerate() {
            stage.does(step).await;
            // Each gap in turn the first time, then as chance has it.
            if done == number || (done >= STEPS.len() && dice.percent(40)) {
                stage.dies_and_comes_back().await;
                done += 1;
            }
            stage.is_at(number).await;
        }
    }
    println!("{done} kills");
}

impl Stage {
    async fn set() -> Self {
        let edge = Workerd::start(settings(json!({})));
        let cookies = [edge.signed_in("agent1").await, edge.signed_in("agent2").await];
        let agents = [edge.agent(&cookies[0]).await, edge.agent(&cookies[1]).await];
        let (response, key) = (response(1), edge_tests::sample::key());
        Self { edge, cookies, agents, visitor: None, response, key, case: None, said: Vec::new() }
    }

    async fn does(&mut self, step: Step) {
        let case = || self.case.unwrap();
        match step {
            Step::Press => {
                let pressed: Pressed =
                    edge_tests::door::send(self.edge.press(&press(&self.key, &self.response)))
                        .await
                        .json(201);
                self.case = Some(pressed.state.case);
                self.visitor = Some(self.edge.visitor(&self.key, 0).await);
            }
            Step::Claim => self.verb(0, Verb::Claim { case: case() }).await,
            Step::VisitorSays => self.visitor_says("It was charged twice.").await,
            Step::AgentSays => self.agent_says(0, "I look into it.").await,
            Step::Invite => {
                let note = Comment::new("Please look at the card.").unwrap();
                let invite = Verb::Invite { case: case(), agent: "agent2".parse().unwrap(), note };
                self.verb(0, invite).await;
            }
            Step::Join => self.verb(1, Verb::Join { case: case() }).await,
            Step::ColleagueSays => self.agent_says(1, "I see it.").await,
            Step::HandOver => self.verb(0, Verb::HandOver { case: case(), reason: None }).await,
            Step::VisitorSaysMore => self.visitor_says("Thank you.").await,
            Step::Resolve => {
                let resolution = json!({ "outcome": "put-right", "root_cause": "card-declined" });
                let resolution = serde_json::from_value(resolution).unwrap();
                self.verb(1, Verb::Resolve { case: case(), resolution }).await;
            }
        }
    }

    async fn verb(&mut self, agent: usize, verb: Verb) {
        assert_eq!(self.agents[agent].does(verb).await, Ok(()));
    }

    async fn agent_says(&mut self, agent: usize, words: &str) {
        self.said.push(words.to_owned());
        let say = Verb::Say { case: self.case.unwrap(), id: message_id(), text: text(words) };
        self.verb(agent, say).await;
    }

    async fn visitor_says(&mut self, words: &str) {
        self.said.push(words.to_owned());
        let visitor = self.visitor.as_mut().unwrap();
        let id = message_id();
        visitor.send(&FromVisitor::Say { id: id.clone(), text: text(words) }).await;
        let stored = |frame: &ToVisitor| {
            matches!(frame, ToVisitor::Message { message } if message.id == id).then_some(())
        };
        visitor.until("the own message", stored).await;
    }

    async fn dies_and_comes_back(&mut self) {
        self.edge.kill();
        self.edge.resume();
        for (agent, cookie) in self.agents.iter_mut().zip(&self.cookies) {
            *agent = self.edge.agent(cookie).await;
        }
        if self.case.is_some() {
            self.visitor = Some(self.edge.visitor(&self.key, 0).await);
        }
    }

    /// What both sides see after the step `number`, whoever comes anew.
    async fn is_at(&mut self, number: usize) {
        let done = |step: Step| STEPS.iter().position(|one| *one == step).unwrap() <= number;
        let case = self.case.unwrap();
        let (state, said) = self.talk().await;
        let want = match (done(Step::Claim), done(Step::Resolve)) {
            (false, _) => Handoff::Ringing,
            (true, false) => Handoff::Connected,
            (true, true) => Handoff::Ended,
        };
        let name = |agent: Option<shared::case::Agent>| agent.map(|agent| agent.name.to_string());
        let owner = if done(Step::HandOver) { "Ben" } else { "Ana" };
        let second = (done(Step::Join) && !done(Step::HandOver)).then_some("Ben");
        assert_eq!(state.handoff, want, "after {:?}", STEPS[number]);
        assert_eq!(name(state.agent).as_deref(), done(Step::Claim).then_some(owner));
        assert_eq!(name(state.second).as_deref(), second);
        assert_eq!(said.iter().map(|message| message.text.to_string()).collect::<Vec<_>>(), self.said);
        assert!(said.iter().zip(1_u32..).all(|(message, seq)| message.seq == seq));

        let lead = self.edge.agent(&self.cookies[0]).await;
        let row = lead.snapshot.cases.iter().find(|row| row.id == case);
        assert_eq!(row.is_none(), done(Step::Resolve), "a closed case leaves the queue");
        if let Some(row) = row {
            assert_eq!(row.state == CaseState::Claimed, done(Step::Claim));
            assert_eq!(row.invited.is_some(), done(Step::Invite) && !done(Step::Join));
        }
    }

    /// The conversation as a page sees it that opens it now.
    async fn talk(&mut self) -> (TalkState, Vec<Message>) {
        let mut page = self.edge.visitor(&self.key, 0).await;
        let ToVisitor::State(state) = page.next().await else { panic!("the first frame is the state") };
        let mut said = Vec::new();
        while said.len() < state.last_seq as usize {
            let ToVisitor::Message { message } = page.next().await else {
                panic!("then comes what was said")
            };
            said.push(message);
        }
        for agent in &mut self.agents {
            // What was shown meanwhile is of no interest here, and must not pile up.
            drop::<Vec<ToAgent>>(agent.socket.take_unread());
        }
        (state, said)
    }
}
