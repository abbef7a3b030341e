"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const main = $("main");
  const PAGE = Number(main.dataset.pageSize) || 50;
  const names = $$(".views a").map((link) => link.dataset.to);
  const form = $(".filters");
  const panel = $(".panel");
  const panelBody = $("[data-panel]");
  const narrow = matchMedia("(max-width: 46rem)");
  const below = () => $(".lead").offsetTop + $(".lead").offsetHeight; // where the bar of views stands by itself

  // Without a script the links of the views jump to their sections; with one the views take turns, and must not jump.
  for (const section of $$("section[data-view]")) section.id = `view-${section.id}`;

  // ---- lists: filtered, then shown a page at a time -------------------------------------------------------------
  const lists = new Map();
  for (const section of $$("section[data-view]")) {
    const items = $$("[data-item]", section).map((element) => ({
      element,
      sources: new Set(element.dataset.sources.split(" ")),
      rules: element.dataset.rules.split(" "),
      status: element.dataset.status.split(" "),
      text: null,
    }));
    lists.set(section.dataset.view, { section, items, shown: items, page: 0 });
  }

  const wanted = () => {
    const of = (name) => (form && form.elements[name] ? form.elements[name].value : "");
    const words = of("text").toLowerCase().split(/\s+/).filter(Boolean);
    return { words, source: of("source"), rule: of("rule"), status: of("status") };
  };

  const matches = (item, { words, source, rule, status }) => {
    if (source && !item.sources.has(source)) return false;
    if (rule && !item.rules.includes(rule)) return false;
    if (status && !item.status.includes(status)) return false;
    if (!words.length) return true;
    item.text ??= item.element.textContent.toLowerCase();
    return words.every((word) => item.text.includes(word));
  };

  // A source has neither rule nor status of its own, so the list of sources goes by name and source alone.
  const forList = (name, wish) => (name === "sources" ? { ...wish, rule: "", status: "" } : wish);

  const filter = () => {
    const wish = wanted();
    for (const [name, list] of lists) {
      list.shown = list.items.filter((item) => matches(item, forList(name, wish)));
      list.page = 0;
      show(list);
    }
    count();
  };

  const show = (list) => {
    const from = list.page * PAGE;
    const visible = new Set(list.shown.slice(from, from + PAGE));
    for (const item of list.items) item.element.classList.toggle("later", !visible.has(item));
    for (const kind of $$(".kind", list.section)) {
      kind.hidden = !$("[data-item]:not(.later)", kind);
    }
    const wish = wanted();
    const filtered = wish.words.length || wish.source || wish.rule || wish.status;
    for (const fold of $$(".kind > details", list.section)) {
      if (filtered && !fold.open) { fold.open = true; fold.dataset.byFilter = ""; }
      else if (!filtered && "byFilter" in fold.dataset) { fold.open = false; delete fold.dataset.byFilter; }
    }
    const none = $("[data-none]", list.section);
    if (none) none.hidden = list.shown.length > 0 || list.items.length === 0;
    const pager = $(".pager", list.section);
    if (!pager) return;
    const pages = Math.ceil(list.shown.length / PAGE);
    pager.hidden = pages < 2;
    $("[data-page-at]", pager).textContent = `${list.page + 1} of ${pages}`;
    for (const button of $$("[data-page]", pager)) {
      const to = list.page + Number(button.dataset.page);
      button.disabled = to < 0 || to >= pages;
    }
  };

  const turn = (list, by) => {
    const pages = Math.ceil(list.shown.length / PAGE);
    const to = list.page + by;
    if (to < 0 || to >= pages) return;
    list.page = to;
    show(list);
    list.section.scrollIntoView();
  };

  const count = () => {
    const out = $("[data-count]");
    const list = lists.get(root.dataset.view);
    if (!out || !list || !list.items.length) { if (out) out.textContent = ""; return; }
    const all = list.items.length, shown = list.shown.length;
    out.textContent = shown === all ? `${all} shown` : `${shown} of ${all}`;
  };

  // Bring an item to its page, dropping the filters if they hide it.
  const reveal = (name, element) => {
    const list = lists.get(name);
    const element_ = element.closest("[data-item]");
    if (!list || !element_) return;
    let at = list.shown.findIndex((item) => item.element === element_);
    if (at < 0 && form) {
      form.reset();
      filter();
      at = list.shown.findIndex((item) => item.element === element_);
    }
    list.page = Math.max(0, Math.floor(at / PAGE));
    show(list);
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  // ---- views, by the address's fragment, so that every place has a link ------------------------------------------
  const view = (name) => {
    root.dataset.view = name;
    for (const link of $$(".views a")) {
      if (link.dataset.to === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    count();
  };

  const toggle = (body, open) => {
    const button = $("[aria-expanded]", body);
    if (!button) return;
    body.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(body.classList.contains("open")));
  };

  const tell = (link) => {
    if (!panel) return;
    panelBody.replaceChildren();
    for (const told of $$(".told")) told.classList.remove("told");
    const claims = link.dataset.claims.split(" ");
    for (const part of $$("[data-claims]", link.closest(".source"))) {
      if (part.dataset.claims.split(" ").includes(claims[0])) part.classList.add("told");
    }
    for (const id of link.dataset.facts.split(" ")) {
      const said = document.getElementById(`${id}-said`);
      const label = $(".label", document.getElementById(id));
      if (!said || !label) continue;
      const title = document.createElement("h3");
      const to = document.createElement("a");
      to.href = `#${id}`;
      to.textContent = label.textContent;
      title.append(to);
      const copy = said.cloneNode(true);
      copy.removeAttribute("id");
      panelBody.append(title, copy);
    }
    panel.hidden = false;
    root.classList.add("telling");
  };

  const hush = () => {
    if (panel) panel.hidden = true;
    root.classList.remove("telling");
    for (const told of $$(".told")) told.classList.remove("told");
  };

  const read = (source) => {
    for (const other of $$(".source.current")) other.classList.remove("current");
    root.classList.toggle("reading", Boolean(source));
    if (source) source.classList.add("current");
  };

  const go = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    for (const old of $$(".target, .target-claim")) old.classList.remove("target", "target-claim");
    hush();
    if (names.includes(id) || !target) {
      read(null);
      view(names.includes(id) ? id : names[0]);
      if (names.includes(id)) window.scrollTo(0, Math.min(window.scrollY, below()));
      return;
    }
    const section = target.closest("section[data-view]");
    if (!section) return;
    view(section.dataset.view);
    const source = target.closest(".source");
    read(source);
    if (!source) reveal(section.dataset.view, target);
    if (target.matches("tbody")) toggle(target, true);
    if (target.matches(".finding")) target.classList.add("target");
    if (target.matches(".at, .claim-of-summary")) {
      for (const part of $$("[data-claims]", source || section)) {
        if (part.dataset.claims.split(" ").includes(id)) part.classList.add("target-claim");
      }
      const link = $$("a.claim", source || section).find((part) => part.classList.contains("target-claim"));
      if (link) link.focus({ preventScroll: true });
    } else if (source) {
      target.focus({ preventScroll: true });
      if (narrow.matches) target.scrollIntoView();
      else window.scrollTo(0, Math.min(window.scrollY, below()));
      return;
    }
    target.scrollIntoView({ block: target.matches(".at") ? "center" : "start" });
    const open = $("[data-open]", target);
    if (open) open.focus({ preventScroll: true });
  };

  // ---- events -----------------------------------------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const at = event.target.closest("a.claim, .label, [data-page], [data-close], [data-help], [data-theme-switch], [data-arrange]");
    if (!at) return;
    if (at.matches("a.claim") && at.dataset.facts) { event.preventDefault(); tell(at); }
    else if (at.matches(".label")) { const body = at.closest("tbody"); toggle(body, !body.classList.contains("open")); }
    else if (at.matches("[data-page]")) turn(lists.get(root.dataset.view), Number(at.dataset.page));
    else if (at.matches("[data-close]")) hush();
    else if (at.matches("[data-help]")) $(".help").showModal();
    else if (at.matches("[data-theme-switch]")) theme(true);
    else if (at.matches("[data-arrange]")) arrange(at.dataset.arrange);
  });
  addEventListener("hashchange", go);
  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // The fact sheet by source (a column each) or by value (who says what): the reader's choice, a phone's first is by value.
  const arrange = (how) => {
    for (const sheet of $$(".sheet.both")) {
      sheet.classList.toggle("by-source", how === "by-source");
      sheet.classList.toggle("by-value", how === "by-value");
    }
    for (const button of $$("[data-arrange]")) button.setAttribute("aria-pressed", String(button.dataset.arrange === how));
  };

  const theme = (next) => {
    const order = ["auto", "light", "dark"];
    let now = root.dataset.theme || "auto";
    if (next) {
      now = order[(order.indexOf(now) + 1) % order.length];
      if (now === "auto") delete root.dataset.theme; else root.dataset.theme = now;
      try { localStorage.setItem("factcheck-theme", now); } catch { /* as in head.js */ }
    }
    const button = $("[data-theme-switch]");
    if (button) button.textContent = `Theme: ${now}`;
  };

  const stops = () => {
    const section = $(`section[data-view="${root.dataset.view}"]`);
    if (!section) return [];
    const reading = $(".source.current", section);
    if (reading) return $$("a.claim", reading);
    return $$("[data-item]:not(.later)", section)
      .filter((item) => item.getClientRects().length)
      .map((item) => $("[data-open]", item))
      .filter(Boolean);
  };

  const step = (by) => {
    const all = stops();
    if (!all.length) return;
    const here = document.activeElement;
    const item = here.closest("[data-item]");
    let at = all.findIndex((stop) => stop === here || (item && stop.closest("[data-item]") === item));
    at = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "center" });
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      if (typing && form) { form.elements.text.value = ""; filter(); event.target.blur(); }
      else hush();
      return;
    }
    if (typing || $(".help").open) return;
    const digit = Number(event.key);
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && form) form.elements.text.focus();
    else if (event.key === "?") $(".help").showModal();
    else if (event.key === "n" || event.key === "p") turn(lists.get(root.dataset.view), event.key === "n" ? 1 : -1);
    else if (digit >= 1 && digit <= names.length) {
      location.hash = names[digit - 1];
      go(); // hashchange comes later: the next key must already find the new part
    }
    else return;
    event.preventDefault();
  });

  // On paper there are no pages of a list: everything that the filters leave.
  let arranged = "";
  addEventListener("beforeprint", () => {
    const sheet = $(".sheet.both");
    arranged = sheet ? (sheet.classList.contains("by-value") ? "by-value" : "by-source") : "";
    if (sheet && sheet.style.getPropertyValue("--columns") > 6) arrange("by-value"); // more are wider than paper
    for (const list of lists.values()) for (const item of list.shown) item.element.classList.remove("later");
  });
  addEventListener("afterprint", () => {
    for (const list of lists.values()) show(list);
    if (arranged) arrange(arranged);
  });

  theme(false);
  const sheet = $(".sheet.both");
  if (sheet) arrange(narrow.matches || sheet.classList.contains("by-value") ? "by-value" : "by-source");
  for (const list of lists.values()) show(list);
  go();
})();
