"""Gives the first author's labels the fields of the second's, as far as they follow from what the label says."""

from second.author import ASKED, PARTLY, SECTIONS, TITLE_PAGE, verdicts
from second.plan import FOLLOWS

ANY = ["yes", "partly", "no", "not-checked"]
BY_FAULT = {
    "numberless": ("E18", "E21", "E36"), "direction": ("E18", "E27", "E31", "E36"), "period": ("E09", "E27"), "school": ("E09",), "uncovered": ("E21", "E16"), "process": ("E19",),
}


def states(label):
    kind, sections = label["kind"], label["sections"]
    result = dict.fromkeys([*TITLE_PAGE, *SECTIONS.get(kind, [])], "missing")
    if kind not in SECTIONS:
        return {}
    result |= dict.fromkeys(label["titles"], "present") | {"t.org": "present", "t.title": "present", "t.approve": "present", "t.accept": "present", "t.period": None, "t.toc": None}
    if kind == "roadmap":
        result |= {"r.title": "present", "r.risk": "present", "r.table": "present"}
    if kind == "antirisk":
        result |= {"a.risk": None}
    letter = kind[0]
    if kind in ("antirisk", "midterm"):
        whole, halves = f"{letter}.goaltasks", (f"{letter}.goal", f"{letter}.tasks")
        result |= dict.fromkeys(halves, None) if result[whole] == "present" else {whole: None}
    result |= dict.fromkeys(sections["missing"], "missing") | dict.fromkeys(sections["empty"], "empty") | dict.fromkeys(sections["either"], None)
    if "t.approve" in sections["missing"]:
        result["t.accept"] = "missing"
    return result


def outcomes(label):
    kind = label["kind"]
    if kind == "other":
        return {"E02": ["yes"], "E03": ["no"]}
    result = {p: (["not-checked"] if p == "E35" else ["yes", "partly", "not-checked"] if p == "E16" else ["yes", "not-checked"] if p in PARTLY else ["yes"]) for p in ASKED[kind]}
    for section in [*label["sections"]["missing"], *label["sections"]["empty"]]:
        result |= {p: value.split("|") for p, value in FOLLOWS.get(section, {}).items() if p in result}
    if "t.approve" in label["sections"]["missing"]:
        result |= {"E05": ["not-checked"], "E07": ["no"]}
    if label["sections"]["empty"]:
        result["E10"] = ["yes", "no"]
    result |= dict.fromkeys((p for p in BY_FAULT.get(label["fault"], ()) if p in result), ANY)
    result |= {p: ["no"] for p in label["parameters"]["K"] if p in result}
    result |= {p: ["no", "partly"] for p in label["parameters"]["O"] if p in result}
    for parameter in label.get("accept", {}).get("K", []):
        if parameter in result and parameter not in label["parameters"]["K"]:
            result[parameter] = sorted({"yes", "no", "not-checked", *result[parameter]})
    return result


def complete(label):
    """The label with `author`, `states`, `outcomes`, `verdicts` and `faults`."""
    accepted = label.get("accept", {}).get("verdict", [])
    found = outcomes(label)
    allowed = [label["verdict"], *accepted] if accepted else verdicts(label["kind"], found) if label["kind"] in SECTIONS else [label["verdict"]]
    if label["verdict"] not in allowed:
        raise ValueError(f"{label['path']}: {label['verdict']} is not among {allowed}")
    return label | {"author": 1, "states": states(label), "outcomes": found, "verdicts": allowed, "faults": [] if label["fault"] == "none" else [label["fault"]], "nearMisses": []}
