// Evaluates the conditions that oppna.rules.browser writes. Three-valued: null is unknown.
// Numbers are exact: text with a decimal point becomes a BigInt of DECIMALS decimals.
(function (root) {
  "use strict";
  const DECIMALS = 12;
  const SCALE = 10n ** BigInt(DECIMALS);
  const CENT = SCALE / 100n;

  function exact(text) {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
    if (!match || (!match[2] && !match[3])) return null;
    const digits = (match[2] || "0") + (match[3] || "").padEnd(DECIMALS, "0").slice(0, DECIMALS);
    return match[1] === "-" ? -BigInt(digits) : BigInt(digits);
  }

  function roundHalfUp(value) {
    if (value === null) return null;
    const size = value < 0n ? -value : value;
    const cents = (2n * size + CENT) / (2n * CENT) * CENT;
    return value < 0n ? -cents : cents;
  }

  function both(left, right, combine) {
    return left === null || right === null ? null : combine(left, right);
  }

  const numeric = {
    q: (node, answers) => { const answer = given(node, answers); return answer === null ? null : exact(answer); },
    n: (node) => exact(node[1]),
    "+": (node, answers) => both(number(node[1], answers), number(node[2], answers), (a, b) => a + b),
    "-": (node, answers) => both(number(node[1], answers), number(node[2], answers), (a, b) => a - b),
    abs: (node, answers) => { const value = number(node[1], answers); return value === null ? null : value < 0n ? -value : value; },
    round: (node, answers) => roundHalfUp(number(node[1], answers)),
    least: (node, answers) => both(number(node[1], answers), number(node[2], answers), (a, b) => (a < b ? a : b)),
  };

  function number(node, answers) { return numeric[node[0]](node, answers); }

  const compare = {
    "=": (a, b) => a === b, "<>": (a, b) => a !== b, "<": (a, b) => a < b,
    "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
  };

  // A field left blank is no answer.
  function given(node, answers) {
    const answer = String(answers[node[1]] ?? "").trim();
    return answer === "" ? null : answer;
  }

  function every(parts, answers) {
    let result = true;
    for (const part of parts) {
      const value = evaluate(part, answers);
      if (value === false) return false;
      if (value === null) result = null;
    }
    return result;
  }

  function some(parts, answers) {
    let result = false;
    for (const part of parts) {
      const value = evaluate(part, answers);
      if (value === true) return true;
      if (value === null) result = null;
    }
    return result;
  }

  function evaluate(node, answers) {
    switch (node[0]) {
      case "and": return every(node.slice(1), answers);
      case "or": return some(node.slice(1), answers);
      case "not": { const value = evaluate(node[1], answers); return value === null ? null : !value; }
      case "null": return given(node[1], answers) === null;
      case "in": { const answer = given(node[1], answers); return answer === null ? null : node.slice(2).includes(answer); }
      default: {
        const text = node[2][0] === "t";
        const left = text ? given(node[1], answers) : number(node[1], answers);
        const right = text ? node[2][1] : number(node[2], answers);
        return both(left, right, compare[node[0]]);
      }
    }
  }

  // The answers that count: those to questions that are asked. `routing` lists [question, condition]
  // in questionnaire order, so a follow-up of a follow-up is settled after its parent.
  function asked(routing, answers) {
    const counted = Object.assign({}, answers);
    for (const [question, condition] of routing) {
      if (evaluate(condition, counted) !== true) delete counted[question];
    }
    return counted;
  }

  root.oppna = Object.assign(root.oppna || {}, { evaluate, asked });
})(typeof globalThis === "undefined" ? this : globalThis);
