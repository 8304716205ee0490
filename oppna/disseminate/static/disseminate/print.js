// The print button is of use only where scripts run; elsewhere the browser's own menu prints the same page.
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
