// Draws one finding. Everything that comes from a source becomes a text node: no markup is ever made from it.

export const WORDS = {
  confirmed: "Confirmed",
  false_alarm: "False alarm",
  superseded: "Superseded",
  different_thing: "Different thing",
  unsure: "Unsure",
  note: "Note",
  undo: "Taken back",
};

/** An element with properties (or attributes, where the name has a dash) and children; strings become text nodes. */
export function make(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value == null || value === false) continue;
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

function place(location) {
  const names = { page: "page", row: "row", cell: "cell", line: "line" };
  return Object.entries(names)
    .filter(([key]) => location[key] != null)
    .map(([key, name]) => `${name} ${location[key]}`)
    .join(", ");
}

export function when(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

function card(side, letter, onMore) {
  if (!side) {
    return make("section", { className: "card none" },
      make("header", {}, make("span", { className: "letter" }, letter), make("h3", {}, "No source")),
      make("p", { className: "passage" }, "Nothing in the sources speaks of this."));
  }
  const marks = side.quote.map(([text, kind]) =>
    kind === "same" ? text : make("mark", { className: kind }, text));
  return make("section", { className: "card", "aria-label": `Source ${letter}: ${side.title}` },
    make("header", {},
      make("span", { className: "letter", "aria-hidden": "true" }, letter),
      make("div", {},
        make("h3", {}, side.title),
        make("p", { className: "quiet" },
          [side.path, side.published, place(side.location)].filter(Boolean).join(" · ")))),
    make("div", { className: "passage", tabIndex: 0, role: "group", "aria-label": `Passage of source ${letter}` },
      make("span", { className: "around" }, side.before),
      make("q", {}, ...marks),
      make("span", { className: "around" }, side.after)),
    side.more && make("button", { type: "button", className: "plain more", onclick: onMore }, "More of the text"),
    !side.text && make("p", { className: "quiet" }, "The run was saved without its sources' text: the quote alone."));
}

function values(rows) {
  if (rows.length < 1) return null;
  const body = rows.map((row) =>
    make("tr", { className: row.here ? "here" : "" },
      make("td", {}, row.source, row.published ? make("span", { className: "quiet" }, ` · ${row.published}`) : null),
      make("td", { className: "value" }, row.value,
        row.outlier ? make("span", { className: "tag" }, "differs") : null),
      make("td", { className: "quoted" }, row.quote === row.value ? "" : row.quote)));
  return make("section", { className: "values" },
    make("h3", {}, "What the sources say of this"),
    make("div", { className: "scroll" },
      make("table", {},
        make("thead", {}, make("tr", {}, ...["Source", "Value", "Sentence"].map((name) =>
          make("th", { scope: "col" }, name)))),
        make("tbody", {}, ...body))));
}

function history(page) {
  if (!page.history.length) return null;
  return make("details", { className: "history" },
    make("summary", {}, `History (${page.history.length})`),
    make("ol", {}, ...page.history.map((row) =>
      make("li", {}, make("b", {}, WORDS[row.decision] ?? row.decision), ` by ${row.reviewer}, ${when(row.time)}`,
        row.note ? make("span", { className: "said" }, row.note) : null))));
}

function standing(page) {
  const said = page.by.filter((one) => one.decision || one.note);
  if (!said.length) return null;
  const words = said.map((one) =>
    make("p", {}, make("b", {}, one.decision ? WORDS[one.decision] : "Note"), ` by ${one.reviewer}, ${when(one.time)}`,
      one.note ? make("span", { className: "said" }, one.note) : null));
  const title = page.disagreement ? make("p", { className: "clash" }, "Reviewers disagree on this one.") : null;
  return make("section", { className: `standing ${page.disagreement ? "clash" : page.decision ?? ""}` }, title, ...words);
}

function earlier(was) {
  if (!was) return null;
  return make("section", { className: "standing earlier" },
    make("p", {}, make("b", {}, `Decided before on another wording: ${WORDS[was.decision]}`),
      ` by ${was.reviewer}. It holds no more, because ${was.reason}.`),
    make("p", { className: "quiet" }, `Then: “${was.quotes[0]}” and “${was.quotes[1]}”`));
}

/** The elements of one finding; `onMore` is called where more of the text is asked for. */
export function finding(page, onMore) {
  const others = page.aspects.length > 1 ? make("ul", { className: "aspects" }, ...page.aspects.map((one) =>
    make("li", {}, make("b", {}, `${one.name}: `), one.explanation, " ", make("code", {}, one.rule)))) : null;
  return [
    make("header", { className: "lead" },
      make("p", { className: "chips" },
        make("span", { className: `chip ${page.severity}` }, page.verdict),
        make("span", { className: "chip", title: "The rule that decided" }, `${page.rule} ${page.rule_name}`),
        make("span", { className: "chip", title: "How sure the checker is" },
          page.score >= 1 ? "exact" : `${Math.round(page.score * 100)} % sure`)),
      make("h2", {}, page.title),
      page.explanation !== page.title ? make("p", { className: "why" }, page.explanation) : null,
      page.siblings ? make("label", { className: "whole" },
        make("input", { type: "checkbox", id: "whole" }),
        ` Decide all ${page.siblings + 1} pairs of this fact alike `,
        make("span", { className: "quiet" }, "or hold Shift with the key")) : null),
    earlier(page.earlier),
    standing(page),
    make("div", { className: "cards" }, card(page.a, "A", onMore), card(page.b, "B", onMore)),
    others,
    values(page.values),
    history(page),
  ].filter(Boolean);
}

/** What is shown where a list has nothing to decide. */
export function nothing(progress, view) {
  const done = progress.total > 0 && progress.decided === progress.total;
  const filtered = view.search || view.rule || view.show !== "open";
  const title = progress.total === 0 ? "This run has no findings."
    : done && !filtered ? "Every finding is decided." : "Nothing in this list.";
  const next = done && !filtered
    ? "The next check leaves false alarms out, and with --baseline store it fails only on what is new."
    : filtered ? "Another list, rule or search shows more." : "";
  return [make("div", { className: "nothing" }, make("h2", {}, title), make("p", {}, next))];
}
