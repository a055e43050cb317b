// What earlier pages could not deliver: what sends it is a file of its own, whose name the build puts in.

const JS = "/assets/{{overdue}}";

/** Sends it. What is not sent now is kept for the next page. */
export const overdue = (stage) => {
  import(stage.edge + JS).then(({ deliverAll }) => deliverAll(stage)).catch(() => {});
};
