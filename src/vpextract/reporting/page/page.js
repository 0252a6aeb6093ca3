(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const form = at("filter"), words = at("words"), board = at("board"), year = at("year"), off = at("off"), told = at("told");
  const fold = (text) => text.toLocaleLowerCase("sv").replace(/\s+/g, " ");
  const split = (text) => (text || "").split(" ").filter(Boolean);
  const items = [...document.querySelectorAll("[data-item]")].map((element) => ({
    element, text: fold(element.textContent), boards: split(element.dataset.boards), years: split(element.dataset.years),
    off: "off" in element.dataset, shown: true,
  }));
  const groups = [...document.querySelectorAll("[data-group]")].map((element) => ({
    element, inside: items.filter((item) => element.contains(item.element)), open: element.open,
  }));
  const chosen = (select) => (select ? select.value : "");

  function apply() {
    const wanted = split(fold(words.value)), of = chosen(board), when = chosen(year);
    const asked = wanted.length || of || when || off.checked;
    let shown = 0;
    for (const item of items) {
      item.shown = wanted.every((word) => item.text.includes(word)) && (!of || item.boards.includes(of)) &&
        (!when || item.years.includes(when)) && (!off.checked || item.off || item.element.querySelector("[data-off]") !== null);
      item.element.toggleAttribute("data-gone", !item.shown);
      shown += item.shown;
    }
    for (const group of groups) {
      const some = group.inside.some((item) => item.shown);
      group.element.toggleAttribute("data-gone", group.inside.length > 0 && !some);
      if ("open" in group.element) group.element.open = asked ? some : group.open;
    }
    told.textContent = asked ? `${shown} av ${items.length} rader visas` : "";
  }

  let waiting = 0;
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  words.addEventListener("keydown", (event) => { if (event.key === "Escape") { words.value = ""; apply(); } });
  for (const one of [board, year, off]) if (one) one.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.hidden = false;

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; closed = []; });
})();
