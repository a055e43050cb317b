//! Which responses are suspected to come from no person. They are stored like all others and counted apart, never
//! dropped and never refused: a rule that errs costs a row in another column, not a visitor's word.
//!
//! Only two kinds of evidence are used: what the sender says of itself, and how much it sends. Whoever hides is not
//! found here. Words that real browsers or a site's own apps send are no evidence: `okhttp`, `CFNetwork` and `Dalvik`
//! are how native apps speak, `Avast` and `AVG` are browsers too, Instagram and LinkedIn show pages within their apps.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{
    limit::Seen,
    needles::{Needle, found},
};

/// More different responses than this from one address to one site within ten minutes are suspected.
///
/// Behind one address there may be an office. A busy one has some five hundred people; if all of them were on the
/// page within the same ten minutes, and five in a hundred answered, as in a good survey, that would be 25. A mobile
/// carrier's shared address can exceed it at a very large site, which is one more reason for marking, not refusing.
/// Programs that vote get no further with it than one vote in twenty seconds.
const MOST_OF_AN_OFFICE: u32 = 30;

/// Why a response is suspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Suspicion {
    /// A program that says what it is: a crawler, a link previewer, a driven browser, a command-line client; or one
    /// that says nothing at all.
    Bot,
    /// A program that follows links to judge them, in mails above all.
    Scanner,
    /// One address that sends more than a busy office would.
    Hammering,
    /// One visitor who answers again before the site would ask again. Two people with one address and equal browsers
    /// can't be told apart from one.
    Again,
}

impl Suspicion {
    /// What a sender's `User-Agent` tells, or how much it sent, as the gate counted it. Whether a browser loads ahead is
    /// not asked: none does so by `POST`.
    #[must_use]
    pub fn of(user_agent: Option<&str>, seen: Seen) -> Option<Self> {
        let hammering = (seen.address > MOST_OF_AN_OFFICE).then_some(Self::Hammering);
        let again = (seen.visitor > 1).then_some(Self::Again);
        by_name(user_agent.unwrap_or_default()).or(hammering).or(again)
    }

    /// The word that is stored.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::Scanner => "scanner",
            Self::Hammering => "hammering",
            Self::Again => "again",
        }
    }

    /// The suspicion of a stored word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Bot, Self::Scanner, Self::Hammering, Self::Again].into_iter().find(|one| one.word() == word)
    }
}

fn by_name(user_agent: &str) -> Option<Suspicion> {
    if user_agent.trim().is_empty() {
        return Some(Suspicion::Bot);
    }
    found(user_agent, starting).find_map(|word| match word.tells {
        Tells::Bot => Some(Suspicion::Bot),
        Tells::Scanner => Some(Suspicion::Scanner),
        Tells::BotAtStart => word.before.is_empty().then_some(Suspicion::Bot),
        // Googlebot, robot, bots; neither the phones of the brand Cubot nor a word that goes on behind it.
        Tells::BotAtItsEnd => {
            let cubot = word.before.last_chunk::<2>().is_some_and(|two| two.eq_ignore_ascii_case(b"cu"));
            let after = word.after.strip_prefix(b"s").unwrap_or(word.after);
            let ends = !after.first().is_some_and(u8::is_ascii_alphabetic);
            (ends && !cubot).then_some(Suspicion::Bot)
        }
    })
}

#[derive(Debug, Clone, Copy)]
enum Tells {
    Bot,
    BotAtItsEnd,
    /// Elsewhere, it names an app that shows the page, or a phone.
    BotAtStart,
    Scanner,
}

/// The words by their first letter. An address in the name (`+https://…`) is how most crawlers say whom to ask.
fn starting(letter: u8) -> &'static [Needle<Tells>] {
    use Tells::{Bot, BotAtItsEnd, BotAtStart, Scanner};
    match letter {
        b':' => &[("://", Bot)],
        b'(' => &[("(compatible; ms-office", Scanner)],
        b'a' => &[
            ("aiohttp", Bot),
            ("apache-httpclient", Bot),
            ("archiver", Bot),
            ("axios/", Bot),
            ("acunetix", Scanner),
        ],
        b'b' => &[("bot", BotAtItsEnd), ("barracuda", Scanner), ("burpcollaborator", Scanner)],
        b'c' => &[
            ("crawl", Bot),
            ("curl", Bot),
            ("chrome-lighthouse", Bot),
            ("cypress/", Bot),
            ("clamav", Scanner),
            ("censysinspect", Scanner),
        ],
        b'd' => &[("datadog", Bot)],
        b'e' => &[("embedly", Bot)],
        b'f' => &[
            ("facebookexternalhit", Bot),
            ("feedfetcher", Bot),
            ("fortiguard", Scanner),
            ("fortimail", Scanner),
        ],
        b'g' => &[
            ("go-http-client", Bot),
            ("googleother", Bot),
            ("google-inspectiontool", Bot),
            ("google-read-aloud", Bot),
            ("google-safety", Scanner),
            ("googleimageproxy", Scanner),
        ],
        b'h' => &[("headless", Bot), ("httpie", Bot), ("httpclient", Bot), ("httrack", Bot)],
        b'i' => &[("insomnia/", Bot), ("ironport", Scanner)],
        b'j' => &[("java/", Bot), ("java-http-client", Bot), ("jsdom", Bot)],
        b'l' => &[("libwww-perl", Bot), ("lwp-", Bot), ("linkcheck", Scanner)],
        b'm' => &[
            ("mediapartners-google", Bot),
            ("meta-external", Bot),
            ("microsoftpreview", Bot),
            ("mattermost", Bot),
            ("mimecast", Scanner),
            ("messagelabs", Scanner),
            ("masscan", Scanner),
            ("microsoft office", Scanner),
            ("microsoft-urlanalyzer", Scanner),
        ],
        b'n' => &[
            ("node-fetch", Bot),
            ("node.js", Bot),
            ("nikto", Scanner),
            ("nmap", Scanner),
            ("nuclei", Scanner),
        ],
        b'p' => &[
            ("phantomjs", Bot),
            ("pingdom", Bot),
            ("playwright", Bot),
            ("postmanruntime", Bot),
            ("powershell", Bot),
            ("preview", Bot),
            ("puppeteer", Bot),
            ("python", Bot),
            ("php/", Bot),
            ("ptst/", Bot),
            ("proofpoint", Scanner),
            ("palo alto", Scanner),
        ],
        b'r' => &[("reqwest/", Bot), ("ruby", BotAtStart)],
        b's' => &[
            ("spider", Bot),
            ("slurp", Bot),
            ("scrap", Bot),
            ("selenium", Bot),
            ("skypeuri", Bot),
            ("slack-imgproxy", Bot),
            ("statuscake", Bot),
            ("synthetic", Bot),
            ("scanner", Scanner),
            ("safelinks", Scanner),
            ("sophos", Scanner),
            ("sqlmap", Scanner),
            ("symantec", Scanner),
        ],
        b't' => &[("trendmicro", Scanner), ("trend micro", Scanner), ("trellix", Scanner)],
        b'u' => &[("undici", Bot), ("uptime", Bot), ("urllib", Bot), ("urlscan", Scanner)],
        b'v' => &[("vkshare", Bot), ("virustotal", Scanner)],
        b'w' => &[("wget", Bot), ("whatsapp", BotAtStart)],
        b'y' => &[("yahoomailproxy", Scanner)],
        b'z' => &[("zgrab", Scanner)],
        _ => &[],
    }
}
