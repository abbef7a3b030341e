// The review page: a queue, one finding at a time, one key to decide. It goes on only when the server says "saved".

import { get, newUid, post } from "./server.js";
import { WORDS, finding as draw, make, nothing } from "./show.js";

const $ = (id) => document.getElementById(id);
const NAMES = { open: "To decide", all: "All", disagreement: "Disagreement", mine: "Not yet decided by me", ...WORDS };
const KEYS = { c: "confirmed", f: "false_alarm", s: "superseded", d: "different_thing", u: "unsure" };
const DEBOUNCE = 150; // ms after the last letter of a search
const POLL = 20000; // ms between looks at what other reviewers did

const view = { show: "open", search: "", rule: "" };
let reviewer = remembered("factcheck-reviewer") || document.querySelector('meta[name="factcheck-reviewer"]').content;
let current = null; // the page of the finding that is shown
let progress = { total: 0, decided: 0 };
let list = { offset: 0, total: 0, items: [] };
let busy = false; // an act is on its way: keys wait for its answer, so none decides a finding that nobody has seen
let failed = null; // the act that could not be saved, to be sent again as it was
let turn = 0; // counts what was asked to be shown: an answer that comes late is not drawn over a newer one
const ahead = new Map(); // the next finding, fetched while this one is read

function remembered(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

const asked = () => ({ ...view, reviewer });

// --- where we are, kept in the address so that a reload comes back to it ---

function readAddress() {
  const values = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(view)) if (values.has(name)) view[name] = values.get(name);
  if (!(view.show in NAMES)) view.show = "open";
  return values.get("finding");
}

function writeAddress() {
  const values = new URLSearchParams(Object.entries(view).filter(([, value]) => value));
  if (current) values.set("finding", current.id);
  history.replaceState(null, "", `#${values}`);
}

// --- the list ---

async function loadList(at = null, offset = 0) {
  const mine = ++turn;
  const found = await get("/api/queue", { ...asked(), offset, at });
  if (mine !== turn) return false;
  list = found;
  count(found.progress);
  drawList();
  return true;
}

/** What is in the list, as it stands now; the list stays what it is, so that nothing jumps under the hand. */
async function refreshList() {
  const found = await get("/api/lines", { ids: list.items.map((line) => line.id).join(",") });
  for (const line of found) updateLine(line);
}

function drawList() {
  $("list").replaceChildren(...list.items.map((line) =>
    make("li", {},
      make("button", {
        type: "button", className: `line ${line.severity}`, "data-finding": line.id,
        "aria-current": current?.id === line.id ? "true" : null, onclick: () => attempt(() => open(line.id)),
      },
        make("span", { className: "line-title" }, line.title),
        make("span", { className: "line-sources" }, line.sources.join(" · ")),
        badge(line)))));
  const last = list.offset + list.items.length;
  $("list-range").textContent = list.total ? `${list.offset + 1}–${last} of ${list.total}` : "Nothing here";
  $("list-back").disabled = list.offset === 0;
  $("list-on").disabled = last >= list.total;
}

function badge(line) {
  const words = line.disagreement ? "Disagreement" : line.decision ? WORDS[line.decision] : line.note ? "Note" : null;
  return words ? make("span", { className: `badge ${line.disagreement ? "clash" : line.decision ?? ""}` }, words) : null;
}

function markCurrent() {
  let found = null;
  for (const button of $("list").querySelectorAll("button.line")) {
    const here = button.dataset.finding === current?.id;
    if (here) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (here) found = button;
  }
  found?.scrollIntoView({ block: "nearest" });
  return found !== null;
}

function updateLine(line) {
  const at = list.items.findIndex((one) => one.id === line.id);
  if (at < 0) return;
  list.items[at] = line;
  const button = $("list").children[at].firstElementChild;
  button.querySelector(".badge")?.remove();
  button.append(...[badge(line)].filter(Boolean));
}

function count(now) {
  progress = now;
  $("bar").max = Math.max(now.total, 1);
  $("bar").value = now.decided;
  $("count").textContent = `${now.decided} of ${now.total} decided`;
  for (const option of $("show").options) {
    const number = { open: now.total - now.decided, all: now.total, ...now }[option.value];
    option.textContent = NAMES[option.value] + (number === undefined ? "" : ` (${number})`);
  }
}

// --- one finding ---

const fetchPage = (id, more = false) =>
  get(`/api/finding/${encodeURIComponent(id)}`, { ...asked(), more: more || null });

/** Show a finding; resolves once it is on the page. What was fetched ahead is shown at once and freshened after. */
async function open(id, more = false) {
  const mine = ++turn;
  const early = more ? undefined : ahead.get(id);
  const page = early ?? (await fetchPage(id, more));
  if (mine !== turn) return;
  ahead.clear();
  drawFinding(page, more);
  attempt(() => settle(id, mine, early !== undefined));
}

