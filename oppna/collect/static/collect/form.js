// A page of the form with scripts: answers are saved as they are given, follow-up questions come and go, and checks
// speak at once. Routing and checks are the server's own, as data (#live), judged by condition.js.
(function () {
  "use strict";
  const form = document.getElementById("formular");
  const live = JSON.parse(document.getElementById("live").textContent);
  const status = document.getElementById("sparat");
  const items = new Map();
  for (const item of form.querySelectorAll("[data-fraga]")) items.set(item.dataset.fraga, item);
  const FIELDS = { svar: "value", kaninte: "value", kommentar: "comment", skal: "reason" };
  const CANNOT = "999";
  document.documentElement.classList.add("with-script");
  if (matchMedia("(max-width: 60rem)").matches) {
    for (const part of document.querySelectorAll(".sheet-nav details")) part.open = false; // the questions come first
  }

  // --- what stands in the fields ---
  function field(item, name) { return form.elements[name + "-" + item.dataset.fraga]; }
  function value(item) {
    const cannot = field(item, "kaninte");
    if (cannot && cannot.checked) return CANNOT;
    const answer = field(item, "svar");
    return answer ? answer.value || "" : "";
  }
  function exact(text) {
    const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace("−", "-").replace(",", ".");
    return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? plain : "";
  }
  function answers() {
    const all = Object.assign({}, live.answers);
    for (const [id, item] of items) {
      const written = value(item);
      all[id] = item.dataset.slag === "tal" ? exact(written) : written;
      const reason = field(item, "skal");
      if (reason) all["skäl:" + id] = reason.value;
    }
    return all;
  }

  // --- routing and checks ---
  function judge() {
    const given = answers();
    const counted = oppna.asked(live.routing, given);
    for (const [question, condition] of live.routing) {
      const item = items.get(question);
      if (item) ask(item, oppna.evaluate(condition, counted) === true);
    }
    speak(counted);
    for (const item of items.values()) show(item);
  }
  function ask(item, asked) {
    item.toggleAttribute("data-ej-stalld", !asked);
    item.hidden = !asked && !value(item) && !item.contains(document.activeElement);
  }
  function speak(counted) {
    const struck = new Map();
    for (const check of live.checks) {
      if (oppna.evaluate(check.condition, counted) === true) struck.set(check.id, check);
    }
    for (const [id, item] of items) {
      const place = item.querySelector("[data-fynd]");
      for (const old of place.querySelectorAll("[data-kontroll]")) {
        if (old.dataset.kontroll.startsWith("OLOGISK")) continue;
        const check = struck.get(old.dataset.kontroll);
        if (!check || !check.questions.includes(id) || changed.has(id)) old.remove();
      }
      for (const check of struck.values()) {
        if (check.questions.includes(id) && !place.querySelector('[data-kontroll="' + CSS.escape(check.id) + '"]')) place.append(told(check));
      }
      item.classList.toggle("marked", Boolean(place.querySelector(".error")));
    }
  }
  function told(check) {
    const box = document.createElement("div");
    box.className = "note " + (check.hard ? "error" : "warn");
    box.dataset.kontroll = check.id;
    const text = document.createElement("p");
    const number = document.createElement("strong");
    number.textContent = check.id.split(":")[0];
    text.append(number, " " + check.sentence + (check.hard ? "" : " Bekräftas när ni granskar och skickar."));
    box.append(text);
    return box;
  }
  function show(item) {
    const reason = item.querySelector("[data-skal]");
    if (reason) reason.hidden = !(value(item) === CANNOT || field(item, "skal").value);
    const number = item.dataset.slag === "tal" && field(item, "svar");
    const cannot = field(item, "kaninte");
    if (number && cannot) number.disabled = cannot.checked;
    const clear = item.querySelector(".clear");
    if (clear) clear.hidden = !value(item);
  }

  // --- saving ---
  const changed = new Set();
  const token = form.elements.csrfmiddlewaretoken.value;
  const send = oppna.post(form.dataset.spara, token);
  const saver = oppna.saver({
    send,
    typing: function () { return timers.size > 0; },
    version: function (id) { return Number(field(items.get(id), "version").value) || 0; },
    tell: function (state, text) {
      status.textContent = text;
      status.className = "saved " + state + (state === "saved" || state === "saving" ? "" : " waiting");
    },
    received: function (reply) {
      for (const [id, version] of Object.entries(reply.kept)) {
        const item = items.get(id);
        field(item, "version").value = version;
        item.querySelector("[data-av]").textContent = "sparat " + reply.at;
        clearFaults(item);
      }
      for (const [id, faults] of Object.entries(reply.refused)) fault(items.get(id), Object.values(faults));
      for (const [id, theirs] of Object.entries(reply.conflicts)) dispute(items.get(id), theirs);
      summary();
    },
  });
  function clearFaults(item) {
    for (const old of item.querySelectorAll("[data-fel], .theirs")) old.remove();
    item.classList.toggle("marked", Boolean(item.querySelector("[data-fynd] .error")));
  }
  function fault(item, sentences) {
    clearFaults(item);
    for (const sentence of sentences) {
      const text = document.createElement("p");
      text.className = "note error";
      text.dataset.fel = "";
      text.textContent = sentence;
      item.querySelector("[data-fynd]").prepend(text);
    }
    item.classList.add("marked");
  }
  function labelOf(item, answer) {
    const radio = [...item.querySelectorAll("input[type=radio]")].find(function (one) { return one.value === answer; });
    return (radio && radio.value ? radio.nextElementSibling.textContent : answer.replace(".", ",")) || "(tomt)";
  }
  function dispute(item, theirs) {
    clearFaults(item);
    const disputed = theirs.fields.includes("value") ? "value" : theirs.fields[0];
    const box = document.createElement("div");
    box.className = "note warn theirs";
    const text = document.createElement("p");
    const answer = disputed === "value" ? labelOf(item, theirs.value) : theirs[disputed];
    text.textContent = theirs.by + " svarade ”" + answer + "” " + theirs.at + ", medan du skrev. Ditt svar är inte sparat.";
    const keep = button("Behåll " + theirs.by + "s svar", function () {
      field(item, "version").value = theirs.version;
      for (const name of theirs.fields) put(item, name, theirs[name]);
      clearFaults(item); judge(); summary();
    });
    const mine = button("Spara mitt svar", function () {
      field(item, "version").value = theirs.version;
      const fields = {};
      for (const name of theirs.fields) fields[name] = read(item, name);
      clearFaults(item); saver.add(item.dataset.fraga, fields); summary();
    });
    box.append(text, keep, " ", mine);
    item.querySelector("[data-fynd]").append(box);
    item.classList.add("marked");
  }
  function button(text, press) {
    const made = document.createElement("button");
    made.type = "button"; made.className = "button quiet small"; made.textContent = text;
    made.addEventListener("click", press);
    return made;
  }
  function read(item, name) {
    if (name === "value") return value(item);
    return field(item, name === "comment" ? "kommentar" : "skal").value;
  }
  function put(item, name, text) {
    if (name !== "value") { field(item, name === "comment" ? "kommentar" : "skal").value = text; return; }
    const cannot = field(item, "kaninte");
    if (cannot) cannot.checked = text === CANNOT;
    const answer = field(item, "svar");
    if (item.dataset.slag === "val") {
      for (const radio of item.querySelectorAll("input[type=radio]")) radio.checked = radio.value === text;
    } else {
      answer.value = cannot && cannot.checked ? "" : item.dataset.slag === "tal" ? text.replace(".", ",") : text;
    }
  }
  function summary() {
    const box = document.getElementById("sammanfattning");
    const list = box.querySelector("ul");
    list.replaceChildren();
    const lines = new Map(); // what is said → where; a check over several questions is one line
    for (const [id, item] of items) {
      for (const said of item.querySelectorAll("[data-fel], .theirs p, [data-fynd] .error[data-kontroll] p")) {
        const text = said.textContent.trim();
        lines.set(text, [...(lines.get(text) || []), id]);
      }
    }
    for (const [text, where] of lines) {
      const line = document.createElement("li");
      for (const id of where) {
        const link = document.createElement("a");
        link.href = "#" + id; link.textContent = id;
        line.append(link, " ");
      }
      line.append(text);
      list.append(line);
    }
    box.hidden = !list.children.length;
  }

  // --- what people do ---
  const timers = new Map();
  function touched(target, later) {
    const [name, ...rest] = (target.name || "").split("-");
    const id = rest.join("-");
    const item = items.get(id);
    if (!item || !(name in FIELDS)) return;
    changed.add(id);
    clearTimeout(timers.get(target.name));
    saver.typing();
    timers.set(target.name, setTimeout(function () {
      timers.delete(target.name);
      const fieldName = FIELDS[name];
      saver.add(id, { [fieldName]: read(item, fieldName) });
    }, later));
    judge();
  }
  form.addEventListener("input", function (event) { if (event.target.type !== "radio" && event.target.type !== "checkbox") touched(event.target, 900); });
  form.addEventListener("change", function (event) { touched(event.target, 0); });

  form.addEventListener("click", function (event) {
    const pressed = event.target.closest("button[name=oforandrat], button[name=rakna]");
    if (!pressed) return;
    event.preventDefault();
    const item = items.get(pressed.value);
    if (pressed.name === "oforandrat") {
      put(item, "value", pressed.dataset.forra.replace(",", item.dataset.slag === "tal" ? "." : ","));
      changed.add(pressed.value);
      saver.add(pressed.value, { value: value(item) }, true);
      pressed.replaceWith("samma i år");
      judge();
    } else {
      const sum = equivalents(item);
      if (!sum) return;
      put(item, "value", sum);
      changed.add(pressed.value);
      saver.add(pressed.value, { value: value(item) });
      judge();
    }
    const next = item.querySelector("input[name^=svar]:checked, input[name^=svar]");
    if (next) next.focus();
  });

  // Hundredths, halves up, with whole numbers: hours/165 as the server counts them.
  function equivalents(item) {
    const monthly = exact(field(item, "manad").value || "0"), hours = exact(field(item, "timmar").value || "0");
    if (!monthly || !hours) return "";
    const parts = [monthly, hours].map(function (text) {
      const [whole, decimals] = text.split(".");
      return BigInt((whole || "0") + (decimals || "").padEnd(6, "0").slice(0, 6));
    });
    const unit = 10000n, standard = BigInt(live.hours);
    const cents = (2n * parts[1] + unit * standard) / (2n * unit * standard) + parts[0] / unit;
    const text = cents.toString().padStart(3, "0");
    return text.slice(0, -2) + "." + text.slice(-2);
  }
  form.addEventListener("input", function (event) {
    const box = event.target.closest("[data-rakna]");
    if (!box) return;
    const sum = equivalents(box.closest("[data-fraga]"));
    box.querySelector("[data-summa]").textContent = sum ? "= " + sum.replace(".", ",") + " årsarbetare" : "";
  });

  // Leaving: what is on its way is waited for, so that the page and its own earlier saves do not collide.
  let leaving = false;
  function hurry() {
    for (const [name, timer] of timers) {
      clearTimeout(timer);
      const [kind, ...rest] = name.split("-");
      saver.add(rest.join("-"), { [FIELDS[kind]]: read(items.get(rest.join("-")), FIELDS[kind]) });
    }
    timers.clear();
  }
  form.addEventListener("submit", function (event) {
    if (leaving) return;
    hurry();
    if (!saver.unsaved()) { leaving = true; return; }
    event.preventDefault();
    const pressed = event.submitter;
    (function wait() {
      saver.flush();
      if (saver.unsaved()) { setTimeout(wait, 60); return; }
      if (form.querySelector("[data-fel], .theirs")) { document.getElementById("sammanfattning").focus(); return; }
      leaving = true;
      form.requestSubmit(pressed);
    })();
  });
  addEventListener("pageshow", function () { leaving = false; });
  addEventListener("online", saver.now);
  addEventListener("beforeunload", function (event) {
    if (!leaving && (saver.unsaved() || timers.size)) event.preventDefault();
  });
  addEventListener("pagehide", function () {
    if (!leaving) hurry();
    const answers = saver.pending();
    if (Object.keys(answers).length) send(answers, true).catch(function () {});
  });
  form.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(form.querySelector("button.button[value=nasta]")); }
    else if (event.key === "Enter" && event.target.tagName === "INPUT" && event.target.type === "text") { event.preventDefault(); }
  });
  judge();

  // On a slow line somebody writes before this script has come: that is saved too.
  function early(field) {
    if (field.type === "radio" || field.type === "checkbox") return field.checked && !field.defaultChecked;
    return "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue;
  }
  for (const field of [...form.elements]) if (early(field)) touched(field, 0);
})();
