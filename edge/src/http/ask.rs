//! The question as a plain page: `GET /ask/SITE` asks, `POST /ask/SITE` takes the answer, `POST /ask/SITE/talk` the
//! press. What looks after links sends no forms, so opening an address stores nothing, whatever it says.
//! `GET /a/SITE` and `/a/SITE/SURVEY` are short ways to the first, for text messages.

use shared::{
    ids::{Choice, ResponseId, SiteId, TalkKey},
    page_errors::PageErrors,
    response::Response as VisitorResponse,
    score::Score,
    settings::Settings,
    talk::Press,
};
use widget::page::ask::{self, Answered, Ask, has_script};
use worker::Response;

use super::{
    answer,
    ask_form::{MAX_FORM, ask_form, order_number},
    assets::{self, Manifest},
    body::Encoding,
    entry::{Incoming, log},
    gate,
    handoffs::{hand_off, new_key, talk_path},
    languages, look,
    problem::{Code, Failure},
    responses::{read_body, sender_lines, shard, store},
    route::Sheet,
    site::site,
    tap::{Sender, tap},
};
use crate::{
    domain::intake::Taken,
    objects::{now, random_bytes},
    query::parameter,
};

/// Nothing is loaded but the style, and no other page shows it as its own.
const ASK_CSP: &str =
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The same with our own script.
const SCRIPT_CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// How often a changed mind looks for a revision that is free. Each time somebody else must have taken it meanwhile.
const TRIES: u8 = 4;

/// What became of an answer.
struct Kept {
    response: VisitorResponse,
    newest: u32,
    overtaken: bool,
}

/// `GET /ask/SITE?survey=…&lang=…&score=N&order=…`, where the score is no more than a proposal.
pub(super) async fn page(id: &SiteId, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let url = incoming.request.url()?;
    let asked = parameter::<Choice>(&url, "survey");
    let survey = site.settings.survey(asked.as_ref());
    let picked = parameter(&url, "score").and_then(|score: u8| Score::try_from(score).ok());
    let picked = picked.filter(|score| score.fits(survey.steps));
    let order = parameter(&url, "order").and_then(order_number);
    let response = ResponseId::new(site.settings.shards.newest(), now(), &random_bytes()?);
    let (key, [css_href, js_href]) = (new_key()?, files(&site.settings, incoming).await?);
    let messages = languages::of_visitor(&site.settings, incoming).await?;
    let ask = Ask {
        messages: &messages,
        settings: &site.settings,
        survey,
        order: order.as_ref(),
        key: &key,
        css_href: &css_href,
        js_href: &js_href,
    };
    plain(200, ask::question(ask, response, picked), has_script(picked, order.as_ref()))
}

/// `GET /a/SITE/SURVEY`: to the question, with whatever else the address says.
pub(super) fn short(id: &SiteId, survey: Option<&Choice>, incoming: &Incoming) -> Result<Response, Failure> {
    let mut to = format!("/ask/{id}");
    let mut mark = "?";
    if let Some(survey) = survey {
        to = [&to, "?survey=", survey.as_str()].concat();
        mark = "&";
    }
    if let Some(query) = incoming.request.url()?.query() {
        to = [&to, mark, query].concat();
    }
    Ok(answer::found(&to)?)
}

/// `POST /ask/SITE`, or `POST /ask/SITE/talk` where it is a press.
pub(super) async fn take(id: &SiteId, press: bool, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let messages = languages::of_visitor(&site.settings, incoming).await?;
    let (key, mut response) = form(id, &site.settings, incoming).await?;
    let kept = keep(id, &site.settings, response.clone(), incoming).await;
    let kept = if press {
        match kept {
            Ok(kept) => response = kept.response,
            // The press brings the response along, and matters more.
            Err(failure) => log("POST", &incoming.request.path(), &failure),
        }
        let (page_errors, response) = (PageErrors::default(), response.clone());
        let press = Press { key: key.clone(), response, page_errors };
        match hand_off(id, press, &site.settings, incoming).await {
            Ok(_) => return Ok(answer::see_other(&talk_path(id, &key, messages.language()))?),
            Err(failure) => Err(failure),
        }
    } else {
        kept
    };
    let [css_href, js_href] = files(&site.settings, incoming).await?;
    let survey = site.settings.survey(response.survey.as_ref());
    let order = response.facts.order.as_ref();
    let ask = Ask {
        messages: &messages,
        settings: &site.settings,
        survey,
        order,
        key: &key,
        css_href: &css_href,
        js_href: &js_href,
    };
    match kept {
        Ok(Kept { response, newest, overtaken }) => {
            let answered = Answered { response: &response, newest, overtaken };
            plain(200, ask::answered(ask, answered), has_script(None, order))
        }
        Err(failure) => not_stored(&failure, ask::not_stored(ask, &response, press), incoming),
    }
}

