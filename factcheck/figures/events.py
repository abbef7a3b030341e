"""What happened on a date: the event's verb or noun, and who or what it happened to, in either voice."""

from __future__ import annotations

from factcheck.figures.about import VAGUE, owner_of
from factcheck.figures.attributes import MEASURES
from factcheck.figures.roles import Role
from factcheck.figures.tree import NOUNS, Tree

_BY_AGENT = frozenset(
    """join enter leave reach hit become win receive begin visit attend earn lose pass exceed top surpass see have
    mark enjoy face hold play score beat quit take serve celebrate study move return tell say report""".split()
)
"""Verbs whose event is their agent's: "Smith joined Intel in 2010" is about Smith."""

_PLACED = frozenset("be occur happen fall schedule due slate set plan expect".split())
"""Verbs that only place an event that their agent names: "the vote is due on 3 May"."""

_PROCESSES = frozenset("production construction work service sale development building trial operation".split())

_EVENT_NOUNS = frozenset(
    """launch release opening debut unveiling founding establishment closure completion acquisition merger approval
    ruling verdict election vote referendum deadline start end beginning conference meeting summit hearing trial crash
    accident fire explosion earthquake flood strike signing ratification announcement publication birth death arrival
    departure match final race tournament expiry inauguration premiere delivery listing ipo flotation visit attack
    creation formation construction resignation appointment introduction rollout recall ban inspection audit report
    review festival ceremony""".split()
)


_SUPPORT = frozenset("win get receive gain obtain secure grant give make hold take sign reach see face earn".split())
"""Verbs that leave the event to their object: "won approval", "made its debut", "took office"."""


_PHRASAL = {
    ("set", "up"): "found",
    ("shut", "down"): "close",
    ("close", "down"): "close",
    ("roll", "out"): "launch",
    ("step", "down"): "resign",
    ("stand", "down"): "resign",
    ("leave", "office"): "resign",
    ("take", "over"): "acquire",
    ("open", "up"): "open",
    ("start", "up"): "start",
    ("break", "out"): "start",
    ("go", "public"): "list",
    ("go", "live"): "launch",
    ("pass", "away"): "die",
    ("burn", "down"): "burn",
    ("come", "out"): "release",
    ("come", "into"): "start",
    ("enter", "into"): "start",
    ("call", "off"): "cancel",
    ("put", "off"): "postpone",
    ("push", "back"): "postpone",
    ("wind", "up"): "close",
    ("sell", "off"): "sell",
    ("spin", "off"): "spin",
    ("take", "effect"): "start",
    ("take", "place"): "occur",
    ("take", "wraps"): "unveil",
    ("come", "to"): "discover",
    ("go", "into"): "start",
    ("go", "on"): "start",
    ("enter", "production"): "start",
    ("enter", "service"): "start",
    ("enter", "force"): "start",
    ("enter", "mass"): "start",
    ("take", "office"): "start",
}
"""Verbs that mean another thing with the word behind them."""


def _phrasal(tree: Tree, verb: int, name: str) -> str:
    behind = [tree.word(c) for c in tree.children[verb] if tree.tokens[c].dep == "dobj"]
    behind += [tree.word(verb + 1) if verb + 1 < len(tree.tokens) else ""]
    behind += [tree.word(c) for c in tree.children[verb] if tree.tokens[c].dep == "prt"]
    return next((_PHRASAL[name, word] for word in behind if (name, word) in _PHRASAL), name)


_ASPECT = {"begin": "start", "start": "start", "commence": "start", "cease": "end", "stop": "end", "finish": "end"}
"""Verbs that take the event of another: "began operating" is a start."""


def event(tree: Tree, number: int) -> tuple[Role, int | None]:
    """The event of a date (its name in `Role.name`) and the token of what the event is about."""
    found, about = _event(tree, number)
    return found, None if about is None or tree.word(about) in VAGUE else about


