//! The settings of a site.

use shared::settings::Settings;

use crate::check;

#[test]
fn settings() {
    let least = r#"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?"},
        "outcomes":[],"root_causes":[]}"#;
    let more = r##"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?","pages":[
        {"page":"/pay/*","question":"How was paying?"}, {"page":"*/thanks","acknowledgements":["Oh no.",{"en":"Sorry.","de":"Schade."}]}]},
        "surveys":[{"id":"t","question":"And this?","steps":3,"threshold":1}],
        "look":{"light":{"accent":"#0057b8","on_accent":"#ffffff"},"dark":{"text":"#ffffff","surface":"#000000"}},
        "outcomes":[],"root_causes":[]}"##;
    let spoken = r#"{"site":"demo","name":"Shop","outcomes":[],"root_causes":[],"language":"de","languages":["ar"],
        "survey":{"id":"s","question":{"de":"Wie war es?","ar":"كيف كان ذلك؟"},"acknowledgements":["Danke.",{"ar":"شكرًا."}]},
        "reasons":[{"id":"price","label":{"de":"Preis","ar":"السعر"}}]}"#;
    let team = r#"{"site":"demo","name":"Shop","outcomes":[],"root_causes":[],"talks_at_once":3,"missed_after_s":90,
        "survey":{"id":"s","question":"How was it?","skill":"checkout"},
        "reasons":[{"id":"payment","label":"Payment","skill":"billing"}],
        "team":[{"agent":"agent1","languages":["en","de"],"skills":["billing"]},{"agent":"agent2"}]}"#;
    let voice = r#"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?"},"outcomes":[],"root_causes":[],
        "voice":{"stun":["stun:stun.example"],"turn":{"urls":["turn:turn.example:3478?transport=udp"],"secret":"shared"}}}"#;
    let answers = r#"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?"},"outcomes":[],"root_causes":[],
        "mail":{"token":"secret","from":"help@shop.example"},"answers_by_webhook":true,"unseen_after_s":30,"page_errors":true}"#;
    let read = |json: &str| serde_json::from_str::<Settings>(json).unwrap();
    check(
        "settings",
        &[
            ("defaults", read(least)),
            ("more", read(more)),
            ("languages", read(spoken)),
            ("team", read(team)),
            ("voice", read(voice)),
            ("answers", read(answers)),
        ],
    );
}
