"use strict";
// Keys press what bears them; without this program every button and link works all the same.
const ARROWS = { ArrowRight: "n", ArrowLeft: "p" };

function isWriting(element) {
  return element.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key in ARROWS && event.target.closest("[tabindex='0']") !== null) return; // it scrolls what has the focus
  const key = ARROWS[event.key] ?? event.key.toLowerCase();
  if (key === "z") {
    document.querySelectorAll(".sheet").forEach((sheet) => sheet.classList.toggle("near"));
    showMarks();
    return;
  }
  const field = document.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  if (field !== null) {
    event.preventDefault();
    field.focus();
    field.select();
    return;
  }
  const pressed = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (pressed !== null) {
    event.preventDefault();
    pressed.click();
  }
});

function showMarks() {
  document.querySelectorAll(".paper, .lines").forEach((pane) => {
    const mark = pane.querySelector("[data-mark]");
    if (mark === null) return;
    const at = mark.getBoundingClientRect();
    const own = pane.getBoundingClientRect();
    pane.scrollTop += at.top - own.top - (own.height - at.height) / 2;
    pane.scrollLeft += at.left - own.left - 8;
  });
}

function pointed(name, on) {
  document.querySelectorAll("[data-row]").forEach((place) => {
    if (place.dataset.row === name) place.classList.toggle("pointed", on);
  });
}

window.addEventListener("load", showMarks);
document.querySelectorAll("[data-shows]").forEach((link) => {
  ["mouseenter", "focus"].forEach((when) => link.addEventListener(when, () => pointed(link.dataset.shows, true)));
  ["mouseleave", "blur"].forEach((when) => link.addEventListener(when, () => pointed(link.dataset.shows, false)));
});
document.querySelectorAll("rect[data-row]").forEach((place) => {
  const link = [...document.querySelectorAll("[data-shows]")].find((one) => one.dataset.shows === place.dataset.row);
  if (link !== undefined) place.addEventListener("click", () => link.click());
});
