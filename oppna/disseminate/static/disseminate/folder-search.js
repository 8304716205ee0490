// The search of the site in a folder: the list is on the page, and the script shows the lines that fit.
"use strict";
(() => {
  const field = document.querySelector("input[name=q]");
  const told = document.getElementById("antal");
  const lines = [...document.querySelectorAll("#allt > li")];
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  const words = lines.map((line) => fold(`${line.dataset.words} ${line.textContent}`));

  // One letter wrong, left out or put in, in a word of four letters or more.
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || a.length < 4) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i += 1;
    const rest = (x, y) => a.slice(i + x) === b.slice(i + y);
    return rest(1, 1) || rest(1, 0) || rest(0, 1);
  };
  const fits = (line, word) => line.includes(word) || line.split(" ").some((one) => near(word, one));

  const show = () => {
    const typed = fold(field.value).split(" ").filter(Boolean);
    let count = 0;
    lines.forEach((line, index) => {
      line.hidden = !typed.every((word) => fits(words[index], word));
      count += line.hidden ? 0 : 1;
    });
    told.textContent = typed.length ? `${count} ${count === 1 ? "träff" : "träffar"}.` : "Allt som finns, i bokstavsordning.";
  };
  field.value = new URLSearchParams(location.search).get("q") || field.value;
  field.form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  field.addEventListener("input", show);
  show();
})();
