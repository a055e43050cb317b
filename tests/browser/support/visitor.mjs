// A visitor: a page of a customer's site, and what a person does with the card in it.

import { expect } from "@playwright/test";

/** To be run in a page before all else: its visitor wants to be known to nobody again (Global Privacy Control). */
export const withoutTraces = () => Object.defineProperty(navigator, "globalPrivacyControl", { value: true });

export class Visitor {
  /** `scope` is what the card is in, where that is a frame of the page. */
  constructor(page, scope = page) {
    this.page = page;
    this.card = scope.locator("warmline-widget");
    this.acknowledgement = this.card.locator("[data-ack]:visible");
    this.note = this.card.locator("[data-note]:visible");
    this.comment = this.card.locator("[data-comment] textarea");
    this.press = this.card.getByRole("button", { name: "Talk to us now" });
    this.talk = this.card.locator("[data-conversation]");
    this.standing = this.talk.locator("[data-standing]");
    this.messages = this.talk.locator("[role=log] [data-from]");
    this.composer = this.talk.getByRole("textbox", { name: "Your message" });
    this.inCall = this.talk.locator("[data-voice]");
    this.speak = this.inCall.getByRole("button", { name: "Speak instead" });
    this.byPhone = this.talk.locator("[data-callback]");
    this.callMe = this.byPhone.getByRole("button", { name: "Call me back" });
    this.number = this.byPhone.getByRole("textbox", { name: "Your phone number" });
    this.time = this.byPhone.getByRole("combobox", { name: "When?" });
    this.promise = this.byPhone.getByRole("status");
    this.fallback = this.card.locator("[data-fallback]");
    this.talkThere = this.fallback.getByRole("link", { name: "Talk there" });
  }

  /** Goes to a page and waits until the question is there. */
  async visit(url) {
    await this.page.goto(url);
    await expect(this.score(1)).toBeVisible();
    return this;
  }

  /** The control of a step. */
  score(step) {
    return this.card.locator(`[data-score="${step}"]`);
  }

  reason(id) {
    return this.card.locator(`[data-reason="${id}"]`);
  }

  /** Taps a step and waits until the edge has the response. */
  async tap(step) {
    await this.score(step).click();
    await this.arrived();
  }

  /** Writes down from now on what is said of the way to the edge, however shortly; returns a way to read it. */
  async notes() {
    await this.card.evaluate(({ shadowRoot }) => {
      window.notes = [];
      const look = () => notes.push(shadowRoot.querySelector("[data-note]:not([hidden])").textContent);
      new MutationObserver(look).observe(shadowRoot, { attributes: true, attributeFilter: ["hidden"], subtree: true });
    });
    return () => this.page.evaluate(() => notes);
  }

  /** Waits until the edge has acknowledged the response as it is. */
  async arrived() {
    await expect(this.note).toHaveAttribute("data-note", "done");
  }

  async tell(words) {
    await this.comment.fill(words);
    await this.card.locator("[data-comment]").getByRole("button", { name: "Send" }).click();
    await expect(this.card.getByText("Thank you for telling us.")).toBeVisible();
  }

  /** Presses "Talk to us now" and waits until it is known how that stands. */
  async call(how = "ringing") {
    await this.press.click();
    await this.stands(how);
  }

  /** Presses what opens a page of its own, and gives that. */
  async opens(control) {
    const opened = this.page.waitForEvent("popup");
    await control.click();
    return opened;
  }

  async stands(how) {
    await expect(this.standing).toHaveAttribute("data-standing", how);
  }

  /** Waits until the call is in this phase. */
  async callIs(phase) {
    await expect(this.inCall).toHaveAttribute("data-voice", phase);
  }

  /** Asks to be called, at a time where one is chosen by its place among those that are offered. */
  async askForCall(number, time) {
    await this.callMe.click();
    await this.number.fill(number);
    if (time) {
      await expect(this.time.locator("option").nth(time)).toBeAttached();
      await this.time.selectOption({ index: time });
    }
    await this.byPhone.getByRole("button", { name: "Please call me" }).click();
  }

  async say(text) {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Waits until the conversation is this: pairs of who and what. */
  async reads(conversation) {
    await expect(this.messages).toHaveCount(conversation.length);
    await expect(this.messages.locator("span")).toHaveText(conversation.map(([, text]) => text));
    const authors = await this.messages.evaluateAll((all) => all.map(({ dataset }) => dataset.from));
    expect(authors).toEqual(conversation.map(([author]) => author));
    await expect(this.talk.locator("[data-unsent]:not([data-unsent=false])")).toHaveCount(0);
  }
}
