// Compares areas that are chosen freely, from script files beside the page: file addresses cannot fetch.
"use strict";
(() => {
  const tool = document.getElementById("valj");
  const edition = document.getElementById("omgang");
  const field = document.getElementById("omrade");
  const list = document.getElementById("omraden");
  const chips = document.getElementById("valda");
  const made = document.getElementById("tabell");
  const told = document.getElementById("sagt");
  const chosen = new Map();  // edition → names of areas, in the order they were chosen

  const element = (name, text, attributes = {}) => {
    const one = document.createElement(name);
    if (text !== undefined) one.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => one.setAttribute(key, value));
    return one;
  };

  const row = (data, indicator, index, columns) => {
    const line = element("tr");
    line.append(element("th", indicator[1], { scope: "row" }));
    columns.forEach((column) => {
      const [text, tint] = data.texts[data.cells[index][column]];
      line.append(element("td", text, tint ? { class: tint } : {}));
    });
    return line;
  };

  const show = () => {
    const data = window.OPPNA[edition.value];
    const names = chosen.get(edition.value) || [];
    chips.replaceChildren(...names.map((name) => {
      const button = element("button", `${name} ✕`, { type: "button", class: "quiet small", "aria-label": `Ta bort ${name}` });
      button.addEventListener("click", () => { names.splice(names.indexOf(name), 1); show(); field.focus(); });
      return button;
    }));
    list.replaceChildren(...data.areas.map((name) => element("option", undefined, { value: name })));
    const columns = names.map((name) => data.areas.indexOf(name));
    const table = element("table", undefined, { class: "table" });
    table.append(element("caption", data.synthetic ? `${data.name} – SYNTETISKA SVAR` : data.name));
    const head = element("tr");
    head.append(element("th", "Indikator", { scope: "col" }), ...names.map((name) => element("th", name, { scope: "col" })));
    const body = element("tbody");
    body.append(...data.indicators.map((indicator, index) => row(data, indicator, index, columns)));
    const top = element("thead");
    top.append(head);
    table.append(top, body);
    made.replaceChildren(...(names.length ? [table] : []));
    made.hidden = !names.length;
  };

  const load = () => {
    if (window.OPPNA && window.OPPNA[edition.value]) { show(); return; }
    const script = element("script", undefined, { src: edition.selectedOptions[0].dataset.src });
    script.addEventListener("load", show);
    document.head.append(script);
  };

  tool.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = window.OPPNA[edition.value];
    const typed = field.value.trim().toLowerCase();
    const name = data.areas.find((one) => one.toLowerCase() === typed) || data.areas.find((one) => typed && one.toLowerCase().startsWith(typed));
    const names = chosen.get(edition.value) || [];
    told.textContent = name ? "" : `Inget område i omgången heter ”${field.value}”.`;
    if (name && !names.includes(name)) chosen.set(edition.value, [...names, name]);
    if (name) field.value = "";
    show();
    field.focus();
  });
  edition.addEventListener("change", load);
  tool.hidden = false;
  load();
})();
