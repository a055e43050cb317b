// The card as the second stage sees it.

/** Its nodes, and what is switched in them. */
export const cardOf = ({ root }) => {
  const one = (selector) => root.querySelector(selector);
  const show = (group, value) => {
    for (const node of root.querySelectorAll(`[data-${group}]`)) node.hidden = node.dataset[group] != value;
  };
  return { one, show, section: one("section"), form: one("[data-talk]") };
};
