// What stands beside the conversation, between what was said and the field to write in: the ways to talk other than in
// writing. They come late, and there nothing moves for them: what was said only gets less high.

/**
 * Puts these ways into a conversation. It gives a function that sends a frame to the desk, and gets one to which it tells
 * every frame of the desk, and whether it is the first on its socket.
 */
export const beside = (conversation, ways) => (send) => {
  const place = document.createElement("div");
  place.dataset.beside = "";
  conversation.querySelector("[data-writing]").after(place);
  const overhear = ways.map((way) => way(place, (frame) => send(JSON.stringify(frame))));
  return (text, first) => {
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      // The platform's own answer to a ping is no frame.
      frame = {};
    }
    for (const hear of overhear) hear(frame, first);
  };
};
