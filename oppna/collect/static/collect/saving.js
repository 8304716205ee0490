// Saves each answer as it is given. Nothing is called saved before the server has said so; what could not be sent
// waits in a queue and is tried again. One request at a time, so that answers arrive in the order they were given.
(function (root) {
  "use strict";
  const LONGEST_PAUSE = 30000;

  // `send(answers)` resolves to the server's reply, or throws {retry, sentence}. `tell(state, text)` shows how it stands.
  function saver(options) {
    const waiting = new Map(); // question → {fields, unchanged}
    let sending = null;
    let failures = 0;
    let timer = 0;
    let stopped = "";

    function add(question, fields, unchanged) {
      const before = waiting.get(question);
      waiting.set(question, {
        fields: Object.assign({}, before ? before.fields : {}, fields),
        unchanged: Boolean(unchanged) || Boolean(before && before.unchanged && !("value" in fields)),
      });
      if (stopped) { options.tell("stopped", stopped); return; }
      options.tell("saving", "Sparar …");
      if (!timer) schedule(failures ? pause() : 0);
    }

    function typing() { if (!stopped && !failures) options.tell("saving", "Sparar …"); }

    function pause() { return Math.min(1000 * 2 ** Math.min(failures - 1, 6), LONGEST_PAUSE); }

    function schedule(delay) {
      clearTimeout(timer);
      timer = setTimeout(function () { timer = 0; flush(); }, delay);
    }

    function take() {
      const answers = {};
      for (const [question, change] of waiting) {
        answers[question] = { fields: change.fields, version: options.version(question), unchanged: change.unchanged };
      }
      return answers;
    }

    function flush() {
      if (sending || !waiting.size || stopped) return sending || Promise.resolve();
      const batch = new Map(waiting);
      const answers = take();
      waiting.clear();
      sending = options.send(answers).then(kept, function (fault) { failed(batch, fault); });
      return sending;
    }

    function kept(reply) {
      sending = null;
      failures = 0;
      options.received(reply);
      if (waiting.size) { schedule(0); return; }
      if (options.typing()) return; // more is coming: it would not be true that all is saved
      const trouble = Object.keys(reply.refused).length + Object.keys(reply.conflicts).length;
      options.tell(trouble ? "trouble" : "saved", trouble ? "Allt gick inte att spara. Se meddelandet vid frågan." : "Sparat " + reply.at);
    }

    function failed(batch, fault) {
      sending = null;
      for (const [question, change] of batch) {
        const later = waiting.get(question);
        waiting.set(question, later ? { fields: Object.assign({}, change.fields, later.fields), unchanged: later.unchanged } : change);
      }
      if (fault && fault.sentence && !fault.retry) {
        stopped = "Inte sparat. " + fault.sentence;
        options.tell("stopped", stopped);
        return;
      }
      failures += 1;
      options.tell("waiting", "Inte sparat ännu – försöker igen");
      schedule(pause());
    }

    return {
      add,
      typing,
      flush,
      now: function () { if (waiting.size && !stopped) schedule(0); },
      unsaved: function () { return Boolean(sending) || waiting.size > 0; },
      pending: take,
    };
  }

  function post(url, token) {
    return async function (answers, keepalive) {
      let reply;
      try {
        reply = await fetch(url, {
          method: "POST", credentials: "same-origin", keepalive: Boolean(keepalive), redirect: "error",
          headers: { "Content-Type": "application/json", "X-CSRFToken": token },
          body: JSON.stringify({ answers }),
        });
      } catch (fault) {
        throw { retry: true };
      }
      if (reply.ok) return reply.json();
      if (reply.status >= 500 || reply.status === 429) throw { retry: true };
      const told = await reply.json().catch(function () { return {}; });
      throw { retry: false, sentence: told.sentence || "Sidan har blivit för gammal. Kopiera det ni skrivit och ladda om sidan." };
    };
  }

  root.oppna = Object.assign(root.oppna || {}, { saver, post });
})(globalThis);
