// Narrows a list of names while one types. Without this script the form's button does the same on the server.
"use strict";
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/-/g, " ").trim();
for (const field of document.querySelectorAll("input[data-filter]")) {
  const list = document.getElementById(field.dataset.filter);
  const status = document.getElementById(`${field.dataset.filter}-antal`);
  const names = [...list.querySelectorAll("[data-name]")].map((item) => [item, plain(item.textContent), plain(item.firstElementChild.textContent)]);
  field.addEventListener("input", () => {
    const wanted = plain(field.value);
    let count = 0;
    for (const [item, all, own] of names) {
      const parent = item.parentElement.closest("[data-name]");
      const under = parent !== null && plain(parent.firstElementChild.textContent).includes(wanted);
      item.hidden = !all.includes(wanted) && !under;
      if (!item.hidden && own.includes(wanted)) count += 1;
    }
    for (const section of list.querySelectorAll("[data-names]")) section.hidden = !section.querySelector("[data-name]:not([hidden])");
    status.textContent = wanted ? (count === 1 ? "1 område." : `${count} områden.`) : "";
  });
}
