// What keys do in the scale.

import { chosen, keys } from "./walk.mjs";

export default [
  { name: "right goes to the next step", see: keys("ArrowRight"), want: "step 2" },
  { name: "left goes around to the last", see: keys("ArrowLeft"), want: "step 5" },
  { name: "down goes to the next", see: keys("ArrowDown", "ArrowDown"), want: "step 3" },
  { name: "up goes around to the last", see: keys("ArrowUp"), want: "step 5" },
  { name: "right goes around to the first", see: keys("ArrowLeft", "ArrowRight"), want: "step 1" },
  { name: "read from right to left, left goes to the next", page: "rtl", see: keys("ArrowLeft"), want: "step 2" },
  {
    name: "read from right to left, right goes around to the last",
    page: "rtl",
    see: keys("ArrowRight"),
    want: "step 5",
  },
  { name: "read from right to left, down goes to the next", page: "rtl", see: keys("ArrowDown"), want: "step 2" },
  { name: "arrows choose nothing", see: chosen("ArrowRight", "ArrowDown"), want: [] },
  { name: "Space chooses", see: chosen("ArrowRight", "Space"), want: ["2"] },
  { name: "Enter chooses", see: chosen("ArrowLeft", "Enter"), want: ["5"] },
  { name: "a digit chooses", see: chosen("4"), want: ["4"] },
  { name: "a digit goes there", see: keys("4"), want: "step 4" },
  { name: "other digits and letters do nothing", see: chosen("0", "6", "9", "a"), want: [] },
  { name: "the browser's own keys stay the browser's", see: chosen("Control+4", "Alt+4", "Meta+4"), want: [] },
  { name: "another digit changes the answer", see: chosen("1", "5"), want: ["5"] },
];
