// A button beside each example that copies it. Without scripts the lines can be marked as any text.
"use strict";

for (const example of document.querySelectorAll(".example")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = "Kopiera";
  button.setAttribute("aria-label", `Kopiera: ${example.querySelector("pre").getAttribute("aria-label")}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(example.querySelector("code").textContent);
    button.textContent = "Kopierat";
  });
  example.querySelector("figcaption").append(button);
}
