//! Files on their way to a visitor.

use shared::{
    desk::ToAgent,
    files::{FileName, Files},
};

use super::played::{NOW, case, client_id, console, in_talk, message, owned, quiet};
use crate::state::{
    Desk, Followup, Intent,
    files::{FileNews, Sending, Stage, Trouble},
};

fn takes() -> Files {
    serde_json::from_str(r#"{"kinds": ["image/png", "application/pdf"], "max_kib": 2, "keep_days": 1}"#)
        .unwrap()
}

/// A desk in a talk, of a site that takes files.
fn desk() -> Desk {
    let mut desk = in_talk();
    desk.house.as_mut().unwrap().files = Some(takes());
    desk
}

fn file(desk: &mut Desk, id: usize, news: FileNews) -> Vec<Followup> {
    desk.act(Intent::File(case(1), client_id(id), news), NOW)
}

fn chosen(name: &str, kind: &str, size: u64) -> FileNews {
    FileNews::Chosen { name: name.to_owned(), kind: kind.to_owned(), size }
}

fn upload(id: usize, name: &str) -> Followup {
    Followup::Upload { case: case(1), id: client_id(id), name: name.parse().unwrap() }
}

fn rows(desk: &Desk) -> Vec<(FileName, Stage)> {
    let rows = desk.talk(&case(1)).unwrap().files();
    rows.iter().map(|Sending { name, stage, .. }| (name.clone(), *stage)).collect()
}

#[test]
fn what_would_be_refused_for_sure_is_not_sent() {
    let check = |name: &str, kind: &str, size, want: Option<Trouble>, named: &str| {
        let mut desk = desk();
        let done = file(&mut desk, 1, chosen(name, kind, size));
        let (stage, followup) = match want {
            None => (Stage::UnderWay(0), upload(1, named)),
            Some(trouble) => (Stage::Failed(trouble), Followup::LetGo(client_id(1))),
        };
        assert_eq!((rows(&desk), done), (vec![(named.parse().unwrap(), stage)], vec![followup]), "{name}");
    };
    check("a.png", "image/png", 2_048, None, "a.png");
    check("a.png", "image/png", 2_049, Some(Trouble::TooLarge), "a.png");
    check("a.gif", "image/gif", 1, Some(Trouble::OtherKind), "a.gif");
    check("scan", "", 1, None, "scan");
    check("a/b\u{202e}.pdf", "application/pdf", 1, None, "a_b_.pdf");
    check("", "image/png", 1, None, "file");
}

#[test]
fn a_file_goes_its_way() {
    let mut desk = desk();
    file(&mut desk, 1, chosen("a.png", "image/png", 1));
    let mut check = |news: FileNews, want: Option<Stage>, followups: &[Followup]| {
        assert_eq!(file(&mut desk, 1, news.clone()), followups, "{news:?}");
        let stages: Vec<_> = rows(&desk).into_iter().map(|(_, stage)| stage).collect();
        assert_eq!(stages, Vec::from_iter(want), "{news:?}");
    };
    let gone = [Followup::LetGo(client_id(1))];
    check(FileNews::Moved(40), Some(Stage::UnderWay(40)), &[]);
    check(FileNews::Failed(Trouble::Unreachable), Some(Stage::Failed(Trouble::Unreachable)), &[]);
    check(FileNews::Again, Some(Stage::UnderWay(0)), &[upload(1, "a.png")]);
    check(FileNews::Arrived, None, &gone);
    check(FileNews::Moved(50), None, &gone);
    check(chosen("b.png", "", 1), Some(Stage::UnderWay(0)), &[upload(1, "b.png")]);
    check(FileNews::PutAway, None, &gone);
}

#[test]
fn its_message_takes_its_place() {
    let mut desk = desk();
    file(&mut desk, 1, chosen("a.png", "image/png", 1));
    let theirs = message(1, 1, None, "a visitor who borrows the id");
    desk.apply(ToAgent::Message { case: case(1), message: theirs }, NOW);
    assert_eq!(rows(&desk).len(), 1);
    desk.apply(ToAgent::Message { case: case(1), message: message(2, 1, Some("Ana"), "a.png") }, NOW);
    assert_eq!(rows(&desk), []);
}

#[test]
fn a_site_that_takes_none_is_offered_nothing() {
    let mut desk = in_talk();
    assert_eq!(desk.takes_files(), None);
    assert_eq!(file(&mut desk, 1, chosen("a.png", "", 1)), [Followup::LetGo(client_id(1))]);
    let mut desk = console(vec![owned(quiet(1), "Ana")]);
    desk.house.as_mut().unwrap().files = Some(takes());
    assert_eq!(desk.takes_files(), None, "no talk is open");
    desk.act(Intent::Open(case(1)), NOW);
    assert_eq!(desk.takes_files(), Some(takes()));
}

#[test]
fn an_answer_of_the_edge_has_a_meaning() {
    let check = |status, code, want: Trouble, again| {
        let trouble = Trouble::of(status, code);
        assert_eq!((trouble, trouble.may_pass()), (want, again), "{status} {code}");
    };
    check(413, "body-too-large", Trouble::TooLarge, false);
    check(415, "other-kind", Trouble::OtherKind, false);
    check(409, "no-room", Trouble::NoRoom, false);
    check(409, "conversation-ended", Trouble::Ended, false);
    check(0, "", Trouble::Unreachable, true);
    check(503, "overloaded", Trouble::Unreachable, true);
    check(429, "rate-limited", Trouble::Unreachable, true);
    check(401, "no-session", Trouble::Refused, true);
    assert_eq!(Trouble::TooLarge.sentence(takes()), "at most 2 KiB");
    assert_eq!(Trouble::OtherKind.sentence(takes()), "the site takes PNG, PDF");
}
