// How long a question takes, for the burden ledger: seconds in which somebody is active at it. Only sums leave the page,
// nothing says who; a page that lies open while one is at lunch counts for nothing.
"use strict";
(() => {
  const form = document.getElementById("formular");
  const IDLE = 20; // seconds without a key or a click: then somebody is elsewhere
  const spent = new Map();
  let question = "", last = 0;

  function at(element) { const item = element.closest && element.closest("[data-fraga]"); return item ? item.dataset.fraga : ""; }
  function stir(event) {
    const now = performance.now() / 1000;
    const away = now - last;
    if (question && away < IDLE) spent.set(question, (spent.get(question) || 0) + away);
    last = now;
    question = at(event.target) || question;
  }
  function report() {
    const told = {};
    for (const [id, seconds] of spent) if (seconds >= 1) { told[id] = Math.round(seconds); spent.delete(id); }
    if (!Object.keys(told).length) return;
    fetch(form.dataset.tid, {
      method: "POST", keepalive: true, credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify(told),
    }).catch(() => {}); // a minute lost here is no answer lost
  }
  for (const kind of ["focusin", "keydown", "pointerdown", "change"]) form.addEventListener(kind, stir);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") report(); });
  addEventListener("pagehide", report);
})();
