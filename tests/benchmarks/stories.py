"""What the generated corpus is made of: sorts of stories, what each tells, and how it may be worded.

A wording has `{n}` where the subject stands and `{v}` where the value stands, and no full stop: that is what a gold line
quotes. `past` is the same measure of another time and `plan` one that is only aimed at: both differ without
contradicting. A polarity has two lists of wordings that cannot both be true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "money", "percent", "quantity", "duration", "date", "year", "firm", "person", "polarity"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that a story tells. `low`, `high` bound the value; `unit` is the scale word or unit it is given in."""

    key: str
    kind: Kind
    wordings: tuple[str, ...]
    low: int = 0
    high: int = 0
    unit: str = ""
    against: tuple[str, ...] = ()
    past: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of story: what the subject is called after its name, how it is referred to, what is told of it."""

    name: str
    title: str
    called: str
    attributes: tuple[Attribute, ...]
    siblings: tuple[str, str] = ("North", "South")


def _of(
    key: str, kind: Kind, low: int, high: int, unit: str, *wordings: str, past: str = "", plan: str = ""
) -> Attribute:
    return Attribute(key, kind, wordings, low, high, unit, (), past, plan)


def _either(key: str, wordings: tuple[str, ...], against: tuple[str, ...]) -> Attribute:
    return Attribute(key, "polarity", wordings, against=against)


SORTS = (
    Sort("Holdings", "{n} reports on its year", "the company", (
        _of("revenue", "money", 120, 950, "million",
            "Revenue at {n} came to {v} in 2024", "{n} had sales of {v} in 2024",
            "In 2024 {n} took {v} in revenue", "Turnover of {n} reached {v} in 2024",
            past="In 2021 {n} had revenue of {v}", plan="{n} aims for revenue of {v} in 2028"),
        _of("staff", "count", 640, 9400, "people",
            "{n} employs {v} people", "{v} people work for {n}", "The workforce of {n} stands at {v} people",
            past="In 2019 {n} employed {v} people"),
        _of("margin", "percent", 6, 38, "",
            "The operating margin of {n} was {v} in 2024", "{n} had an operating margin of {v} in 2024",
            "In 2024 the operating margin at {n} stood at {v}", plan="{n} wants an operating margin of {v} by 2029"),
        _of("founded", "year", 1921, 1996, "",
            "{n} was founded in {v}", "{n} was set up in {v}", "The founding of {n} dates from {v}"),
        _of("shops", "count", 34, 480, "shops",
            "{n} runs {v} shops", "There are {v} shops in the chain of {n}", "{n} has {v} shops"),
        _either("dividend",
            ("{n} will pay a dividend for 2024", "{n} is paying its shareholders a dividend for 2024"),
            ("{n} will not pay a dividend for 2024", "There will be no dividend from {n} for 2024")),
        _either("profit",
            ("The operating profit of {n} rose in 2024", "Operating profit at {n} increased in 2024"),
            ("The operating profit of {n} fell in 2024", "Operating profit at {n} declined in 2024")),
    ), ("Foods", "Textiles")),
    Sort("Bridge", "Work ends on {n}", "the bridge", (
        _of("length", "quantity", 310, 2900, "metres",
            "{n} is {v} long", "{n} has a length of {v}", "From end to end {n} measures {v}"),
        _of("cost", "money", 45, 780, "million",
            "{n} cost {v}", "The building of {n} cost {v}", "{v} was spent on building {n}",
            plan="In 2018 planners had expected {n} to cost {v}"),
        _of("lanes", "count", 2, 9, "lanes", "{n} carries {v} lanes of traffic", "{n} has {v} lanes"),
        _of("opening", "date", 2024, 2024, "",
            "{n} opened to traffic on {v}", "{n} was opened on {v}", "Traffic has used {n} since it opened on {v}"),
        _of("builder", "firm", 0, 0, "",
            "{n} was built by {v}", "{v} built {n}", "The contractor that built {n} was {v}"),
        _either("injuries",
            ("Nobody was injured in the building of {n}", "There were no injuries during the building of {n}"),
            ("Three workers were injured in the building of {n}", "Workers were injured while {n} was being built")),
        _of("traffic", "count", 7200, 68000, "vehicles",
            "{v} vehicles cross {n} on an average day", "On an average day {n} carries {v} vehicles",
            plan="By 2040 {n} is expected to carry {v} vehicles a day"),
    ), ("East", "West")),
    Sort("Wind Farm", "Blades turn at {n}", "the wind farm", (
        _of("turbines", "count", 18, 140, "turbines",
            "{n} consists of {v} turbines", "There are {v} turbines at {n}", "{n} has {v} turbines"),
        _of("capacity", "quantity", 120, 1450, "MW",
            "{n} has a capacity of {v}", "The capacity of {n} is {v}", "{n} is rated at {v}",
            plan="After an extension in 2031 {n} is to have a capacity of {v}"),
        _of("cost", "money", 210, 960, "million",
            "{n} cost {v} to build", "The owners spent {v} on building {n}", "The building of {n} cost {v}"),
        _of("power", "date", 2025, 2025, "",
            "{n} delivered its first power on {v}", "First power from {n} was delivered on {v}",
            "On {v} the first power came from {n}"),
        _of("maker", "firm", 0, 0, "",
            "The turbines at {n} were made by {v}", "{v} made the turbines at {n}", "{v} supplied {n} with its turbines"),
        _of("homes", "count", 41000, 890000, "homes",
            "{n} supplies {v} homes", "{v} homes get their electricity from {n}", "{n} makes enough power for {v} homes"),
        _either("subsidy",
            ("{n} receives a subsidy from the state", "The state pays {n} a subsidy"),
            ("{n} receives no subsidy from the state", "The state does not pay {n} a subsidy")),
    ), ("Inner", "Outer")),
    Sort("Museum", "{n} welcomes visitors again", "the museum", (
        _of("visitors", "count", 42000, 930000, "visitors",
            "{n} had {v} visitors in 2024", "In 2024 {v} visitors came to {n}", "{v} visitors came to {n} in 2024",
            past="In 2016 {n} had {v} visitors", plan="{n} expects {v} visitors in 2027"),
        _of("area", "quantity", 1200, 9800, "square metres",
            "{n} has {v} of exhibition space", "The exhibition space of {n} covers {v}", "{n} shows its collection on {v}"),
        _of("architect", "person", 0, 0, "",
            "{n} was designed by {v}", "{v} designed {n}", "The architect of {n} is {v}"),
        _of("objects", "count", 3100, 96000, "objects",
            "{n} owns {v} objects", "The collection of {n} holds {v} objects", "{v} objects belong to {n}"),
        _of("reopening", "date", 2025, 2025, "",
            "{n} reopened on {v}", "{n} opened its doors again on {v}", "The reopening of {n} took place on {v}"),
        _either("entry",
            ("Entry to {n} is free", "Visitors pay nothing to enter {n}"),
            ("Entry to {n} is not free", "Visitors have to pay to enter {n}")),
        _of("works", "duration", 14, 58, "months",
            "The renovation of {n} took {v}", "{n} was closed for renovation for {v}",
            "Builders spent {v} on the renovation of {n}"),
    ), ("Old", "New")),
    Sort("Line", "Trains run on {n}", "the line", (
        _of("length", "quantity", 38, 640, "kilometres",
            "{n} is {v} long", "{n} has a length of {v}", "{n} runs for {v}"),
        _of("stations", "count", 7, 46, "stations",
            "{n} has {v} stations", "There are {v} stations on {n}", "Trains on {n} call at {v} stations"),
        _of("speed", "quantity", 110, 330, "km/h",
            "Trains on {n} reach {v}", "The top speed on {n} is {v}", "Trains run at up to {v} on {n}"),
        _of("cost", "money", 130, 990, "million",
            "{n} cost {v}", "The price of building {n} was {v}", "The building of {n} cost {v}",
            plan="The first estimate in 2015 had put the cost of {n} at {v}"),
        _of("riders", "count", 21000, 310000, "passengers",
            "{v} passengers use {n} each day", "{n} carries {v} passengers a day", "Each day {n} carries {v} passengers",
            plan="In 2035 {n} is expected to carry {v} passengers a day"),
        _of("trains", "firm", 0, 0, "",
            "The trains on {n} were built by {v}", "{v} built the trains that run on {n}", "The trains of {n} came from {v}"),
        _either("drivers",
            ("Trains on {n} run without drivers", "No driver is on board the trains of {n}"),
            ("Trains on {n} are run by drivers", "A driver is on board each train of {n}")),
    ), ("Coast", "Valley")),
    Sort("Phone", "{n} goes on sale", "the phone", (
        _of("memory", "quantity", 6, 24, "GB",
            "{n} has {v} of memory", "{n} comes with {v} of memory", "The memory of {n} is {v}"),
        _of("price", "money", 240, 1450, "",
            "{n} costs {v}", "{n} sells for {v}", "The price of {n} is {v}"),
        _of("weight", "quantity", 142, 268, "grams",
            "{n} weighs {v}", "The weight of {n} is {v}", "{n} comes in at {v}"),
        _of("battery", "duration", 17, 62, "hours",
            "The battery of {n} lasts {v}", "{n} runs for {v} on one charge", "One charge keeps {n} going for {v}"),
        _of("launch", "date", 2025, 2025, "",
            "{n} went on sale on {v}", "Sales of {n} began on {v}", "{n} was launched on {v}"),
        _of("assembly", "firm", 0, 0, "",
            "{n} is assembled by {v}", "{v} assembles {n}", "The assembly of {n} is done by {v}"),
        _either("charger",
            ("{n} comes with a charger", "A charger is included with {n}"),
            ("{n} comes without a charger", "No charger is included with {n}")),
    ), ("Mini", "Max")),
    Sort("Hospital", "New wards at {n}", "the hospital", (
        _of("beds", "count", 85, 980, "beds", "{n} has {v} beds", "There are {v} beds at {n}", "{n} is equipped with {v} beds"),
        _of("nurses", "count", 130, 2400, "nurses",
            "{n} employs {v} nurses", "{v} nurses work at {n}", "The staff of {n} includes {v} nurses",
            past="In 2017 {n} employed {v} nurses"),
        _of("wait", "duration", 5, 44, "weeks",
            "Patients at {n} wait {v} for an operation", "The wait for an operation at {n} is {v}",
            "An operation at {n} means a wait of {v}", plan="{n} wants to cut the wait for an operation to {v} by 2029"),
        _of("ward", "date", 2025, 2025, "",
            "The new ward at {n} opened on {v}", "{n} opened its new ward on {v}", "On {v} the new ward at {n} was opened"),
        _of("head", "person", 0, 0, "",
            "{n} is run by {v}", "{v} runs {n}", "The director of {n} is {v}"),
        _of("survival", "percent", 52, 97, "",
            "{v} of heart patients at {n} survived in 2024", "In 2024 {v} of the heart patients at {n} survived",
            past="In 2018 {v} of heart patients at {n} survived"),
        _either("emergency",
            ("The emergency department of {n} stays open at night", "At night the emergency department of {n} is open"),
            ("The emergency department of {n} closes at night", "At night the emergency department of {n} is closed")),
    ), ("General", "Children's")),
    Sort("Trial", "Results of {n} published", "the trial", (
        _of("patients", "count", 180, 7400, "patients",
            "{n} enrolled {v} patients", "{v} patients took part in {n}", "{n} included {v} patients"),
        _of("response", "percent", 23, 88, "",
            "{v} of the patients in {n} responded to the drug", "In {n} the drug helped {v} of the patients",
            "The drug worked in {v} of the patients in {n}"),
        _of("length", "duration", 12, 96, "weeks",
            "{n} lasted {v}", "{n} ran for {v}", "The length of {n} was {v}"),
        _of("sponsor", "firm", 0, 0, "",
            "{n} was paid for by {v}", "{v} paid for {n}", "The sponsor of {n} was {v}"),
        _of("centres", "count", 9, 160, "centres",
            "{n} was run at {v} centres", "{v} centres took part in {n}", "There were {v} centres in {n}"),
        _either("deaths",
            ("No patient died during {n}", "There were no deaths during {n}"),
            ("Two patients died during {n}", "There were two deaths during {n}")),
        _of("lead", "person", 0, 0, "", "{n} was led by {v}", "{v} led {n}", "The head of {n} was {v}"),
    ), ("Alpha", "Beta")),
    Sort("College", "{n} opens its term", "the college", (
        _of("students", "count", 940, 21000, "students",
            "{n} has {v} students", "{v} students attend {n}", "There are {v} students at {n}",
            past="In 2014 {n} had {v} students", plan="{n} plans to have {v} students in 2032"),
        _of("fee", "money", 1900, 14800, "",
            "A year at {n} costs {v}", "{n} charges {v} a year", "The yearly fee at {n} is {v}"),
        _of("passed", "percent", 61, 97, "",
            "{v} of students at {n} passed their exams in 2024", "In 2024 {v} of the students at {n} passed their exams",
            past="In 2020 {v} of students at {n} passed their exams"),
        _of("founded", "year", 1851, 1989, "",
            "{n} was founded in {v}", "{n} was established in {v}", "The history of {n} began in {v}"),
        _of("teachers", "count", 75, 1600, "teachers",
            "{n} employs {v} teachers", "{v} teachers work at {n}", "The staff of {n} includes {v} teachers"),
        _of("rector", "person", 0, 0, "",
            "{n} is headed by {v}", "{v} heads {n}", "The rector of {n} is {v}"),
        _either("phones",
            ("Mobile phones are allowed in lessons at {n}", "{n} allows mobile phones in lessons"),
            ("Mobile phones are banned from lessons at {n}", "{n} does not allow mobile phones in lessons")),
    ), ("Upper", "Lower")),
    Sort("Dam", "Water rises behind {n}", "the dam", (
        _of("height", "quantity", 28, 240, "metres", "{n} is {v} high", "{n} has a height of {v}", "{n} rises {v}"),
        _of("output", "quantity", 35, 1900, "MW",
            "{n} has an output of {v}", "The power station at {n} produces {v}", "The output of {n} is {v}"),
        _of("moved", "count", 140, 8800, "residents",
            "{v} residents had to move because of {n}", "Because of {n} {v} residents had to move",
            "{n} forced {v} residents to move"),
        _of("finished", "year", 1958, 2021, "",
            "{n} was finished in {v}", "{n} was completed in {v}", "Work on {n} ended in {v}"),
        _of("engineer", "person", 0, 0, "", "{n} was designed by {v}", "{v} designed {n}", "The engineer of {n} was {v}"),
        _of("cost", "money", 64, 930, "million", "{n} cost {v}", "The building of {n} cost {v}", "{v} was spent on {n}"),
        _either("cracks",
            ("Inspectors found cracks in {n}", "Cracks were found in {n} by inspectors"),
            ("Inspectors found no cracks in {n}", "No cracks were found in {n} by inspectors")),
    ), ("Upper", "Lower")),
)  # fmt: skip

FILLERS = (
    "“It has been a long road and we are glad to be here,” said {p}.",
    "{p}, who has followed the matter for a decade, called the news welcome.",
    "“People here have waited for this,” {p} told reporters.",
    "A spokesman declined to say more before the autumn.",
    "{p} believes that others will follow the example.",
    "Neighbours brought cakes, and a brass band played in the rain.",
    "“Ask me again next spring,” {p} said with a smile.",
    "The mood in the hall was cheerful, if a little tired.",
    "What comes next is anybody's guess, in the view of {p}.",
    "{p} thanked everyone who had helped.",
    "“I would have liked to see it sooner,” {p} said.",
    "Further details are to be had from the press office.",
)
OUTLETS = ("Release", "Coastline Wire", "Evening Ledger", "Trade Notes", "Morning Post", "Regional Radio")
STARTS = (
    "Al Ar Bel Bren Cal Cor Dal Dor El Er Fal Fen Gar Gil Hal Hem Il Is Jor Kal Kel Lam Lor Mal Mer Nal Nor Ol Or "
    "Pel Per Quil Ral Ros Sal Ser Tal Tor Ul Val Ver Wil Yar Zel"
).split()
MIDDLES = "a e i o u ani eri ila omo una ado esti ivo oru arni elki inda osta uvi agra ebri ifra".split()
ENDS = "dan den dor fell gar grad ham holm ka lund mar mond na nik ra rath ro sk stad ta ton vik von wick".split()
FIRST = (
    "Ada Bo Cara Dag Eva Finn Gro Hans Ida Jon Kari Leo Mina Nils Olga Per Rita Sven Tove Ulf Vera Willem Ylva Zoe "
    "Anton Birte Carl Dora Emil Frida"
).split()
FIRMS = "Works Partners Industries Systems Brothers Engineering Group Technik Union Associates".split()
