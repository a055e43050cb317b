//! The least that a ring can be: what the runtime and the disk take of it, whoever writes the rest.

use std::time::Instant;

use super::{
    Times,
    desk::{fresh_press, ms},
    line::Line,
    rounds,
};
use crate::bench::{
    scratch::Scratch,
    workerd::{Workerd, write_config},
};
use anyhow::{Result, ensure};

const RING: &str = include_str!("ring.js");

/// From the press to the frame on the socket of one of so many, by turns.
pub(super) async fn measure(count: usize) -> Result<Times> {
    let scratch = Scratch::new("ring-by-hand")?;
    let (config, port) = write_config(scratch.path(), &scratch.path().join("objects"), RING)?;
    let _workerd = Workerd::start(&config, port, None)?;
    let url = format!("http://127.0.0.1:{port}/");
    let mut lines = Vec::new();
    for _ in 0..count {
        lines.push(Line::open(&url, &[], false).await?);
    }
    let http: ureq::Agent = ureq::Agent::config_builder().build().into();
    let mut times = Vec::new();
    for round in rounds() {
        let press = fresh_press()?;
        let (id, body) = (press.response.id.to_string(), serde_json::to_string(&press)?);
        let pressed = Instant::now();
        let answer = http.post(&url).header("Content-Type", "application/json").send(body)?;
        ensure!(answer.status() == 201, "a press was answered {}", answer.status());
        for (number, line) in lines.iter_mut().enumerate() {
            let (came, ()) = line.until(|text| text.contains(&id).then_some(())).await?;
            if round.counts && number == round.number % count {
                times.push(ms(pressed, came));
            }
        }
    }
    Ok(Times::of(&times))
}
