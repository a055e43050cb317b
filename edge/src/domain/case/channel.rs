//! How the visitor would like to talk. A wish for another way changes nobody's place: the case goes on as it is.

use shared::{
    case::{Channel, Handoff},
    problem::Refusal,
    time::UnixMillis,
};

use super::{Case, Effect, Happening, Patience, Step, callback};

/// Whether a visitor can say how they would like to talk: from the press on, until the talk is over.
pub(super) fn may_wish(handoff: Handoff) -> Result<(), Refusal> {
    match handoff {
        Handoff::Requested | Handoff::Ringing | Handoff::Missed | Handoff::Connected => Ok(()),
        Handoff::Offered => Err(Refusal::NotConnected),
        Handoff::Ended => Err(Refusal::AlreadyResolved),
    }
}

pub(super) fn want(
    case: Case,
    channel: Channel,
    now: UnixMillis,
    patience: Patience,
) -> Result<Step, Refusal> {
    may_wish(case.handoff)?;
    if case.channel == channel {
        return Ok((case, vec![]));
    }
    let wants = match channel {
        Channel::Chat => Happening::WantsChat,
        Channel::Voice => Happening::WantsVoice,
        // That takes a number.
        Channel::Callback => return Err(Refusal::NoCallback),
    };
    let (mut case, mut effects) = callback::withdraw(case, now, patience);
    effects.retain(|effect| matches!(effect, Effect::Record(..)));
    case.channel = channel;
    effects.extend([Effect::Record(wants, None), Effect::ShowAgents, Effect::ShowVisitor]);
    Ok((case, effects))
}