async function settle(id, mine, stale) {
  if (stale) {
    const page = await fetchPage(id);
    if (mine !== turn) return;
    if (JSON.stringify(page) !== JSON.stringify(current)) drawFinding(page, true);
  }
  if (!markCurrent()) await reloadAround(id, mine);
  const next = mine === turn ? current?.next : null;
  if (next && next !== id) {
    const page = await fetchPage(next);
    if (mine === turn) ahead.set(next, page);
  }
}

async function reloadAround(id, mine) {
  const found = await get("/api/queue", { ...asked(), at: id });
  if (mine !== turn) return;
  list = found;
  drawList();
  markCurrent();
}

function drawFinding(page, stay = false) {
  const changed = current?.id !== page.id;
  current = page;
  $("finding").replaceChildren(...draw(page, () => attempt(() => open(page.id, true))));
  for (const passage of document.querySelectorAll(".passage")) centre(passage);
  for (const button of document.querySelectorAll("[data-word]")) {
    button.setAttribute("aria-pressed", String(page.by.some((one) =>
      one.reviewer === reviewer && one.decision === button.dataset.word)));
  }
  if (changed) closeNote();
  if (changed && !stay) window.scrollTo(0, 0);
  if (changed && !stay) $("main").scrollTop = 0;
  markCurrent();
  writeAddress();
}

/** Scroll a passage so that its quote is in sight, a third from the top. */
function centre(passage) {
  const quote = passage.querySelector("q");
  if (quote) passage.scrollTop = quote.offsetTop - passage.clientHeight / 3;
}

function drawNothing() {
  turn += 1; // the last finding may still be asked for anew: its answer is not drawn over this
  current = null;
  $("finding").replaceChildren(...nothing(progress, view));
  for (const button of document.querySelectorAll("[data-word]")) button.setAttribute("aria-pressed", "false");
  writeAddress();
}

/** Show the list from its start, or around `id` where it is in it. */
async function start(id = null) {
  if (!(await loadList(id))) return;
  const first = list.items.find((line) => line.id === id) ?? list.items[0];
  if (id && !list.items.some((line) => line.id === id)) {
    try { await open(id); return; } catch { /* a finding of another run: start at the top */ }
  }
  if (first) await open(first.id);
  else drawNothing();
}

// --- deciding ---

async function send(path, act, after) {
  if (busy) return;
  busy = true;
  document.body.classList.add("busy");
  const mine = turn;
  const stayed = () => mine === turn; // who has asked for another list meanwhile is not called back from it
  try {
    const answer = await post(path, act);
    failed = null;
    $("alert").hidden = true;
    count(answer.progress);
    if (answer.line) updateLine(answer.line);
    await after(answer, stayed);
  } catch (error) {
    failed = { path, act, after };
    alarm(`Not saved: ${error.message}`);
  } finally {
    busy = false;
    document.body.classList.remove("busy");
  }
}

function act(values) {
  return { uid: newUid(), reviewer, ...view, ...values };
}

function decide(word, whole = $("whole")?.checked ?? false) {
  if (!current) return undefined;
  const note = $("note-form").hidden ? null : $("note").value.trim() || null;
  return send("/api/decide", act({ finding: current.id, decision: word, note, whole_fact: whole }), async (answer, stayed) => {
    tell(`${WORDS[word]} · saved`);
    closeNote();
    if (whole) await refreshList();
    if (!stayed()) return;
    if (answer.next) await open(answer.next);
    else if (view.show === "open") drawNothing();
    else await open(current.id);
  });
}

function undo() {
  return send("/api/undo", act({}), async (answer, stayed) => {
    tell(answer.saved ? "Taken back · saved" : "There is nothing to undo");
    if (answer.saved) await refreshList();
    if (answer.line && stayed()) await open(answer.line.id);
  });
}

function saveNote() {
  if (!current) return undefined;
  const finding = current.id;
  return send("/api/decide", act({ finding, decision: "note", note: $("note").value.trim() }), async () => {
    tell("Note · saved");
    closeNote();
    await open(finding);
  });
}

function openNote() {
  if (!current) return;
  $("note").value = current.by.find((one) => one.reviewer === reviewer)?.note ?? "";
  $("note-form").hidden = false;
  $("note").focus();
}

function closeNote() {
  if ($("note-form").hidden) return;
  $("note-form").hidden = true;
  $("main").focus();
}

async function step(back) {
  const id = back ? current?.previous : current?.next;
  if (id) await open(id);
}

// --- telling ---

