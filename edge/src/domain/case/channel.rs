//! How the visitor would like to talk. A wish for another way changes nobody's place: the case goes on as it is.

use shared::{
    case::{Channel, Handoff},
    problem::Refusal,
};

use super::{Case, Effect, Happening, Step};

pub(super) fn want(mut case: Case, channel: Channel) -> Result<Step, Refusal> {
    match case.handoff {
        Handoff::Ringing | Handoff::Missed | Handoff::Connected => {}
        Handoff::Offered => return Err(Refusal::NotConnected),
        Handoff::Ended => return Err(Refusal::AlreadyResolved),
    }
    if case.channel == channel {
        return Ok((case, vec![]));
    }
    case.channel = channel;
    let record = Effect::Record(
        match channel {
            Channel::Chat => Happening::WantsChat,
            Channel::Voice => Happening::WantsVoice,
        },
        None,
    );
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]))
}
