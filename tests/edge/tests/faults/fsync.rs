//! What is acknowledged is on the disk, as the system calls of one tap show.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use edge_tests::{
    door::send,
    sample::{response, settings},
    workerd::Workerd,
};
use serde_json::json;
use tokio::task::block_in_place;
use xtask::{child::Child, paths};

/// A call that matters, in the order in which a row gets safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    /// Something was written to a file of the Intake.
    Written,
    /// A file of the Intake was put on the disk.
    Synced,
    /// A 201 was sent.
    Answered,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tap_is_on_the_disk_before_it_is_acknowledged() {
    let edge = Workerd::start(settings(json!({})));
    // The first tap makes the file and its tables.
    assert_eq!(send(edge.respond(&response(5))).await.status, 201);
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let strace = match block_in_place(|| attach(&edge, &trace)) {
        Ok(strace) => strace,
        Err(why) => {
            println!("skipped: fsync: {why}");
            return;
        }
    };
    assert_eq!(send(edge.respond(&response(5))).await.status, 201);
    block_in_place(|| strace.terminate()).unwrap();

    let trace = std::fs::read_to_string(trace).unwrap();
    let events = events(&trace);
    let answered = events.iter().position(|event| *event == Event::Answered);
    let before = &events[..answered.unwrap_or_else(|| panic!("no answer was seen:\n{trace}"))];
    let writes = before.iter().filter(|event| **event == Event::Written).count();
    assert!(writes > 0 && before.last() == Some(&Event::Synced), "{trace}");
    println!("fsync: {writes} writes of one tap, all on the disk before its 201");
}

/// Lets strace look at the edge; why not, where that can't be.
fn attach(edge: &Workerd, trace: &std::path::Path) -> Result<Child, String> {
    let program = paths::program(&["strace"]).ok_or("strace is not installed")?;
    let mut command = Command::new(program);
    let calls = "trace=fsync,fdatasync,pwrite64,pwritev,write,writev,sendmsg,sendto";
    command.args(["-f", "-y", "-s", "60", "-e", calls, "-o"]).arg(trace);
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

/// What happened, in order: a call that writes counts when it begins, one that syncs when it has ended well.
fn events(trace: &str) -> Vec<Event> {
    // Calls that another thread interrupted, by thread.
    let mut begun: HashMap<&str, Event> = HashMap::new();
    let mut events = Vec::new();
    for line in trace.lines() {
        let (thread, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        let ended_well = call.ends_with("= 0");
        if call.starts_with("<... ") {
            let resumed = begun.remove(thread);
            events.extend(resumed.filter(|event| *event == Event::Synced && ended_well));
        } else if let Some(event) = event(call) {
            if event != Event::Synced || ended_well {
                events.push(event);
            } else if call.ends_with("<unfinished ...>") {
                begun.insert(thread, event);
            }
        }
    }
    events
}

fn event(call: &str) -> Option<Event> {
    let name = call.split('(').next()?;
    let file = call.split('>').next()?;
    // Beside the objects' files is the platform's own, which has the alarms.
    let intake = file.contains("/warmline-intake/") && !file.contains("/metadata.sqlite");
    match name {
        "fsync" | "fdatasync" if intake => Some(Event::Synced),
        "write" | "pwrite64" | "pwritev" if intake => Some(Event::Written),
        "write" | "writev" | "sendmsg" | "sendto" if call.contains("\"HTTP/1.1 201 ") => {
            Some(Event::Answered)
        }
        _ => None,
    }
}

#[test]
fn interrupted_calls_count_where_they_end() {
    let trace = "\
7  pwrite64(34</data/warmline-intake/a.sqlite-wal>, \"x\", 24, 0) = 24
7  fdatasync(34</data/warmline-intake/a.sqlite-wal> <unfinished ...>
8  write(30<socket:[1]>, \"HTTP/1.1 200 OK\", 15) = 15
8  write(30<socket:[1]>, \"HTTP/1.1 201 Created\", 20) = 20
7  <... fdatasync resumed>)        = 0
7  fsync(35</data/warmline-desk/a.sqlite-wal>) = 0
7  fsync(36</data/warmline-intake/metadata.sqlite-wal>) = 0
7  fsync(34</data/warmline-intake/a.sqlite-wal>) = -1 EIO (Input/output error)
";
    assert_eq!(events(trace), [Event::Written, Event::Answered, Event::Synced]);
}
