// A member of the resolution team: the desk, and what a person does at it.

import { expect } from "@playwright/test";

export class Agent {
  constructor(page) {
    this.page = page;
    this.connection = page.locator("[data-role=connection]");
    this.rows = page.locator("[data-role=queue] [data-case]");
    this.chat = page.locator("[data-role=chat]");
    this.messages = this.chat.locator("[data-role=log] [data-seq]");
    this.composer = this.chat.locator("[data-role=say]");
    this.inCall = this.chat.locator("[data-role=call]");
    this.byPhone = this.chat.locator("[data-role=callback]");
    this.wrapUp = page.locator("[data-role=wrap-up]");
    this.presence = page.locator("[data-role=presence]");
    this.colleagueNote = page.locator("[data-role=colleague-note]");
    this.notice = page.locator("[data-role=notice]");
  }

  /** Signs in by a one-time link, and waits until the desk is live. */
  async signIn(link) {
    await this.page.goto(link);
    await this.live();
    return this;
  }

  async live() {
    await expect(this.connection).toHaveAttribute("data-state", "live");
  }

  /** The row in the queue that says this. */
  row(words) {
    return this.rows.filter({ hasText: words });
  }

  /** The row that rings and says this. */
  ringing(words) {
    return this.page.locator("[data-role=queue] [data-handoff=ringing]").filter({ hasText: words });
  }

  /** Waits until the call is in this phase. */
  async callIs(phase) {
    await expect(this.inCall).toHaveAttribute("data-phase", phase);
  }

  /** A colleague, as the desk shows them. */
  colleague(id) {
    return this.page.locator(`[data-colleague=${id}]`);
  }

  async say(text) {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Closes the case on the screen. */
  async resolve(outcome = "put-right", rootCause = "card-declined") {
    await this.chat.locator("[data-role=resolve]").click();
    await this.wrapUp.locator(`[data-outcome="${outcome}"]`).click();
    await this.wrapUp.locator(`[data-root-cause="${rootCause}"]`).click();
    await this.wrapUp.locator("[data-role=close]").click();
    await expect(this.chat).toHaveCount(0);
  }

  /** Waits until the conversation is this: pairs of who and what, numbered from 1 without gaps. */
  async reads(conversation) {
    await expect(this.messages).toHaveCount(conversation.length);
    await expect(this.messages.locator(".bubble")).toHaveText(conversation.map(([, text]) => text));
    const shown = await this.messages.evaluateAll((all) => all.map(({ dataset }) => [dataset.who, dataset.seq]));
    const author = { agent: "own", visitor: "visitor" };
    expect(shown).toEqual(conversation.map(([who], at) => [author[who], `${at + 1}`]));
    await expect(this.chat.locator(".pending")).toHaveCount(0);
  }
}
