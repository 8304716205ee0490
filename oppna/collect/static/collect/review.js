// Keys for the reviewer: j and k walk the lines, g marks one done, f and o open its forms. Never while writing.
"use strict";
(() => {
  const lines = [...document.querySelectorAll(".review-line")];
  const writing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const here = () => lines.findIndex((line) => line.contains(document.activeElement));
  const go = (step) => {
    const next = lines[Math.min(Math.max(here() + step, 0), lines.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };
  const press = (key) => {
    const part = lines[here()]?.querySelector(`[data-key="${key}"]`);
    if (!part) return false;
    if (part.tagName === "DETAILS") { part.open = true; part.querySelector("textarea, input:not([type=hidden])")?.focus(); }
    else part.click();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || writing(event.target)) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (!"gfo".includes(event.key) || !press(event.key)) return;
    event.preventDefault();
  });
})();
