//! A disk without room.

use edge_tests::{
    disk::Disk,
    door::{Door, send},
    ledger::{Difference, Tap, compare},
    sample::{key, press, response, settings},
    stored::Object,
    workerd::Workerd,
};
use serde_json::json;
use shared::talk::Press;

use crate::cases;

/// How many taps of each kind come while there is no room.
const TAPS: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_clearly_and_recovers() {
    let disk = match Disk::mount(24) {
        Ok(disk) => disk,
        Err(why) => {
            println!("skipped: disk full: {why}");
            return;
        }
    };
    let mut edge = Workerd::start_with(settings(json!({})), |config| config.data = disk.folder());
    let mut taps: Vec<Tap> = (0..TAPS).map(|_| Tap::new(5)).collect();
    assert_eq!(offer(&edge, &mut taps).await, 0, "there is room");

    disk.fill();
    let mut later = [Tap::new(5), Tap::new(1)].map(|tap| vec![tap; TAPS]).concat();
    later.iter_mut().for_each(|tap| tap.id = Tap::new(5).id);
    let refused = offer(&edge, &mut later).await;
    assert!(refused > 0, "there was room after all");
    let (key, pressed) = (key(), response(1));
    let press: Press = press(&key, &pressed);
    let answer = send(edge.press(&press)).await;
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert!(answer.header("retry-after").is_some());

    // With room again, the same process takes the same taps.
    disk.free();
    assert_eq!(offer(&edge, &mut later).await, 0, "there is room again");
    assert_eq!(send(edge.press(&press)).await.status, 201);
    taps.extend(later);

    // And once more with a crash in between: what was refused left nothing behind.
    disk.fill();
    let mut last: Vec<Tap> = (0..TAPS).map(|_| Tap::new(5)).collect();
    let refused = refused + offer(&edge, &mut last).await;
    let acknowledged = last.iter().filter(|tap| tap.acknowledged.is_some()).count();
    let stored = edge.killed();
    let pressed = Tap { id: press.response.id.to_string(), ..Tap::new(1) };
    taps.push(pressed);
    assert_eq!(compare(&stored, taps.iter().chain(&last)), Difference::default());
    assert_eq!(
        stored.count(Object::Intake, "responses"),
        taps.len() + acknowledged,
        "nothing is half-stored"
    );
    disk.free();
    edge.resume();
    assert_eq!(offer(&edge, &mut last).await, 0, "there is room again");
    taps.extend(last);

    let cases = cases::check(&mut edge, taps.iter()).await;
    let stored = edge.stored();
    assert_eq!(compare(&stored, &taps), Difference::default());
    assert_eq!(stored.count(Object::Intake, "responses"), taps.len());
    println!(
        "disk full: {refused} taps refused and taken once there was room, {} responses, {cases} cases; 0 lost, 0 twice",
        taps.len(),
    );
}

/// Sends what is not acknowledged; how many were refused for want of room, and told so.
async fn offer(door: &Door, taps: &mut [Tap]) -> usize {
    let mut refused = 0;
    for tap in taps.iter_mut().filter(|tap| tap.acknowledged.is_none()) {
        let answer = send(door.respond(&tap.body())).await;
        if answer.status == 201 {
            tap.acknowledged = Some(0);
            continue;
        }
        // Where the alarm finds no room before the row does, the platform tells nobody but its log why.
        let told: &[&str] = match tap.was_unhappy() {
            true => &["503 storage-full", "503 unavailable"],
            false => &["503 storage-full"],
        };
        assert!(told.contains(&answer.verdict().as_str()), "{tap:?}: {}", answer.verdict());
        let wait: u32 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!(wait > 0);
        refused += 1;
    }
    refused
}