async fn form(
    id: &SiteId,
    settings: &Settings,
    incoming: &mut Incoming,
) -> Result<(TalkKey, VisitorResponse), Failure> {
    let origin = incoming.env.var("ORIGIN")?.to_string();
    from_our_page(&origin, settings, incoming)?;
    if Encoding::of(incoming.request.headers().get("content-type")?.as_deref())? != Encoding::Form {
        return Err(Failure::new(Code::UnsupportedMediaType));
    }
    let bytes = read_body(&mut incoming.request, MAX_FORM).await?;
    ask_form(&bytes, settings, format!("{origin}/ask/{id}"), new_key)
}

/// Refuses the forms of foreign pages, which would speak for visitors who never saw them. Browsers tell where a form
/// came from; what tells nothing is none, or guards its person's privacy.
fn from_our_page(ours: &str, settings: &Settings, incoming: &Incoming) -> Result<(), Failure> {
    let headers = incoming.request.headers();
    let same = headers.get("sec-fetch-site")?.is_some_and(|site| site == "same-origin");
    let ours = headers.get("origin")?.is_none_or(|origin| origin == ours || settings.allows(Some(&origin)));
    if same || ours { Ok(()) } else { Err(Failure::new(Code::OriginNotAllowed)) }
}

/// Stores an answer. A changed mind comes from an old page under a revision that is taken, and becomes the next one.
/// An old page that is merely sent again, when more was said since, changes nothing.
async fn keep(
    id: &SiteId,
    settings: &Settings,
    response: VisitorResponse,
    incoming: &Incoming,
) -> Result<Kept, Failure> {
    let lines = sender_lines(incoming)?;
    let (mut rev, mut newest) = (response.rev, None);
    for _ in 0..TRIES {
        let arriving = VisitorResponse { rev, ..response.clone() };
        let tap = gate::with(|gate| tap(settings, gate, Sender::of(&lines), arriving, now()))?;
        let shard = shard(id, settings, tap.response.id, &incoming.env).await?;
        match (store(id, shard, tap, &incoming.env).await?, newest) {
            (Taken::First(receipt) | Taken::Known(receipt), _) if receipt.rev <= rev => {
                let response = VisitorResponse { rev, ..response };
                return Ok(Kept { response, newest: rev, overtaken: false });
            }
            // Overtaken; but by itself, where it was sent before and became a later revision: that is seen there.
            (Taken::First(receipt) | Taken::Known(receipt), _) => {
                rev = receipt.rev;
                newest = Some(rev);
            }
            (Taken::Conflict, Some(newest)) => return Ok(Kept { response, newest, overtaken: true }),
            (Taken::Conflict, None) => rev = rev.saturating_add(1),
        }
    }
    Err(Failure::new(Code::ResponseConflict))
}

/// Where style and script are.
async fn files(settings: &Settings, incoming: &Incoming) -> Result<[String; 2], Failure> {
    let css = look::href(Sheet::Ask, settings, &incoming.env).await?;
    Ok([css, Manifest::path(&assets::manifest(&incoming.env).await?.ask_js)])
}

/// A page for nobody but its visitor: not kept, not indexed.
fn plain(status: u16, html: String, script: bool) -> Result<Response, Failure> {
    let mut response = answer::page(status, html, if script { SCRIPT_CSP } else { ASK_CSP })?;
    response.headers_mut().set("x-robots-tag", "noindex")?;
    Ok(response)
}

/// The page that offers the same form again, with the status and the waiting time that a program would get.
fn not_stored(failure: &Failure, html: String, incoming: &Incoming) -> Result<Response, Failure> {
    log("POST", &incoming.request.path(), failure);
    let problem = answer::problem(failure)?;
    let mut response = plain(problem.status_code(), html, false)?;
    if let Some(seconds) = problem.headers().get("retry-after")? {
        response.headers_mut().set("retry-after", &seconds)?;
    }
    Ok(response)
}
