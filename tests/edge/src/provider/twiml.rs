//! TwiML as far as one telephone is connected with another: `<Response><Dial><Number>`.

use roxmltree::{Document, Node};

/// What `<Dial>` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dial {
    /// Whom.
    pub number: String,
    /// Whose number is shown; the caller's own where it is left out.
    pub caller_id: Option<String>,
    /// Where is told that it has ended.
    pub action: String,
    /// Where is told that the other side has picked up.
    pub status_callback: String,
}

/// Whether it is a number in E.164.
#[must_use]
pub fn is_number(raw: &str) -> bool {
    let digits = raw.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether it is an absolute address.
#[must_use]
pub fn is_address(raw: &str) -> bool {
    let host = raw.strip_prefix("https://").or(raw.strip_prefix("http://")).unwrap_or_default();
    !host.is_empty() && !host.starts_with('/') && !raw.contains(char::is_whitespace)
}

/// Reads a document.
///
/// # Errors
/// What is wrong with it.
pub fn read(document: &str) -> Result<Dial, String> {
    let document = Document::parse(document).map_err(|error| error.to_string())?;
    let dial = only(element(document.root_element(), "Response", &[])?)?;
    let dial = element(
        dial,
        "Dial",
        &[
            "action",
            "method",
            "timeout",
            "callerId",
            "record",
            "answerOnBridge",
            "hangupOnStar",
            "timeLimit",
            "trim",
        ],
    )?;
    let number = element(
        only(dial)?,
        "Number",
        &["statusCallback", "statusCallbackEvent", "statusCallbackMethod", "sendDigits", "url", "method"],
    )?;
    let one_of = |node: Node<'_, '_>, name: &str, allowed: &[&str], otherwise: &str| {
        let said = node.attribute(name).unwrap_or(otherwise);
        if allowed.contains(&said) { Ok(()) } else { Err(format!("{name} is {said}")) }
    };
    one_of(dial, "method", &["POST"], "POST")?;
    one_of(dial, "record", &["do-not-record"], "do-not-record")?;
    one_of(number, "statusCallbackMethod", &["POST"], "POST")?;
    one_of(number, "statusCallbackEvent", &["answered"], "completed")?;
    if !dial.attribute("timeout").unwrap_or("30").parse::<u16>().is_ok_and(|seconds| seconds > 0) {
        return Err("timeout is no positive integer".to_owned());
    }
    let address = |node: Node<'_, '_>, name: &str| {
        let address = node.attribute(name).filter(|address| is_address(address));
        address.map(str::to_owned).ok_or(format!("{name} is no absolute address"))
    };
    let dialled = number.text().unwrap_or_default().trim().to_owned();
    let caller_id = dial.attribute("callerId").map(str::to_owned);
    if !caller_id.iter().chain([&dialled]).all(|number| is_number(number)) {
        return Err(format!("{dialled} or {caller_id:?} is no number"));
    }
    Ok(Dial {
        number: dialled,
        caller_id,
        action: address(dial, "action")?,
        status_callback: address(number, "statusCallback")?,
    })
}

fn element<'a, 'b>(node: Node<'a, 'b>, name: &str, attributes: &[&str]) -> Result<Node<'a, 'b>, String> {
    if !node.has_tag_name(name) {
        return Err(format!("{:?} stands where {name} should", node.tag_name()));
    }
    match node.attributes().find(|attribute| !attributes.contains(&attribute.name())) {
        Some(attribute) => Err(format!("{name} has no attribute {}", attribute.name())),
        None => Ok(node),
    }
}

fn only<'a, 'b>(node: Node<'a, 'b>) -> Result<Node<'a, 'b>, String> {
    let mut children = node.children().filter(Node::is_element);
    match (children.next(), children.next()) {
        (Some(child), None) => Ok(child),
        (_, _) => Err(format!("{:?} has not one child", node.tag_name())),
    }
}
