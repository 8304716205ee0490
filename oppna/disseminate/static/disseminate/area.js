// On a telephone the tables of an area are folded to a button each: the answer and the way to the rest fit in a few
// screens. Without scripts, on a wide screen, in print and where the reader has chosen, everything is open.
"use strict";

const narrow = window.matchMedia("(max-width: 47rem)").matches;
const chosen = new URLSearchParams(location.search);
const narrowed = ["omrade", "typ", "visa"].some((name) => chosen.get(name));
const folds = [];

function open(fold, isOpen) {
  if (isOpen) fold.table.removeAttribute("hidden");
  else fold.table.setAttribute("hidden", "until-found");
  fold.button.setAttribute("aria-expanded", String(isOpen));
}

function openAsked() {
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (const fold of folds) if (asked && (fold.place === asked || fold.place.contains(asked))) open(fold, true);
}

if (narrow && !narrowed) {
  for (const place of document.querySelectorAll(".area .table-wrap[id]")) {
    const table = place.querySelector("table");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet fold";
    button.textContent = `${table.caption.textContent} (${table.querySelectorAll("td.own").length})`;
    const fold = { place, table, button };
    folds.push(fold);
    button.addEventListener("click", () => open(fold, button.getAttribute("aria-expanded") !== "true"));
    table.addEventListener("beforematch", () => open(fold, true));
    place.prepend(button);
    open(fold, false);
  }
  openAsked();
  window.addEventListener("hashchange", openAsked);
  window.addEventListener("beforeprint", () => folds.forEach((fold) => open(fold, true)));
}
