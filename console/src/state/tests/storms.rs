//! Whatever order frames come in, and wherever the connection breaks, the page ends up with the truth.

use std::collections::{BTreeMap, VecDeque};

use proptest::prelude::*;
use shared::{
    case::{CaseRow, CaseState, Handoff},
    desk::ToAgent,
    ids::CaseId,
    talk::Author,
};

use super::played::{NOW, Played, agent, case, client_id, console, owned, quiet, snapshot};
use crate::state::{Desk, Followup, Intent};

#[derive(Debug, Clone)]
enum Weather {
    VisitorSays,
    AnaSays,
    /// The next frame to the console arrives.
    Arrives,
    /// It arrives twice.
    Doubles,
    /// It never arrives, though the connection stays.
    Vanishes,
    /// The frame after the next one arrives before it.
    Overtakes,
    /// The connection breaks: what is under way in both directions is lost, or only the answers are.
    Breaks {
        verbs_lost: bool,
    },
}

fn weather() -> impl Strategy<Value = Vec<Weather>> {
    let one = prop_oneof![
        3 => Just(Weather::VisitorSays),
        3 => Just(Weather::AnaSays),
        6 => Just(Weather::Arrives),
        1 => Just(Weather::Doubles),
        1 => Just(Weather::Vanishes),
        1 => Just(Weather::Overtakes),
        1 => any::<bool>().prop_map(|verbs_lost| Weather::Breaks { verbs_lost }),
    ];
    prop::collection::vec(one, 0..80)
}

/// The console, the Desk, and the wire between them.
struct Line {
    desk: Desk,
    played: Played,
    wire: VecDeque<ToAgent>,
    said: usize,
}

impl Line {
    fn carry_out(&mut self, followups: Vec<Followup>) {
        for followup in followups {
            if let Followup::Send(frame) = followup {
                self.wire.extend(self.played.hear(frame));
            }
        }
    }

    fn arrive(&mut self) {
        if let Some(frame) = self.wire.pop_front() {
            let followups = self.desk.apply(frame, NOW);
            self.carry_out(followups);
        }
    }

    fn reconnect(&mut self) {
        self.wire.clear();
        self.desk.lost(NOW, 0);
        let last_seq = u32::try_from(self.played.log.len()).unwrap();
        let row = CaseRow { last_seq, ..owned(quiet(1), "Ana") };
        let followups = self.desk.apply(snapshot(0, "Ana", vec![row]), NOW);
        self.carry_out(followups);
    }

    fn weather(&mut self, weather: &Weather) {
        self.said += 1;
        match weather {
            Weather::VisitorSays => {
                let message =
                    self.played.store(Author::Visitor, client_id(self.said), &self.said.to_string());
                self.wire.push_back(ToAgent::Message { case: case(1), message });
            }
            Weather::AnaSays => {
                self.desk.act(Intent::Draft(self.said.to_string()), NOW);
                let followups = self.desk.act(Intent::Say(client_id(self.said)), NOW);
                self.carry_out(followups);
            }
            Weather::Arrives => self.arrive(),
            Weather::Doubles => {
                if let Some(frame) = self.wire.front().cloned() {
                    self.wire.push_front(frame);
                }
            }
            Weather::Vanishes => {
                self.wire.pop_front();
            }
            Weather::Overtakes => {
                if self.wire.len() > 1 {
                    self.wire.swap(0, 1);
                }
            }
            Weather::Breaks { verbs_lost } => {
                if *verbs_lost {
                    // Ana goes on typing while the page is away; nothing of it reaches the Desk yet.
                    self.desk.lost(NOW, 0);
                    self.desk.act(Intent::Draft(self.said.to_string()), NOW);
                    let followups = self.desk.act(Intent::Say(client_id(self.said)), NOW);
                    assert_eq!(followups, [], "nothing is sent into a broken line");
                }
                self.reconnect();
            }
        }
    }
}

proptest! {
    #[test]
    fn every_message_is_there_once_and_in_order(weathers in weather()) {
        let mut line = Line {
            desk: console(vec![owned(quiet(1), "Ana")]),
            played: Played::default(),
            wire: VecDeque::new(),
            said: 0,
        };
        line.desk.act(Intent::Open(case(1)), NOW);
        for weather in &weathers {
            line.weather(weather);
            let talk = line.desk.talk(&case(1)).unwrap();
            let shown: Vec<_> = talk.messages().iter().map(|message| message.seq).collect();
            prop_assert_eq!(&shown, &(1..=talk.after()).collect::<Vec<_>>());
        }
        line.reconnect();
        while !line.wire.is_empty() {
            line.arrive();
        }
        let talk = line.desk.talk(&case(1)).unwrap();
        prop_assert_eq!(talk.messages(), &line.played.log[..]);
        prop_assert_eq!(talk.pending(), &[]);
        prop_assert_eq!(talk.unread(), 0);
        let by_ana = line.played.log.iter().filter(|message| message.from != Author::Visitor).count();
        let said = weathers
            .iter()
            .filter(|weather| matches!(weather, Weather::AnaSays | Weather::Breaks { verbs_lost: true }))
            .count();
        prop_assert_eq!(by_ana, said, "the Desk stored each of Ana's messages once");
    }

    #[test]
    fn the_queue_is_what_the_last_changes_say(
        changes in prop::collection::vec((1_u8..6, 0_u8..5, any::<bool>()), 0..60)
    ) {
        let mut desk = console(Vec::new());
        let mut truth: BTreeMap<CaseId, CaseRow> = BTreeMap::new();
        let mut resyncs = 0;
        for (at, (n, kind, vanishes)) in changes.iter().enumerate() {
            let row = match kind {
                0 => quiet(*n),
                1 => CaseRow { handoff: Handoff::Ringing, pressed_at: Some(quiet(*n).opened_at), ..quiet(*n) },
                2 => owned(quiet(*n), "Ana"),
                3 => owned(quiet(*n), "Ben"),
                _ => CaseRow { state: CaseState::Resolved, ..quiet(*n) },
            };
            if row.state == CaseState::Resolved {
                truth.remove(&row.id);
            } else {
                truth.insert(row.id, row.clone());
            }
            let seq = u32::try_from(at).unwrap() + 1;
            if *vanishes {
                continue;
            }
            let followups = desk.apply(ToAgent::Case { seq, row }, NOW);
            if super::played::verbs(&followups).contains(&shared::desk::Verb::Resync) {
                resyncs += 1;
                desk.apply(snapshot(seq, "Ana", truth.values().cloned().collect()), NOW);
            }
            let open: Vec<_> = truth.values().filter(|row| row.state == CaseState::Open).map(|row| row.id).collect();
            let mut queue = desk.queue();
            prop_assert!(desk.oldest_ringing().is_none_or(|ring| queue.first() == Some(&ring)));
            queue.sort();
            prop_assert_eq!(queue, open);
            let mine: Vec<_> = truth.values().filter(|row| row.owner == Some(agent("Ana"))).map(|row| row.id).collect();
            prop_assert_eq!(desk.mine(), mine);
        }
        let gaps = changes.windows(2).filter(|pair| pair[0].2 && !pair[1].2).count();
        prop_assert_eq!(resyncs, gaps, "each gap asks once");
    }
}
