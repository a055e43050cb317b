//! How the visitor would like to talk. A wish for another way changes nobody's place: the case goes on as it is.

use shared::{
    case::{Channel, Handoff},
    problem::Refusal,
    time::UnixMillis,
};

use super::{Case, Effect, Happening, Patience, Step, callback};

pub(super) fn want(
    case: Case,
    channel: Channel,
    now: UnixMillis,
    patience: Patience,
) -> Result<Step, Refusal> {
    match case.handoff {
        Handoff::Requested | Handoff::Ringing | Handoff::Missed | Handoff::Connected => {}
        Handoff::Offered => return Err(Refusal::NotConnected),
        Handoff::Ended => return Err(Refusal::AlreadyResolved),
    }
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
