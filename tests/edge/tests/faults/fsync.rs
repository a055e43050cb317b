//! What is acknowledged is on the disk, as the system calls show.

use std::{
    collections::{HashMap, HashSet},
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use edge_tests::{
    door::send,
    ledger::Tap,
    line::Line,
    sample::{response, settings},
    within,
    workerd::Workerd,
};
use futures_util::future::join_all;
use serde_json::json;
use tokio::task::block_in_place;
use xtask::{child::Child, paths};

/// How many taps come at once.
const TOGETHER: usize = 16;

/// A call that matters, in the order in which a row gets safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event<'a> {
    /// This was written to a file of the Intake.
    Written(&'a str),
    /// A file of the Intake was put on the disk.
    Synced,
    /// A 201 was sent, with this.
    Answered(&'a str),
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tap_is_on_the_disk_before_it_is_acknowledged() {
    let traced = traced(async |edge| assert_eq!(send(edge.respond(&response(5))).await.status, 201));
    let Some(trace) = traced.await else { return };
    let events = events(&trace);
    let answered = events.iter().position(|event| matches!(event, Event::Answered(_)));
    let before = &events[..answered.unwrap_or_else(|| panic!("no answer was seen:\n{trace}"))];
    let writes = before.iter().filter(|event| matches!(event, Event::Written(_))).count();
    assert!(writes > 0 && before.last() == Some(&Event::Synced), "{trace}");
    println!("fsync: {writes} writes of one tap, all on the disk before its 201");
}

#[tokio::test(flavor = "multi_thread")]
async fn taps_that_come_at_once_are_all_on_the_disk_before_they_are_acknowledged() {
    let mut taps: Vec<Tap> = (0..TOGETHER).map(|_| Tap::new(5)).collect();
    taps[TOGETHER / 2] = Tap::new(1);
    let traced = traced(async |edge| {
        let mut lines = Vec::new();
        for _ in &taps {
            lines.push(Line::open(edge).await.unwrap());
        }
        // Behind a standstill, the edge finds all of them at once.
        edge.freeze();
        for (line, tap) in lines.iter_mut().zip(&taps) {
            line.send(&tap.body()).await.unwrap();
        }
        edge.thaw();
        for answer in within("the answers", join_all(lines.iter_mut().map(Line::answer))).await {
            assert_eq!(answer.unwrap().status, 201);
        }
    });
    let Some(trace) = traced.await else { return };
    let events = events(&trace);
    for tap in &taps {
        assert!(is_safe_when_answered(&events, &tap.id), "{}:\n{trace}", tap.id);
    }
    let syncs = events.iter().filter(|event| **event == Event::Synced).count();
    assert!(syncs < TOGETHER, "{syncs} syncs of {TOGETHER} taps");
    println!(
        "fsync: {TOGETHER} taps at once, one of them unhappy, {syncs} syncs; each on the disk before its 201"
    );
}

/// Whether the row of `id` was put on the disk between its commit, which ends with a sync, and its answer.
fn is_safe_when_answered(events: &[Event<'_>], id: &str) -> bool {
    let names = |text: &str| text.contains(id);
    let written = events.iter().position(|event| matches!(event, Event::Written(text) if names(text)));
    let answered = events.iter().position(|event| matches!(event, Event::Answered(text) if names(text)));
    let (Some(written), Some(answered)) = (written, answered) else { return false };
    events.get(written..answered).is_some_and(|between| between.contains(&Event::Synced))
}

/// The system calls of an edge while `act` goes on; none where they can't be looked at.
async fn traced(act: impl AsyncFnOnce(&Workerd)) -> Option<String> {
    let edge = Workerd::start(settings(json!({})));
    // The first tap makes the file and its tables.
    assert_eq!(send(edge.respond(&response(5))).await.status, 201);
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let strace = match block_in_place(|| attach(&edge, &trace)) {
        Ok(strace) => strace,
        Err(why) => {
            println!("skipped: fsync: {why}");
            return None;
        }
    };
    act(&edge).await;
    block_in_place(|| strace.terminate()).unwrap();
    Some(std::fs::read_to_string(trace).unwrap())
}

/// Lets strace look at the edge; why not, where that can't be.
fn attach(edge: &Workerd, trace: &Path) -> Result<Child, String> {
    let program = paths::program(&["strace"]).ok_or("strace is not installed")?;
    let mut command = Command::new(program);
    let calls = "trace=fsync,fdatasync,pwrite64,pwritev,write,writev,sendmsg,sendto";
    command.args(["-f", "-y", "-s", "5000", "-e", calls, "-o"]).arg(trace);
    command.args(["-p", &edge.pid().as_raw_nonzero().to_string()]).stderr(Stdio::piped());
    let mut strace = Child::spawn(&mut command).unwrap();
    let mut said = String::new();
    for line in BufReader::new(strace.take_output().1.unwrap()).lines() {
        let line = line.unwrap();
        if line.contains(" attached") {
            return Ok(strace);
        }
        said = line;
    }
    Err(said)
}

/// What happened, in order: a call that writes counts when it begins, one that syncs when it has ended well, and an
/// answer when its head is sent, with the receipt that follows.
fn events(trace: &str) -> Vec<Event<'_>> {
    // Syncs that another thread interrupted, by thread, and heads whose receipts are to come, by socket.
    let (mut begun, mut heads) = (HashSet::new(), HashMap::new());
    let mut events = Vec::new();
    for line in trace.lines() {
        let (thread, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        let ended_well = call.ends_with("= 0");
        if call.starts_with("<... ") {
            if begun.remove(thread) && ended_well {
                events.push(Event::Synced);
            }
            continue;
        }
        let Some((name, file)) = call.split('>').next().and_then(|start| start.split_once('(')) else {
            continue;
        };
        // Beside the objects' files is the platform's own, which has the alarms.
        let intake = file.contains("/warmline-intake/") && !file.contains("/metadata.sqlite");
        match name {
            "fsync" | "fdatasync" if intake && ended_well => events.push(Event::Synced),
            "fsync" | "fdatasync" if intake && call.ends_with("<unfinished ...>") => {
                begun.insert(thread);
            }
            "write" | "pwrite64" | "pwritev" if intake => events.push(Event::Written(call)),
            "write" | "writev" | "sendmsg" | "sendto" if call.contains("\"HTTP/1.1 201 ") => {
                heads.insert(file, events.len());
                events.push(Event::Answered(call));
            }
            "write" | "writev" | "sendmsg" | "sendto" => {
                if let Some(head) = heads.remove(file) {
                    events[head] = Event::Answered(call);
                }
            }
            _ => {}
        }
    }
    events
}

#[test]
fn calls_count_where_they_end_and_answers_with_their_receipts() {
    let trace = "\
7  pwrite64(34</data/warmline-intake/a.sqlite-wal>, \"x\", 24, 0) = 24
7  fdatasync(34</data/warmline-intake/a.sqlite-wal> <unfinished ...>
8  write(30<socket:[1]>, \"HTTP/1.1 200 OK\", 15) = 15
8  write(30<socket:[1]>, \"HTTP/1.1 201 Created\", 20) = 20
8  write(30<socket:[1]>, \"receipt\", 7) = 7
7  <... fdatasync resumed>)        = 0
7  fsync(35</data/warmline-desk/a.sqlite-wal>) = 0
7  fsync(36</data/warmline-intake/metadata.sqlite-wal>) = 0
7  fsync(34</data/warmline-intake/a.sqlite-wal>) = -1 EIO (Input/output error)
";
    let [Event::Written(_), Event::Answered(receipt), Event::Synced] = events(trace)[..] else {
        panic!("{:?}", events(trace))
    };
    assert!(receipt.contains("receipt"), "{receipt}");
}

#[test]
fn a_row_is_safe_behind_the_sync_of_its_commit_alone() {
    let check = |events: &[Event<'_>], want: bool| {
        assert_eq!(is_safe_when_answered(events, "b"), want, "{events:?}");
    };
    let (other, written, answered) = (Event::Written("a"), Event::Written("a b"), Event::Answered("b"));
    check(&[written, other, Event::Synced, answered], true);
    check(&[other, Event::Synced, written, answered], false);
    check(&[written, answered, Event::Synced], false);
    check(&[written, Event::Synced, Event::Answered("a")], false);
    check(&[other, Event::Synced, answered], false);
}
