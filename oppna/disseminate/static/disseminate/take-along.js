// The menu "Ta med" is whole without scripts. With them its addresses can be copied and the page printed by a button.
"use strict";

for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet small";
  button.textContent = "Kopiera";
  button.setAttribute("aria-label", `Kopiera ${text.parentElement.querySelector("a").textContent.toLowerCase()}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = "Kopierat";
  });
  text.after(" ", button);
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const menu of document.querySelectorAll(".take-along details")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