def _event(tree: Tree, number: int) -> tuple[Role, int | None]:
    top = tree.top(number)
    if top is None:
        return Role(), None
    noun = _event_noun(tree, number, top)
    if noun is not None:
        return Role(noun, tree.lemma(noun)), _of_event(tree, noun)
    verb = tree.verb(top)
    if (
        verb is not None and tree.word(tree.before(number, 2)) == "back"
    ):  # "committed to reaching it by 2030 back in 2021"
        verb = next((i for i in (verb, *tree.up(verb)) if tree.tokens[i].tag in {"VBD", "VBZ"}), verb)
    if verb is None:
        return Role(), None
    agent = tree.agent(verb)
    name = tree.lemma(verb)
    direct = tree.child(verb, "dobj", "obj", "nsubjpass")
    if name in _SUPPORT and direct is not None and tree.lemma(direct) in _EVENT_NOUNS:
        owner = owner_of(tree, direct)
        return Role(direct, tree.lemma(direct), verb=verb), owner if owner is not None else agent
    name = _phrasal(tree, verb, name)
    head = tree.tokens[verb].head
    if tree.tokens[verb].dep == "xcomp" and tree.lemma(head) in _ASPECT:
        name = _ASPECT[tree.lemma(head)]
    if name in {"open", "close", "elect", "appoint"} and any(tree.word(c) == "again" for c in tree.children[verb]):
        name = f"re{name}"
    if name == "acquire" and direct is None:
        name = "appoint"  # "who took over in 2020"
    moved = direct is not None and tree.tokens[direct].dep != "nsubjpass" and name != "occur"
    if (name in _PLACED or tree.tokens[verb].pos == "AUX") and agent is not None and not moved:
        if tree.lemma(agent) in MEASURES and tree.lemma(agent) not in _EVENT_NOUNS:
            return Role(agent, tree.lemma(agent), verb=verb), owner_of(tree, agent)
        complement = tree.child(verb, "acomp", "attr")
        if name == "be" and complement is not None and tree.tokens[complement].pos in {"ADJ", "NOUN"}:
            return Role(None, tree.lemma(complement), verb=verb), agent
        return Role(agent, tree.lemma(agent), verb=verb), _of_event(tree, agent)
    return Role(None, _with_post(tree, verb, name), verb=verb), _patient(tree, verb, agent)


def _with_post(tree: Tree, verb: int, name: str) -> str:
    """An appointment with its post: "became chief executive" is another event than "became chairman"."""
    if name not in {"become", "appoint", "elect", "name", "reelect", "reappoint", "resign"}:
        return name
    post = tree.child(verb, "oprd", "attr")
    if post is None:
        as_ = next((c for c in tree.children[verb] if tree.word(c) == "as"), None)
        post = None if as_ is None else tree.child(as_, "pobj")
    if post is None or tree.figure_at[post] is not None or tree.tokens[post].pos not in NOUNS:
        return name
    return " ".join([*(tree.lemma(i) for i in range(tree.run_start(post), post + 1)), name])


def _patient(tree: Tree, verb: int, agent: int | None) -> int | None:
    """What an event befell: the object of an active verb, the subject of a passive or intransitive one."""
    direct = tree.child(verb, "dobj", "obj")
    if (
        direct is not None
        and tree.figure_at[direct] is None
        and tree.lemma(verb) not in _BY_AGENT
        and tree.lemma(direct) != "door"
    ):
        if tree.lemma(direct) == "wrap":  # "took the wraps off the chip"
            off = next(
                (c for c in (*tree.children[direct], *tree.children[verb]) if tree.word(c) in {"off", "from"}), None
            )
            return agent if off is None else tree.child(off, "pobj")
        if tree.lemma(direct) in _EVENT_NOUNS:
            return _of_event(tree, direct)
        name = tree.child(direct, "appos")
        return name if name is not None and tree.is_name(name) and not tree.is_name(direct) else direct
    if agent is not None and tree.lemma(agent) in _EVENT_NOUNS | _PROCESSES:
        return _of_event(tree, agent)
    if agent is not None and not tree.is_name(agent):
        name = tree.child(agent, "appos")
        if name is not None and tree.is_name(name):
            return name
    return agent


def _event_noun(tree: Tree, number: int, top: int) -> int | None:
    """ "the launch on 5 March", "the 2024 conference", "a deadline of 3 May", "Launch: 2019"."""
    before = tree.before(number)
    if before is not None and before > 0 and tree.word(before) in {"of", ":", "–", "—"}:
        noun = before - 1
        if tree.tokens[noun].pos in NOUNS | {"VERB"} and (
            tree.word(before) != "of" or tree.lemma(noun) in _EVENT_NOUNS
        ):
            return noun
    for ancestor in tree.up(top):
        token = tree.tokens[ancestor]
        if token.pos in {"VERB", "AUX"}:
            return None
        if tree.lemma(ancestor) in _EVENT_NOUNS and tree.figure_at[ancestor] is None:
            return ancestor
    return None


def _of_event(tree: Tree, noun: int) -> int | None:
    """Whose event it is: "the launch of the M890", "the plant's opening", else the event itself."""
    owner = owner_of(tree, noun)
    if owner is not None:
        return owner
    of = next((c for c in tree.children[noun] if c > noun and tree.word(c) == "of"), None)
    inner = None if of is None else tree.child(of, "pobj")
    if inner is not None and tree.figure_at[inner] is None:
        return inner
    compound = next((c for c in tree.children[noun] if tree.tokens[c].dep == "compound" and tree.is_name(c)), None)
    return compound if compound is not None else noun
