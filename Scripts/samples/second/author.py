"""The second author: reads what was written (programmes.txt, schools.txt, titles.txt) and sets it down as documents.

Words, titles and form come from different files and are paired by number, so none foretells another. A label is made of
the same facts the document is made of; nothing is read back from a finished file.
"""

import random
import re
import unicodedata
from copy import deepcopy
from pathlib import Path

HERE = Path(__file__).resolve().parent
LETTERS = {"G": "goal", "M": "methods", "P": "period", "X": "exec", "W": "why", "S": "short"}
LISTS = {"T": "tasks", "I": "ind", "D": "measures", "R": "results", "E": "events"}


def blocks(name):
    """(head, lines) of every «@» stretch of a text file."""
    for part in re.split(r"^@ ", (HERE / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = [line.strip() for line in part.splitlines() if line.strip()]
        yield head, lines


def programmes():
    result = {}
    for head, lines in blocks("programmes.txt"):
        key, name, *positive = [piece.strip() for piece in head.split("|")]
        words = {"risk": key[:3], "name": name, "positive": positive[0] if positive else None} | {value: [] for value in LISTS.values()}
        for line in lines:
            letter, text = line[0], line[2:]
            if letter in LISTS:
                words[LISTS[letter]].append(text)
            else:
                words[LETTERS[letter]] = text
        words["events"] = [[cell.strip() for cell in event.split("|")] for event in words["events"]]
        words["period"] = [piece.strip() for piece in words["period"].split("|")]
        result[key] = words
    return result


def schools():
    result = {}
    for head, lines in blocks("schools.txt"):
        facts = dict(line.split(" ", 1) for line in lines)
        facts["programmes"] = facts.pop("risks").split()
        facts["risks"] = [key[:3] for key in facts["programmes"]]
        facts["aliases"] = [alias.strip() for alias in facts["aliases"].split(", ")]
        result[head] = facts
    return result


def hands():
    result = {}
    for head, lines in blocks("titles.txt"):
        kind, name = head.split()
        result.setdefault(kind, {})[name] = dict(line.split(" ", 1) for line in lines)
    return result


def free_words():
    return {head: lines for head, lines in blocks("free.txt")}


PROGRAMMES, SCHOOLS, HANDS, FREE = programmes(), schools(), hands(), free_words()

# MARK: what the checklist asks

WEIGHTS = {
    **dict.fromkeys("E01 E02 E03 E04 E10 E11 E14 E17 E20 E21 E22 E26 E30 E37 V01 V02".split(), "K"),
    **dict.fromkeys("E05 E06 E08 E09 E13 E15 E16 E18 E19 E23 E25 E27 E31 E32 E33 E34 E35 E36 E38 V03 V04 V05 V06 V07".split(), "O"),
    **dict.fromkeys("E07 E12 E29".split(), "R"),
}
COMMON = "E02 E03 E04 E05 E06 E07 E08 E09 E10 E11 E15".split()
ASKED = {
    "concept": [*COMMON, *"E12 E13 E14 E16 E17 E19 E26 E33 E37".split()],
    "midterm": [*COMMON, *"E12 E14 E17 E18 E19 E21 E22 E23 E25 E26 E27 E30 E32 E35 E36 E37 E38".split()],
    "antirisk": [*COMMON, *"E17 E18 E19 E20 E21 E22 E23 E25 E26 E27 E29 E30 E31 E32 E33 E34 E35 E36 E37".split()],
    "roadmap": [*COMMON, *"E14 E27 E29 E30 E32 E33 E34".split()],
    "evidence": "E02 E03 E04 V02 V03 V04 V05 V06 V07".split(),
    "other": ["E02", "E03"],
}
# Only partly automatable and not critical: an honest program may leave it to a person.
PARTLY = set("E09 E12 E13 E16 E18 E19 E23 E25 E31 E33 E34 E36 V02 V03 V04 V05 V06 V07".split())
SECTIONS = {
    "concept": "c.intro c.analysis c.info c.risks c.goals c.measures c.resp c.results c.vision c.resources".split(),
    "midterm": "m.passport m.name m.coord m.basis m.goaltasks m.goal m.tasks m.ind m.methods m.terms m.projects m.results m.exec m.control m.finance m.body m.mech m.table".split(),
    "antirisk": "a.name a.risk a.goaltasks a.goal a.tasks a.ind a.methods a.terms a.measures a.results a.exec a.annex a.intro".split(),
    "roadmap": "r.title r.risk r.table".split(),
}
TITLE_PAGE = "t.org t.title t.period t.approve t.accept t.place t.toc".split()


def verdicts(kind, outcomes):
    """Every verdict the rule of expertise.md, chapter 4, can give for the outcomes that are accepted."""
    main = [outcomes.get(p, ["yes", "partly", "no", "not-checked"]) for p in ASKED[kind] if WEIGHTS[p] == "O"]
    critical = [outcomes.get(p, ["yes"]) for p in ASKED[kind] if WEIGHTS[p] == "K"]
    if any(set(options) == {"no"} for options in critical):
        return ["fails"]
    result = []
    best = [("yes" if "yes" in o else "not-checked" if "not-checked" in o else "no") for o in main]
    worst = [("no" if {"no", "partly"} & set(o) else "not-checked" if "not-checked" in o else "yes") for o in main]
    share = lambda chosen: (lambda checked: checked.count("yes") / len(checked) if checked else 1)([c for c in chosen if c != "not-checked"])
    if all("yes" in o for o in critical) and share(best) >= 0.8:
        result.append("conforms")
    if all({"yes", "partly"} & set(o) for o in critical) and (any("partly" in o for o in critical) or share(worst) < 0.8):
        result.append("partly")
    if any("not-checked" in o for o in critical):
        result.append("needs-expert")
    if any("no" in o for o in critical):
        result.append("fails")
    return result


# MARK: form

LOOKALIKES = str.maketrans("аеорсхАВЕКМНОРСТХ", "aeopcxABEKMHOPCTX")
COLUMNS = {
    "task": ["Задача", "Задачи программы", "Какую задачу решаем", "Задача"],
    "event": ["Мероприятие", "Наименование мероприятий", "Что делаем", "Содержание работы"],
    "date": ["Дата реализации", "Срок", "Когда", "Сроки проведения"],
    "indicator": ["Показатель реализации", "Показатели", "Чем измерим", "Результат"],
    "responsible": ["Ответственный", "Ответственные", "Кто отвечает", "Ответственный исполнитель"],
    "participants": ["Участники", "Категория участников", "Для кого", "Участники"],
    "proof": ["Подтверждающий документ", "Чем подтвердим", "Форма отчётности", "Подтверждающий документ"],
    "risk": ["Направление в соответствии с риском", "Рисковое направление", "Риск", "Направление (риск)"],
}
PASSPORTS = ("two", "three", "head", "title", "split", "stretch", "rows", "dash", "labels", "plain", "chapters")
TABLES = ("merged", "group", "repeat", "two-row", "several", "numbered", "titled", "proof")
NOISES = ("none", "latin", "none", "soft hyphens", "no-break spaces", "none", "e for yo", "letter-spaced", "none", "decomposed", "lost spaces", "hidden text", "content controls", "footnote", "none", "line breaks")
HEADINGS = ("style", "outline", "bold", "caps", "custom", "centred")
STAMPS = ("table", "tabs", "box", "lines")
ENGINES = (("word", "docx"), ("odt", "odt"), ("word", "docx"), ("lo-docx", "docx"), ("odt", "odt"), ("word", "docx"))


def small(text):
    """The first letter small, abbreviations and names as they are."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def noisy(noise, title):
    """A title as its document spells it; the words stay the same."""
    match noise:
        case "latin":
            return title.translate(LOOKALIKES) if len(title) % 2 else " ".join(w.translate(LOOKALIKES) if i % 2 == 0 else w for i, w in enumerate(title.split(" ")))
        case "soft hyphens":
            return re.sub(r"(\w{4})(\w{4,})", "\\1\u00ad\\2", title)
        case "no-break spaces":
            return title.replace(" ", "\u00a0")
        case "hidden text":
            return title + "{v: (проверено, Цель)}"
        case "content controls":
            return "{s:" + title + "}"
        case "footnote":
            return title + "[^Заполнено по методическим рекомендациям.]"
    return title


def noisy_body(noise, line):
    match noise:
        case "e for yo":
            return line.replace("ё", "е").replace("Ё", "Е")
        case "decomposed":
            return unicodedata.normalize("NFD", line)
        case "lost spaces":
            return line.replace("№ ", "№").replace("р.п. ", "р.п.").replace(" г.", "г.").replace("с. ", "с.") if not line.startswith("!table") else line
    return line


def counted(lines):
    """Items numbered by hand, as where a list is spread over several cells."""
    number = 0
    for line in lines:
        number += line.startswith("# ")
        yield f"{number}) {line[2:]}" if line.startswith("# ") else line


class Document:
    """One document under way."""

    def __init__(self, number, kind, school, programme=None, hand=None, faults=(), **form):
        self.number, self.kind, self.school = number, kind, school
        self.rng = random.Random(f"second {number}")
        self.facts = SCHOOLS[school]
        self.named = dict(self.facts)
        self.words = deepcopy(PROGRAMMES[programme]) if programme else None
        self.directions = [deepcopy(PROGRAMMES[key]) for key in self.facts["programmes"]]
        self.covered = None
        self.form = form
        pool = list(HANDS.get(kind, {"": {}}))
        self.hand = hand or pool[number % len(pool)]
        self.names = dict(HANDS.get(kind, {}).get(self.hand, {}))
        self.noise = form.get("noise", NOISES[(number * 7 + number // 10) % len(NOISES)])
        self.passport_form = form.get("passport", PASSPORTS[number * 3 % len(PASSPORTS)])
        self.table_form = form.get("table", TABLES[(number * 5 + number // 9) % len(TABLES)])
        self.stamp_form = form.get("stamp", STAMPS[(number + number // 5) % len(STAMPS)])
        self.toc = form.get("toc", ("none", "typed", "field", "table")[(number + number // 5) % 4] if kind in ("concept", "midterm") else "none")
        self.order_date = ("27", "03", "2023") if number % 6 else ("31", "03", "2023")
        self.lines, self.titles = [], {}
        self.states = dict.fromkeys([*TITLE_PAGE, *SECTIONS.get(kind, [])], "missing")
        self.outcomes = {p: (["not-checked"] if p == "E35" else ["yes", "not-checked"] if p in PARTLY else ["yes"]) for p in ASKED[kind]}
        self.faults, self.risks, self.period = [], [], None
        self.accept = {}
        self.dropped, self.emptied, self.extra = set(), {}, {}
        self.before, self.after = [], []
        self.flags = set()
        for fault in faults:
            fault(self)

    # MARK: facts of the label

    def fault(self, words, **outcomes):
        self.faults.append(words)
        for parameter, accepted in outcomes.items():
            self.outcomes[parameter] = accepted.split("|")

    def near_miss(self, words, **outcomes):
        self.form.setdefault("nearMiss", []).append(words)
        for parameter, accepted in outcomes.items():
            self.outcomes[parameter] = accepted.split("|")

    def present(self, section, title=None):
        self.states[section] = "present"
        if title is not None:
            self.titles[section] = title

    # MARK: lines

    def add(self, *lines):
        self.lines.extend(noisy_body(self.noise, line) for line in lines)

    def title(self, section):
        raw = self.names[section]
        if section in FREE and self.rng.random() < 0.13:
            raw = "~" + self.rng.choice(FREE[section])
        wording = "free" if raw.startswith("~") else "near"
        raw = raw.lstrip("~").strip()
        self.titles[section] = {"title": raw, "wording": wording}
        return noisy(self.noise, raw)

    def stamp(self):
        facts, rng = self.named, self.rng
        day, month, year = self.order_date
        months = {"03": "марта", "04": "апреля", "05": "мая"}
        number = rng.choice(("47", "38/2-ОД", "61-о/д", "29", "112/1", "54-Д"))
        order = rng.choice((f"Приказ № {number} от {day}.{month}.{year}", f"приказ от {day}.{month}.{year} г. № {number}", f"Приказ от «{day}» {months[month]} {year} года № {number}", f"Пр. № {number} от {day}.{month}.{year}г."))
        approve = [rng.choice(("УТВЕРЖДАЮ", "«Утверждаю»", "Утверждена")), f"Директор {facts['director']}", order]
        if "no order" in self.flags:
            approve = ["УТВЕРЖДАЮ", "Директор", "_____________ " + facts["director"]]
        if "signature" in self.flags:
            approve.insert(2, "_______________ (подпись)")
        if "blank order" in self.flags:
            approve[-1] = "Приказ № ____ от «___» __________ 20__ г."
        accept = rng.choice((["ПРИНЯТО", "педагогическим советом", "протокол № 5 от 17.03.2023"], ["Рассмотрено", "на заседании педсовета", "Протокол от 16.03.2023 № 4"], ["СОГЛАСОВАНО", "Управляющим советом, протокол № 3 от 15.03.2023"], ["Обсуждена на педагогическом совете", "20.03.2023, протокол № 6"]))
        if "late minutes" in self.flags:
            accept = ["ПРИНЯТО", "педагогическим советом", "протокол № 7 от 28.03.2023"]
        if self.noise == "letter-spaced":
            approve[0] = " ".join("УТВЕРЖДАЮ")
        columns = ([] if "no accept" in self.flags else [accept]) + [approve]
        if "no stamp" in self.flags:
            return
        if "no accept" not in self.flags:
            self.present("t.accept")
        self.present("t.approve")
        if self.stamp_form == "lines":
            self.add(*(f"{'> ' if column is approve else ''}{line}" for column in columns for line in column))
        else:
            self.add("!stamp", " || ".join(" // ".join(column) for column in columns))

    def head(self, titles, title_period):
        self.stamp()
        self.add(f"^ {self.named[self.form.get('school_form', ('full', 'short', 'loose')[self.number % 3])]}")
        self.present("t.org")
        if self.noise == "letter-spaced":
            first, _, rest = titles[0].partition(" ")
            titles = [" ".join(first.upper()) + ("   " + rest if rest else ""), *titles[1:]]
        if self.noise == "line breaks":
            titles = [title.replace(" ", "⏎", 1) for title in titles]
        self.add(*(f"^^ {title}" for title in titles))
        self.present("t.title")
        if title_period:
            self.add(f"^ {title_period}")
            self.present("t.period")
        if self.number % 2:
            self.add(f"^ {self.facts['place']}")
            self.present("t.place")
        self.add("!pagebreak")
        self.add(*self.before)

    def passport(self, sections):
        rows = []
        for section, lines in sections:
            if section in self.dropped:
                continue
            title = self.title(section)
            if section in self.emptied:
                lines = [self.emptied[section]]
                self.states[section] = "empty"
            else:
                self.states[section] = "present"
            rows.append((section, title, lines))
        way, cell = self.passport_form, lambda lines: " // ".join("* " + line[2:] if line.startswith("- ") else line for line in lines)
        if way == "chapters":
            for _, title, lines in rows:
                self.add(f"= {title}", *[line for line in lines if line])
        elif way in ("labels", "plain"):
            for _, title, lines in rows:
                label = f"**{re.sub(r'[{[].*', '', title) if title[0] not in '{[' else title[3:-1]}:**" if way == "labels" else f"{title}:"
                simple = len(lines) == 1 and not lines[0].startswith(("- ", "# "))
                self.add(f"{label} {lines[0]}".rstrip() if simple else label, *([] if simple else lines))
        elif way == "three":
            self.add("!table 1 4 9", *(f"| {i + 1}. | {t} | {cell(ls)}" for i, (_, t, ls) in enumerate(rows)))
        elif way == "dash":
            self.add("!table 4 1 9", *(f"| {t} | - | {cell(ls)}" for _, t, ls in rows))
        elif way == "stretch":
            self.add("!table 4 9 bold")
            for _, t, ls in rows:
                ls = list(counted(ls))
                self.add(*(f"| {t if i == 0 else '^^'} | {'* ' + line[2:] if line.startswith('- ') else line}" for i, line in enumerate(ls)))
        elif way == "rows":
            self.add("!table 4 9")
            for _, t, ls in rows:
                words, ls = t.split(" "), list(counted(ls))
                if len(words) > 3 and "{" not in t and "[" not in t and len(ls) > 1:
                    middle = (len(words) + 1) // 2
                    self.add(f"| {' '.join(words[:middle])} | {cell(ls[:1])}", f"| {' '.join(words[middle:])} | {cell(ls[1:])}")
                else:
                    self.add(f"| {t} | {cell(ls)}")
        else:
            if way == "split":
                rows = [(s, t if "{" in t or "[" in t else t.replace(" ", " // "), ls) for s, t, ls in rows]
            self.add("!table 3 7 bold" + (" header=1" if way == "head" else ""))
            self.add(*{"head": ["| Раздел | Описание"], "title": ["| ПАСПОРТ | <<"]}.get(way, []))
            self.add(*(f"| {t} | {cell(ls)}" for _, t, ls in rows))

    def roadmap(self, directions, with_risk):
        """The table of events in one of the layouts schools use."""
        pick = lambda column, salt: COLUMNS[column][(self.number + salt) % 4]
        way = self.table_form
        lead = (["risk"] if with_risk else []) + (["task"] if way not in ("group", "several") else [])
        names = ([] if way in ("group", "several") and with_risk else lead) + ["event", "date", "indicator", "responsible", "participants"]
        if "no responsible column" in self.flags:
            names.remove("responsible")
        if way == "proof":
            names.append("proof")
        heads = [pick(name, i) for i, name in enumerate(names)]
        numbered = way == "numbered"
        width = len(names) + numbered
        columns = " ".join((["1"] if numbered else []) + [{"event": "6", "date": "3"}.get(n, "4") for n in names])
        full = lambda text: "| " + " | ".join([text] + ["<<"] * (width - 1))
        header = "| " + " | ".join((["№ п/п"] if numbered else []) + heads)

        def opening():
            if way == "titled":
                self.add(f"!table {columns} header=2", full("План работы на 2023 год"), header)
            elif way == "two-row":
                at = names.index("date")
                above = ["Исполнение" if n in ("date", "indicator") else h for n, h in zip(names, heads)]
                above[at + 1] = "<<"
                below = [h if n in ("date", "indicator") else "^^" for n, h in zip(names, heads)]
                self.add(f"!table {columns} header=2", "| " + " | ".join(above), "| " + " | ".join(below))
            else:
                self.add(f"!table {columns} header=1", header)

        if way != "several":
            opening()
        count = 0
        for d_index, direction in enumerate(directions):
            if with_risk and way == "group":
                self.add(full(direction.get("called", direction["name"])))
            if with_risk and way == "several":
                self.add(f"**{direction.get('called', direction['name'])}**")
                opening()
            last, first = None, True
            for task, event, date, indicator, responsible, participants in sorted(direction["events"], key=lambda e: e[0]):
                text = direction["tasks"][int(task) - 1]
                text = f"Задача {task}. " * (way in ("group", "several")) + text[0].upper() + text[1:]
                if not with_risk and task != last:
                    if way == "several":
                        self.add(text)
                        opening()
                    elif way == "group":
                        self.add(full(text))
                if way == "repeat" and count and count % 4 == 0:
                    self.add(header)
                    last, first = None, True
                cells = {"risk": direction.get("called", direction["name"]) if first else "^^", "task": text if task != last else "^^", "event": event, "date": date, "indicator": indicator, "responsible": responsible, "participants": participants, "proof": ("справка", "протокол, лист регистрации", "приказ", "аналитическая справка")[count % 4]}
                count += 1
                self.add("| " + " | ".join(([f"{count}."] if numbered else []) + [cells[n] for n in names]))
                last, first = task, False

    def contents(self, heads):
        """Typed, as a table or as a field; always before the first section."""
        if self.toc == "none":
            return []
        self.present("t.toc")
        broken = "broken contents" in self.flags
        if self.toc == "field" and not broken:
            return ["!toc"]
        self.toc = "typed" if broken else self.toc
        plain = [re.sub(r"\{v:.*?\}|\[\^.*?\]|\{s:(.*?)\}", r"\1", head) for head in heads]
        if self.toc == "table":
            return ["^ Содержание", "!table 8 1", *(f"| {head} | {i + 3}" for i, head in enumerate(plain)), "!pagebreak"]
        page = lambda i: "Ошибка! Закладка не определена." if broken and i in (2, 3) else str(i + 3)
        return ["^ ОГЛАВЛЕНИЕ", *(f"{head} {'.' * max(5, 66 - len(head))} {page(i)}" for i, head in enumerate(plain)), "!pagebreak"]


# MARK: kinds


def aims(doc, words, kind):
    letter = kind[0]
    goal = words["goal"] + "."
    tasks = [f"# {task}" for task in words["tasks"]]
    if "tasks in a line" in doc.flags:
        tasks = ["; ".join(f"{i}) {task}" for i, task in enumerate(words["tasks"], 1)) + "."]
    if f"{letter}.goaltasks" in doc.names:
        doc.states[f"{letter}.goal"] = doc.states[f"{letter}.tasks"] = None
        return [(f"{letter}.goaltasks", [f"Цель: {goal}", "Задачи:", *tasks])]
    doc.states[f"{letter}.goaltasks"] = None
    return [(f"{letter}.goal", [goal]), (f"{letter}.tasks", tasks)]


def antirisk(doc):
    words, n = doc.words, doc.number
    doc.risks = [words["risk"]]
    row, title_period, start, end = words["period"]
    doc.period = {"from": start, "to": end} if start else None
    if row.startswith("2023 год ("):
        doc.accept["period"] = [{"from": "2023-01-01", "to": "2023-12-31"}]
    programme = ("АНТИРИСКОВАЯ ПРОГРАММА", "Программа антирисковых мер", "Антирисковая программа", "ПРОГРАММА АНТИРИСКОВЫХ МЕР")[n % 4]
    named = words["positive"] if words["positive"] and n % 3 else words["name"]
    named = doc.extra.get("named", named)
    titles = [programme, f"«{named}»"] if n % 5 else [f"{programme} «{named}»"]
    doc.states["a.risk"] = None
    if named == words["positive"]:
        doc.before.append(f"{('Рисковое направление', 'Фактор риска', 'Направление риска')[n % 3]}: {words['name']}.")
        doc.present("a.risk")
    doc.head(titles, title_period)
    if n % 7 == 3 and "no why" not in doc.flags:
        doc.add("= " + ("Пояснительная записка" if n % 2 else "Актуальность"), words["why"])
        doc.present("a.intro")
    short = doc.named["genitive" if n % 4 == 1 else "short"]
    sections = [
        ("a.name", [f"{programme.capitalize()} «{named}» {short}"]), *aims(doc, words, "antirisk"), ("a.ind", [f"- {line}" for line in words["ind"]]),
        ("a.methods", [words["methods"][0].upper() + words["methods"][1:]]), ("a.terms", [row[0].upper() + row[1:]]), ("a.measures", [f"- {line}" for line in words["measures"]]),
        ("a.results", [f"- {line}" for line in words["results"]]), ("a.exec", [words["exec"][0].upper() + words["exec"][1:]]),
    ]
    if doc.passport_form not in ("chapters", "title"):
        doc.add("= " + ("Паспорт программы", "ПАСПОРТ", "Паспорт антирисковой программы")[n % 3])
    doc.passport(sections)
    doc.add(*doc.after)
    if "a.annex" not in doc.dropped:
        title = doc.title("a.annex")
        doc.present("a.annex")
        if n % 3:
            doc.add("!landscape")
        doc.add(f"= {title}")
        if "annex as text" in doc.flags:
            doc.states["a.annex"] = None
            doc.add(*(f"- {event[1]}" for event in words["events"]))
        else:
            doc.roadmap([words], with_risk=False)


def concept(doc):
    facts, n = doc.facts, doc.number
    name = ("КОНЦЕПЦИЯ РАЗВИТИЯ", "Концепция программы развития", "Концепция развития школы")[n % 3]
    title_period, start, end = (("на 2022–2024 годы", "2022-01-01", "2024-12-31"), ("на 2023-2025 г.г.", "2023-01-01", "2025-12-31"), ("2023–2026 годы", "2023-01-01", "2026-12-31"))[n % 3]
    title_period, start, end = doc.extra.get("period", (title_period, start, end))
    doc.period = {"from": start, "to": end}
    year = doc.extra.get("year", end[:4])
    if "школа-партнёр" in facts["close"] and "no" not in doc.outcomes["E09"]:
        doc.near_miss("a partner school is named in the text", E09="yes|partly|not-checked")
    directions = doc.covered if doc.covered is not None else doc.directions
    doc.risks = sorted({d["risk"] for d in directions})
    doc.head([name], title_period)
    called = lambda d: d.get("called", d["name"])
    analysis = doc.extra.get("analysis", [facts["now"], *(f"{called(d)}. {d['why']}" for d in directions), facts["close"]])
    goal = doc.extra.get("goal", facts["cgoal"].format(end=year))
    tasks = doc.extra.get("tasks", [f"# {task}" for d in directions for task in d["tasks"][:2]])
    measures = ["!table 3 6 3 4 header=1", "| Направление | Мероприятие | Срок | Ответственный", *(f"| {called(d) if i == 0 else '^^'} | {e[1]} | {e[2]} | {e[4]}" for d in directions for i, e in enumerate(sorted(d["events"], key=lambda e: e[2])[:3]))]
    if n % 2:
        measures = [f"- {called(d)}: {'; '.join(small(m) for m in d['measures'])} ({d['period'][0]})" for d in directions]
    risks = ["!table 3 6 header=1", "| Фактор риска | Краткое описание мер", *(f"| {called(d)} | {d['short']}" for d in directions)]
    if n % 5 == 2:
        risks = [f"# {called(d)}. Меры: {d['short'][0].lower() + d['short'][1:]}." for d in directions]
    responsible = doc.extra.get("resp", [f"За концепцию в целом отвечает директор {facts['director']}.", *(f"- {called(d)} – {small(d['exec'])}" for d in directions)])
    sections = [
        ("c.intro", [facts["intro"]]), ("c.analysis", analysis), ("c.risks", risks), ("c.goals", [f"Цель: {goal}.", "Задачи:", *tasks]), ("c.measures", measures), ("c.resp", responsible),
        ("c.results", [f"- {r}" for d in directions for r in d["results"][:2]]),
    ]
    if n % 4 == 1:
        doc.names["c.vision"] = "Миссия и ценности школы"
        sections.insert(1, ("c.vision", ["Учить каждого и замечать каждого: таково предназначение школы."]))
    sections += doc.extra.get("sections", [])
    doc.passport_form = "chapters"
    write_with_contents(doc, lambda: doc.passport(sections))


def write_with_contents(doc, body):
    kept = doc.lines
    doc.lines = []
    body()
    heads = [line[2:] for line in doc.lines if line.startswith("= ")]
    heads += doc.extra.get("contents", [])
    made, doc.lines = doc.lines, kept
    doc.add(*doc.contents(heads))
    doc.lines += made


def midterm(doc):
    facts, n = doc.facts, doc.number
    title_period, row, start, end = (
        ("на 2023–2024 годы", "2023–2024 годы: I этап – март – август 2023 года, II этап – сентябрь 2023 – май 2024 года, III этап – июнь – декабрь 2024 года", "2023-01-01", "2024-12-31"),
        ("на 2023 год", "январь – декабрь 2023 года", "2023-01-01", "2023-12-31"),
        ("на 2022-2023 гг.", "2022–2023 годы (подготовительный, основной и завершающий этапы)", "2022-01-01", "2023-12-31"),
    )[n % 3]
    title_period = doc.extra.get("title_period", title_period)
    row = doc.extra.get("terms", row)
    doc.period = {"from": start, "to": end}
    if "I этап – март" in row:
        doc.accept["period"] = [{"from": "2023-03-01", "to": "2024-12-31"}]
    directions = doc.covered if doc.covered is not None else doc.directions
    doc.risks = sorted({d["risk"] for d in directions})
    doc.head([("СРЕДНЕСРОЧНАЯ ПРОГРАММА РАЗВИТИЯ", "Среднесрочная программа развития")[n % 2]], title_period)
    called = lambda d: d.get("called", d["name"])
    words = {"goal": doc.extra.get("goal", facts["mgoal"].format(end=end[:4])), "tasks": doc.extra.get("tasks", [f"{task}" for d in directions for task in d["tasks"][:2]])}
    indicators = doc.extra.get("ind", [f"- {i}" for d in directions for i in d["ind"][:2]])
    methods = "; ".join(dict.fromkeys(small(d["methods"]) for d in directions[:2]))
    short = doc.named["genitive" if n % 4 == 1 else "short"]
    sections = [
        ("m.name", [f"Среднесрочная программа развития {short} {title_period}"]), *aims(doc, words, "midterm"), ("m.ind", indicators), ("m.methods", [methods[0].upper() + methods[1:]]), ("m.terms", [row]),
        ("m.projects", doc.extra.get("projects", [f"- Антирисковая программа «{called(d)}»" for d in directions])), ("m.results", doc.extra.get("results", [f"- {r}" for d in directions for r in d["results"][:2]])),
        ("m.exec", ["Директор, заместители директора, руководители методических объединений, классные руководители"]), ("m.control", [facts["control"]]),
    ]
    if n % 3 == 0:
        doc.names |= {"m.coord": "Разработчики программы", "m.finance": "Финансирование"}
        sections.insert(1, ("m.coord", [f"Рабочая группа: директор {facts['director']}, заместители директора, методист"]))
        sections.append(("m.finance", ["Субвенция на учебные расходы, без дополнительных средств"]))

    def body():
        if "m.passport" not in doc.dropped:
            doc.add(f"= {doc.title('m.passport')}")
            doc.states["m.passport"] = "present" if doc.passport_form not in ("labels", "plain", "chapters") else None
        doc.passport(sections)
        if "m.body" not in doc.dropped:
            doc.add(f"= {doc.title('m.body')}")
            doc.present("m.body")
            for d in directions:
                doc.add(f"**{called(d)}.** {d['why']} Поэтому школа намерена {d['tasks'][0][0].lower() + d['tasks'][0][1:]}, а также {d['tasks'][1][0].lower() + d['tasks'][1][1:]}. Меры: {d['short'][0].lower() + d['short'][1:]}.")
        if n % 2:
            doc.add("= Механизмы реализации программы", "Решения готовит рабочая группа, обсуждает методический совет, утверждает директор; педагогический совет дважды в год слушает отчёт.")
            doc.present("m.mech")
        doc.add(*doc.after)
        if "m.table" not in doc.dropped:
            title = doc.title("m.table")
            doc.present("m.table")
            doc.add("!landscape", f"= {title}")
            doc.roadmap(directions, with_risk=True)

    write_with_contents(doc, body)


def roadmap(doc):
    n = doc.number
    directions = doc.covered if doc.covered is not None else doc.directions
    doc.risks = sorted({d["risk"] for d in directions})
    doc.period = {"from": "2023-01-01", "to": "2023-12-31"}
    doc.head([("ДОРОЖНАЯ КАРТА", "Дорожная карта школы", "План мероприятий («дорожная карта»)")[n % 3], ("по преодолению рисков", "реализации проекта «500+»")[n % 2]], "на 2023 год")
    doc.present("r.title")
    doc.present("r.risk")
    doc.present("r.table")
    doc.add("!landscape")
    doc.roadmap(directions, with_risk=True)


KINDS = {"antirisk": antirisk, "concept": concept, "midterm": midterm, "roadmap": roadmap}
