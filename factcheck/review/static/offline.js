// Review inside a report's own file, without a server: decisions are kept by the browser and exported as the same JSONL
// that `factcheck decisions import` reads. Needs one element: <script type="application/json" id="factcheck-review">,
// {"findings": {element id: the fields of a decision that name the finding}}, as `factcheck.review.offline` writes it.
"use strict";
(() => {
  const data = document.getElementById("factcheck-review");
  if (!data) return;
  const findings = JSON.parse(data.textContent).findings;
  const WORDS = {
    confirmed: "Confirmed", false_alarm: "False alarm", superseded: "Superseded",
    different_thing: "Different thing", unsure: "Unsure",
  };
  const KEYS = { c: "confirmed", f: "false_alarm", s: "superseded", d: "different_thing", u: "unsure" };
  const KEPT = "factcheck-decisions", NAME = "factcheck-reviewer";
  const mine = new Set(Object.values(findings).map((one) => one.key));
  let kept = true; // false where the browser keeps nothing for files: the bar then says that export is the only copy

  const read = (name) => { try { return localStorage.getItem(name); } catch { kept = false; return null; } };
  const write = (name, text) => { try { localStorage.setItem(name, text); } catch { kept = false; } };
  let memory = [];
  const all = () => { const text = read(KEPT); return text === null ? memory : JSON.parse(text); };
  const save = (rows) => { memory = rows; write(KEPT, JSON.stringify(rows)); };

  const make = (tag, props = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };
  const uid = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
  const micros = (time) => BigInt(Date.parse(`${time.slice(0, 23)}Z`)) * 1000n + BigInt(time.slice(23, 26));
  const now = (key) => { // later than every earlier act on the same finding, even if the clock was set back
    const last = all().filter((row) => row.key === key).map((row) => micros(row.time));
    const at = [BigInt(Date.now()) * 1000n, ...last.map((time) => time + 1n)].reduce((a, b) => (a > b ? a : b));
    return `${new Date(Number(at / 1000n)).toISOString().slice(0, 23)}${String(at % 1000n).padStart(3, "0")}Z`;
  };
  const standing = (key) => {
    const rows = all().filter((row) => row.key === key && row.reviewer === name.value.trim());
    const undone = new Set(rows.map((row) => row.undoes));
    return rows.filter((row) => row.undoes === null && !undone.has(row.uid)).at(-1) ?? null;
  };
  const append = (finding, changes) => save([...all(), {
    uid: uid(), time: now(finding.key), reviewer: name.value.trim(), decision: "", note: null, undoes: null,
    ...finding, ...changes,
  }]);

  // ---- the bar at the foot of the page
  const style = make("style", { textContent: `
    body { padding-bottom: 5rem; }
    .fc-bar { position: fixed; bottom: 0; left: 0; right: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: .6rem; align-items: center;
      padding: .6rem 1rem; background: Canvas; color: CanvasText; border-top: 1px solid GrayText; }
    .fc-bar input { font: inherit; padding: .2rem .5rem; max-width: 12rem; }
    .fc-acts { display: flex; flex-wrap: wrap; gap: .4rem; margin: .5rem 0 0; }
    .fc-acts button, .fc-bar button { font: inherit; font-size: .9em; padding: .3rem .7rem; min-height: 2.2rem; cursor: pointer;
      border: 1px solid GrayText; border-radius: .4rem; background: Canvas; color: CanvasText; }
    .fc-acts button[aria-pressed="true"] { background: CanvasText; color: Canvas; }
    @media print { .fc-bar, .fc-acts { display: none; } }` });
  const name = make("input", { placeholder: "Your name", value: read(NAME) ?? "", maxLength: 100 });
  name.setAttribute("aria-label", "Your name, saved with each decision");
  const state = make("output");
  const exportButton = make("button", { type: "button", textContent: "Export decisions" });
  const bar = make("div", { className: "fc-bar" }, make("strong", { textContent: "Review" }), name, state, exportButton);
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Review");

  const bars = [];
  const draw = () => {
    let decided = 0;
    for (const one of bars) {
      const row = standing(one.finding.key);
      if (row) decided += 1;
      for (const button of one.acts.querySelectorAll("[data-word]")) {
        button.setAttribute("aria-pressed", String(row?.decision === button.dataset.word));
      }
      one.undo.hidden = row === null;
    }
    state.textContent = `${decided} of ${bars.length} decided`
      + (kept ? "" : ". This browser keeps nothing for files: export before you close the page.");
  };
  const ask = () => { state.textContent = "Write your name first: it is saved with each decision."; name.focus(); };
  const decide = (at, word) => {
    if (!name.value.trim()) { ask(); return; }
    append(bars[at].finding, { decision: word });
    draw();
    const next = [...bars.slice(at + 1), ...bars.slice(0, at)].find((one) => standing(one.finding.key) === null);
    if (next) show(next);
  };
  const show = (one) => { // the report brings what its lists or folds hide to the fore when its link is followed
    const button = one.acts.querySelector("button");
    if (button.checkVisibility()) { button.focus(); return; }
    location.hash = one.place.id;
    setTimeout(() => button.focus(), 50);
  };
  const undo = (at) => {
    const row = standing(bars[at].finding.key);
    if (!row) return;
    append(bars[at].finding, { decision: "undo", undoes: row.uid });
    draw();
  };

  for (const [id, finding] of Object.entries(findings)) {
    const place = document.getElementById(id);
    if (!place) continue;
    const at = bars.length;
    const acts = make("div", { className: "fc-acts" });
    acts.setAttribute("role", "group");
    acts.setAttribute("aria-label", "Decide this finding");
    for (const [key, word] of Object.entries(KEYS)) {
      const button = make("button", { type: "button", textContent: WORDS[word], title: `Key ${key}` });
      button.dataset.word = word;
      button.addEventListener("click", () => decide(at, word));
      acts.append(button);
    }
    const back = make("button", { type: "button", textContent: "Undo", title: "Key z", hidden: true });
    back.addEventListener("click", () => undo(at));
    acts.append(back);
    acts.addEventListener("keydown", (event) => { // only inside the bar: elsewhere the report has keys of its own
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key in KEYS) decide(at, KEYS[event.key]);
      else if (event.key === "z") undo(at);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    place.append(acts);
    bars.push({ finding, place, acts, undo: back });
  }
  name.addEventListener("change", () => { write(NAME, name.value.trim()); draw(); });
  exportButton.addEventListener("click", () => {
    const lines = all().filter((row) => mine.has(row.key)).map((row) => `${JSON.stringify(row)}\n`);
    const link = make("a", { download: "decisions.jsonl" });
    link.href = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  document.head.append(style);
  document.body.append(bar);
  draw();
})();