function tell(words) {
  $("saved").textContent = words;
}

function alarm(words) {
  $("alert-text").textContent = words;
  $("alert-again").hidden = failed === null;
  $("alert").hidden = false;
}

/** Run something that only reads; where it fails, say so. */
async function attempt(work) {
  try {
    await work();
  } catch (error) {
    alarm(error.message);
  }
}

async function showDropped() {
  const rows = await get("/api/dropped");
  $("dropped-open").hidden = rows.length === 0;
  $("dropped-open").textContent = `${rows.length} dropped`;
  $("dropped-list").replaceChildren(...rows.map((row) => make("li", {},
    make("b", {}, WORDS[row.decision] ?? row.decision), ` by ${row.reviewer}: ${row.reason}.`,
    make("p", { className: "quiet" }, `${row.paths[0]}: “${row.quotes[0]}”`),
    make("p", { className: "quiet" }, `${row.paths[1]}: “${row.quotes[1]}”`),
    row.note ? make("p", { className: "said" }, row.note) : null,
    row.now ? make("button", {
      type: "button", className: "plain", onclick: () => { $("dropped").close(); attempt(() => open(row.now)); },
    }, "Show the finding that reads most like it") : null)));
}

function use(name) {
  reviewer = name;
  $("who").textContent = name;
}

// --- hands ---

function refilter() {
  if (document.activeElement instanceof HTMLSelectElement) document.activeElement.blur(); // keys decide again
  Object.assign(view, { show: $("show").value, rule: $("rule").value, search: $("search").value.trim() });
  return attempt(() => start());
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]")) return;
  const field = event.target.closest("input, textarea, select");
  if (field) {
    if (event.key === "Escape") { closeNote(); field.blur(); }
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const acts = {
    z: undo, n: openNote, "?": () => $("help").showModal(),
    "/": () => { showList(true); $("search").focus(); $("search").select(); },
    j: () => attempt(() => step(false)), ArrowDown: () => attempt(() => step(false)),
    k: () => attempt(() => step(true)), ArrowUp: () => attempt(() => step(true)),
    m: () => current && attempt(() => open(current.id, true)),
  };
  if (key in KEYS) {
    event.preventDefault();
    if (event.shiftKey) decide(KEYS[key], true);
    else decide(KEYS[key]);
    return;
  }
  if (key in acts && !(key.startsWith("Arrow") && event.target.closest(".passage, .scroll"))) {
    event.preventDefault();
    acts[key]();
  }
}

function showList(shown) {
  document.body.classList.toggle("list-shown", shown);
  $("toggle-list").setAttribute("aria-expanded", String(shown));
}

function listen() {
  document.addEventListener("keydown", onKey);
  for (const button of document.querySelectorAll("[data-word]")) {
    button.addEventListener("click", () => decide(button.dataset.word));
  }
  $("undo").addEventListener("click", undo);
  $("note-open").addEventListener("click", openNote);
  $("help-open").addEventListener("click", () => $("help").showModal());
  $("dropped-open").addEventListener("click", () => $("dropped").showModal());
  $("toggle-list").addEventListener("click", () => showList(!document.body.classList.contains("list-shown")));
  $("list").addEventListener("click", () => showList(false));
  $("alert-again").addEventListener("click", () => failed && send(failed.path, failed.act, failed.after));
  $("show").addEventListener("change", refilter);
  $("rule").addEventListener("change", refilter);
  $("list-back").addEventListener("click", () => attempt(() => loadList(null, Math.max(0, list.offset - 60))));
  $("list-on").addEventListener("click", () => attempt(() => loadList(null, list.offset + list.items.length)));
  let waiting;
  $("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(refilter, DEBOUNCE); });
  $("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    clearTimeout(waiting);
    $("search").blur();
    showList(false);
    refilter();
  });
  $("note").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); saveNote(); }
  });
  $("note-form").addEventListener("submit", (event) => { event.preventDefault(); saveNote(); });
  $("who").addEventListener("click", () => { $("name-input").value = reviewer; $("name").showModal(); });
  $("name-form").addEventListener("submit", () => {
    const name = $("name-input").value.trim();
    if (!name) return;
    try { localStorage.setItem("factcheck-reviewer", name); } catch { /* kept until the page is closed */ }
    use(name);
    attempt(() => start(current?.id));
  });
  setInterval(() => {
    if (document.hidden || busy) return;
    get("/api/queue", { ...asked(), limit: 1 }).then((found) => count(found.progress)).catch(() => {});
  }, POLL);
}

const at = readAddress();
use(reviewer);
$("show").value = view.show;
$("rule").value = view.rule;
$("search").value = view.search;
listen();
attempt(() => start(at)).then(() => attempt(showDropped));
