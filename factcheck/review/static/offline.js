// Review inside a report's own file, without a server: decisions are kept by the browser and exported as the same JSONL
// that `factcheck decisions import` reads. Needs one element: <script type="application/json" id="factcheck-review">,
// {"findings": {element id: the fields of a decision that name the finding}}, as `factcheck.review.offline` writes it.
"use strict";
(() => {
  const data = document.getElementById("factcheck-review");
  if (!data) return;
  const fields = JSON.parse(data.textContent).findings;
  const WORDS = {
    confirmed: "Confirmed", false_alarm: "False alarm", superseded: "Superseded",
    different_thing: "Different thing", unsure: "Unsure",
  };
  const KEYS = { c: "confirmed", f: "false_alarm", s: "superseded", d: "different_thing", u: "unsure" };
  const KEPT = "factcheck-decision:", NAME = "factcheck-reviewer";

  const make = (tag, props = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };

  // ---- the findings, in the order of the page; `acts` holds what was decided on each, by time
  const findings = [...document.querySelectorAll("[id]")].filter((place) => Object.hasOwn(fields, place.id))
    .map((place, at) => ({ at, place, fields: fields[place.id], acts: [], bar: null }));
  const byKey = new Map(findings.map((one) => [one.fields.key, one]));
  const byPlace = new Map(findings.map((one) => [one.place, one]));

  // ---- what is kept: one item of the browser's storage an act, so that two tabs lose nothing of each other's
  let kept = true; // false where the browser keeps nothing for files: the bar then says that export is the only copy
  const read = (name) => { try { return localStorage.getItem(name); } catch { kept = false; return null; } };
  const write = (name, text) => { try { localStorage.setItem(name, text); } catch { kept = false; } };
  const take = (text) => {
    let row = null;
    try { row = JSON.parse(text); } catch { return null; }
    const one = byKey.get(row?.key); // the acts of other reports stand in the same storage
    if (!one || one.acts.some((act) => act.uid === row.uid)) return null;
    one.acts.push(row);
    one.acts.sort(earlier);
    return one;
  };
  const earlier = (a, b) => (a.time + a.uid < b.time + b.uid ? -1 : 1);
  const load = () => {
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        if (localStorage.key(at).startsWith(KEPT)) take(read(localStorage.key(at)));
      }
    } catch { kept = false; }
  };

  const uid = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
  const micros = (time) => BigInt(Date.parse(`${time.slice(0, 23)}Z`)) * 1000n + BigInt(time.slice(23, 26));
  const now = (one) => { // later than every earlier act on the same finding, even if the clock was set back
    const times = [BigInt(Date.now()) * 1000n, ...one.acts.map((act) => micros(act.time) + 1n)];
    const at = times.reduce((a, b) => (a > b ? a : b));
    return `${new Date(Number(at / 1000n)).toISOString().slice(0, 23)}${String(at % 1000n).padStart(3, "0")}Z`;
  };
  const append = (one, changes) => {
    const row = {
      uid: uid(), time: now(one), reviewer: me(), decision: "", note: null, undoes: null, ...one.fields, ...changes,
    };
    write(KEPT + row.uid, JSON.stringify(row));
    one.acts.push(row);
    draw(one);
    count();
  };

  // ---- what the acts come to
  const me = () => name.value.trim();
  const mine = (one) => {
    const undone = new Set(one.acts.map((act) => act.undoes));
    return one.acts.filter((act) => act.reviewer === me() && act.undoes === null && !undone.has(act.uid));
  };
  const word = (one) => mine(one).filter((act) => act.decision !== "note").at(-1)?.decision ?? null;
  const note = (one) => mine(one).filter((act) => act.note !== null).at(-1)?.note ?? "";

  // ---- acts
  let here = null; // the finding that keys decide: the one in focus, or the one that the last decision went on to
  const named = () => {
    if (me()) return true;
    state.textContent = "Write your name first: it is saved with each decision.";
    name.focus();
    return false;
  };
  const decide = (one, chosen) => {
    if (!named()) return;
    append(one, { decision: chosen });
    const next = [...findings.slice(one.at + 1), ...findings.slice(0, one.at)].find((other) => word(other) === null);
    if (next) show(next);
  };
  const undo = (one) => { // of one finding, or of whichever was decided last
    if (!named()) return;
    const acts = (one ? [one] : findings).flatMap(mine).sort(earlier);
    const last = acts.at(-1);
    if (!last) return;
    const found = byKey.get(last.key);
    append(found, { decision: "undo", undoes: last.uid });
    show(found);
  };
  const show = (one) => { // the report brings what its lists or folds hide to the fore when its link is followed
    stand(one);
    if (location.hash === `#${one.place.id}`) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.replace(`#${one.place.id}`);
  };
  const stand = (one) => {
    here?.place.classList.remove("fc-here");
    here = one;
    here.place.classList.add("fc-here");
  };

  // ---- the buttons of each finding, made when it comes into sight: a report may have thousands
  const equip = (one) => {
    const buttons = Object.entries(KEYS).map(([key, chosen]) => {
      const button = make("button", { type: "button", textContent: WORDS[chosen], title: `Key ${key}` });
      button.dataset.word = chosen;
      button.addEventListener("click", () => decide(one, chosen));
      return button;
    });
    const writing = make("textarea", { rows: 2, hidden: true, maxLength: 10000 });
    writing.setAttribute("aria-label", "Note on this finding, saved when you leave it");
    writing.addEventListener("change", () => {
      if (named()) append(one, { decision: "note", note: writing.value.trim() });
    });
    const noting = make("button", { type: "button", textContent: "Note" });
    noting.addEventListener("click", () => { writing.hidden = false; writing.focus(); });
    const back = make("button", { type: "button", textContent: "Undo", title: "Key z takes back the latest decision" });
    back.addEventListener("click", () => undo(one));
    one.bar = make("div", { className: "fc-acts" }, ...buttons, noting, back, writing);
    one.bar.setAttribute("role", "group");
    one.bar.setAttribute("aria-label", "Decide this finding");
    Object.assign(one.bar, { buttons, back, writing });
    one.place.append(one.bar);
    draw(one);
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const one = byPlace.get(entry.target);
      if (entry.isIntersecting && !one.bar) { equip(one); seen.unobserve(entry.target); }
    }
  }, { rootMargin: "400px" });

  const draw = (one) => {
    if (!one.bar) return;
    const chosen = word(one), typing = document.activeElement === one.bar.writing;
    for (const button of one.bar.buttons) button.setAttribute("aria-pressed", String(button.dataset.word === chosen));
    one.bar.back.hidden = mine(one).length === 0;
    if (!typing) one.bar.writing.value = note(one);
    one.bar.writing.hidden = !typing && !note(one);
  };
  const count = () => {
    const decided = findings.filter((other) => word(other) !== null).length;
    state.textContent = `${decided} of ${findings.length} decided`
      + (kept ? "" : ". This browser keeps no more: export before you close the page.");
  };

  // ---- the bar at the foot of the page
  const style = make("style", { textContent: `
    body { padding-bottom: 5rem; }
    .fc-bar { position: fixed; bottom: 0; left: 0; right: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: .6rem; align-items: center;
      padding: .6rem 1rem; background: Canvas; color: CanvasText; border-top: 1px solid GrayText; }
    .fc-bar input { font: inherit; padding: .2rem .5rem; max-width: 12rem; }
    .fc-bar kbd { font: inherit; font-weight: 600; }
    .fc-acts { display: flex; flex-wrap: wrap; gap: .4rem; margin: .5rem 0 0; }
    .fc-acts button, .fc-bar button { font: inherit; font-size: .9em; padding: .3rem .7rem; min-height: 2.2rem; cursor: pointer;
      border: 1px solid GrayText; border-radius: .4rem; background: Canvas; color: CanvasText; }
    .fc-acts button[aria-pressed="true"] { background: CanvasText; color: Canvas; }
    .fc-acts textarea { font: inherit; flex-basis: 100%; padding: .3rem .5rem; }
    .fc-here { outline: 2px solid Highlight; outline-offset: .4rem; }
    @media (max-width: 46rem) { .fc-keys { display: none; } }
    @media print { .fc-bar, .fc-acts { display: none; } .fc-here { outline: none; } }` });
  const name = make("input", { placeholder: "Your name", value: read(NAME) ?? "", maxLength: 100 });
  name.setAttribute("aria-label", "Your name, saved with each decision");
  const state = make("output");
  const exporting = make("button", { type: "button", textContent: "Export decisions" });
  const keys = make("span", { className: "fc-keys" });
  for (const key of [...Object.keys(KEYS), "z"]) {
    keys.append(make("kbd", { textContent: key }), ` ${WORDS[KEYS[key]]?.toLowerCase() ?? "undo"}  `);
  }
  const bar = make("div", { className: "fc-bar" }, make("strong", { textContent: "Review" }), name, state, exporting, keys);
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Review");

  // ---- events
  name.addEventListener("change", () => { write(NAME, me()); findings.forEach(draw); count(); });
  exporting.addEventListener("click", () => {
    const lines = findings.flatMap((one) => one.acts).sort(earlier).map((act) => `${JSON.stringify(act)}\n`);
    const link = make("a", { download: "decisions.jsonl" });
    link.href = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  addEventListener("storage", (event) => { // another tab with this report
    const one = event.key?.startsWith(KEPT) && event.newValue ? take(event.newValue) : null;
    if (one) { draw(one); count(); }
  });
  const within = (element) => {
    for (let at = element; at; at = at.parentElement) if (byPlace.has(at)) return byPlace.get(at);
    const item = element?.closest("[data-item]");
    return item ? findings.find((one) => item.contains(one.place)) : null;
  };
  document.addEventListener("focusin", (event) => {
    const one = within(event.target);
    if (one) stand(one);
  });
  document.addEventListener("keydown", (event) => { // the report's own keys (j k / ? n p and figures) are others
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.matches("input, select, textarea") || document.querySelector("dialog[open]")) return;
    if (event.key === "z") undo(null);
    else if (!(event.key in KEYS)) return;
    else if (here?.place.checkVisibility()) decide(here, KEYS[event.key]);
    else if (here ?? findings[0]) show(here ?? findings[0]); // nothing is decided that is not on the screen
    event.preventDefault();
  });

  document.head.append(style);
  document.body.append(bar);
  load();
  findings.forEach((one) => seen.observe(one.place));
  const first = within(document.activeElement);
  if (first) stand(first);
  count();
})();
