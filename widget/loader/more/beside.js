// What stands beside the conversation, between the messages and where one writes: the ways to talk other than in writing. There
// they can come and grow without moving anything. A window without messages has them behind the line that says who is there.

/**
 * Puts these ways into a conversation. It gives a function that sends a frame to the desk, and gets one to which it tells
 * every frame of the desk, and whether it is the first on its socket.
 */
export const beside = (conversation, ways) => (send) => {
  const place = document.createElement("div");
  place.dataset.beside = "";
  (conversation.querySelector("[data-writing]") ?? conversation.querySelector("[data-standing]")).after(place);
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
