"""Which documents there are: one line each. Faults are made in the words; each says which outcomes a curator would accept."""

from copy import deepcopy

from second.author import PROGRAMMES, SCHOOLS, Document

ANY = "yes|partly|no|not-checked"
FOLLOWS = {
    "a.ind": {"E21": "no", "E22": "no|not-checked", "E18": ANY, "E23": "no|not-checked", "E36": ANY},
    "a.methods": {"E25": "no|not-checked"}, "m.methods": {"E25": "no|not-checked"},
    "a.exec": {"E37": "no"}, "m.exec": {"E37": "no"}, "c.resp": {"E37": "no", "E33": ANY},
    "a.annex": {"E30": "no", "E27": "not-checked|yes", "E29": "not-checked|no", "E31": "no|partly|not-checked", "E32": "not-checked|yes|no", "E33": "not-checked|yes", "E34": "not-checked|yes"},
    "m.table": {"E30": "no", "E27": "not-checked|yes", "E32": "not-checked|yes|no"},
    "a.results": {"E36": "no|not-checked"}, "m.results": {"E36": "no|not-checked"},
    "m.control": {"E38": "no"}, "a.terms": {"E26": "no|yes|not-checked", "E27": "yes|not-checked"}, "m.terms": {"E26": "no|yes|not-checked"},
    "m.ind": {"E21": "no", "E22": "no|not-checked", "E18": ANY, "E23": "no|not-checked", "E36": ANY},
    "a.goal": {"E17": "no", "E18": ANY, "E20": ANY, "E19": ANY}, "c.goals": {"E17": "no", "E19": "no|not-checked", "E14": ANY},
    "c.risks": {"E14": ANY}, "c.measures": {"E14": "yes|no|partly"}, "m.projects": {"E14": "yes|no|partly"},
}


def missing(section):
    def apply(doc):
        doc.dropped.add(section)
        doc.fault(f"{section} is missing", E10="no", **FOLLOWS.get(section, {}))
    return apply


def empty(section, value="-"):
    def apply(doc):
        doc.emptied[section] = value
        doc.fault(f"{section} holds «{value}»" if value else f"{section} holds nothing", E11="no", E10="yes|no", **FOLLOWS.get(section, {}))
    return apply


def flag(name, words, **outcomes):
    def apply(doc):
        doc.flags.add(name)
        doc.fault(words, **outcomes)
        if name in ("no order", "blank order"):
            doc.states_override = {"t.approve": None}
    return apply


def no_stamp(doc):
    doc.flags |= {"no stamp", "no accept"}
    doc.fault("no stamp at all", E10="no", E06="no", E05="not-checked", E07="no")


def dated(day, month):
    def apply(doc):
        doc.order_date = (day, month, "2023")
        doc.fault(f"approved on {day}.{month}.2023, after the deadline", E05="no")
    return apply


def rewrite(key, value, words, **outcomes):
    def apply(doc):
        doc.words[key] = value
        doc.fault(words, **outcomes)
    return apply


def extra(key, value, words, **outcomes):
    def apply(doc):
        doc.extra[key] = value
        doc.fault(words, **outcomes)
    return apply


def near(key, value, words, **outcomes):
    def apply(doc):
        (doc.words if doc.kind == "antirisk" and key in doc.words else doc.extra)[key] = value
        doc.near_miss(words, **outcomes)
    return apply


def note(where, line, words, fault=False, **outcomes):
    def apply(doc):
        getattr(doc, where).append(line)
        (doc.fault if fault else doc.near_miss)(words, **outcomes)
    return apply


def signature(doc):
    doc.flags.add("signature")
    doc.near_miss("an underscored line for the signature in a filled stamp")


def events(change, words, **outcomes):
    """Changes the rows of the roadmap: of the programme, or of every direction."""
    def apply(doc):
        for direction in [doc.words] if doc.words else doc.directions:
            direction["events"] = [row for row in (change(index, list(row)) for index, row in enumerate(direction["events"])) if row]
        doc.fault(words, **outcomes)
    return apply


def near_events(change, words, **outcomes):
    made = events(change, words, **outcomes)
    def apply(doc):
        made(doc)
        doc.faults.pop()
        doc.near_miss(words)
    return apply


def tasks_in_a_line(doc):
    doc.flags.add("tasks in a line")
    doc.near_miss("the tasks stand in one paragraph")


def cell(index, column, value):
    return lambda i, row: row[:column] + [value] + row[column + 1:] if i == index else row


def uncovered(doc):
    doc.covered = doc.directions[:-1]
    gone = doc.directions[-1]
    more = {"E21": "yes|no|partly"} if doc.kind == "midterm" else {}
    doc.fault(f"{gone['risk']} is activated and not covered", E14="no", **more)


def mention_only(doc):
    doc.covered = doc.directions[:-1]
    gone = doc.directions[-1]
    doc.before.append(f"Куратор обратил наше внимание и на фактор «{gone['name']}», вернёмся к нему позже.")
    more = {"E21": "yes|no|partly"} if doc.kind == "midterm" else {}
    doc.fault(f"{gone['risk']} is only mentioned in passing", E14="no|partly", **more)
    doc.accept["risks"] = [sorted(d["risk"] for d in doc.directions)]


def added(key):
    def apply(doc):
        doc.covered = [*doc.directions, deepcopy(PROGRAMMES[key])]
        doc.fault(f"{key[:3]} is not activated for the school", E15="no|partly")
        doc.accept["risks"] = [sorted(d["risk"] for d in doc.directions)]
    return apply


def shortened(*names):
    def apply(doc):
        for direction, name in zip(doc.directions, names):
            direction["called"] = name
        doc.near_miss("directions named in the school's own short words")
    return apply


def other_school(identifier):
    def apply(doc):
        doc.named = dict(SCHOOLS[identifier])
        doc.fault(f"names {identifier} as the school", E04="no", E09=ANY)
        doc.by_content = identifier
    return apply


def direction_words(key):
    """The title keeps its direction, everything under it is about another."""
    def apply(doc):
        risk, name, period = doc.words["risk"], doc.words["name"], doc.words["period"]
        doc.words = deepcopy(PROGRAMMES[key]) | {"risk": risk, "name": name, "positive": None, "period": period}
        doc.fault(f"goal, tasks and events are about {key[:3]}", E20="no", E21="yes|no|partly", E27="yes|no", E36="yes|partly|not-checked")
    return apply


def autumn(i, row):
    return row[:2] + [("11.09.2023", "октябрь 2023 г.", "16.10.2023 – 27.10.2023", "ноябрь 2023 г.")[i % 4]] + row[3:]


def period(row, title, start, end, words, **outcomes):
    def apply(doc):
        doc.words["period"] = [row, title, start, end]
        if not start:
            doc.accept["period"] = [None, {"from": "2023-01-01", "to": "2023-12-31"}]
        doc.fault(words, **outcomes)
    return apply


def accept(**values):
    def apply(doc):
        doc.accept |= values
    return apply


def A(school, programme, *faults, **form):
    return ("antirisk", school, programme, faults, form)


def C(school, *faults, **form):
    return ("concept", school, None, faults, form)


def M(school, *faults, **form):
    return ("midterm", school, None, faults, form)


def R(school, *faults, **form):
    return ("roadmap", school, None, faults, form)


NO_FIGURES = ["Школа живёт обычной жизнью: уроки, кружки, праздники. Коллектив стабильный, дети разные, родители в основном доброжелательные, однако заняты. Здание старое, но тёплое.", "Результаты проверочных работ ниже, чем хотелось бы, и в последние годы заметно не растут. Особенно тревожит математика. Многие ученики не видят смысла в учёбе, слабые дети получают помощь от случая к случаю, часть семей держится в стороне."]

PLAN = [
    # Sound programmes, one for each direction a school has activated.
    *(A(school, programme) for school, facts in SCHOOLS.items() for programme in facts["programmes"]),
    # Sound ones with something that looks like a fault.
    A("staraya-drofa-2", "R12a", signature, note("after", "Наставник проекта – МБОУ «СОШ № 2 р.п. Лисий Брод», её учителя ведут у нас мастер-классы.", "a partner school is named in the text", E09="yes|partly|not-checked")),
    A("staraya-drofa-2", "R12a", near("goal", "Снижение доли обучающихся с рисками учебной неуспешности с 33 % до 22 % к декабрю 2023 года, в том числе через рост учебной мотивации", "another direction named in the goal as a means")),
    A("lisiy-brod-1", "R03b", note("before", "Работа ведётся и в рамках приказа управления образования от 12.04.2023 № 90 о методических днях.", "a later order of another body in the text")),
    A("bolshie-chibisy", "R06a", near_events(lambda i, row: row[:3] + ["2 практикума, 23 учителя (в мае 2022 г. было 9)" if i == 2 else row[3]] + row[4:], "a date of another year in the cell of the indicator")),
    A("uzlovaya-pad", "R11b", tasks_in_a_line, passport="two"),
    A("glukhoozyorsk", "R05b", tasks_in_a_line, hand="careful", passport="labels"),
    A("lisiy-brod-2", "R11a", near("goal", "Организация взаимодействия с классами, при которой время, потерянное на уроке из-за нарушений дисциплины, сократится с 9 до 4 минут к 30 ноября 2023 года", "a goal that opens like a process and ends in a result", E17="yes|partly", E18="yes|partly|not-checked")),
    A("malye-chibisy", "R01b", near_events(lambda i, row: row[:2] + ["в течение года"] + row[3:] if i == 3 else row, "one row «в течение года»")),
    A("lisiy-brod-1", "R10a", near_events(lambda i, row: row[:4] + [("Администрация: директор Ю. А. Дорофеев" if i == 1 else row[4])] + row[5:], "«Администрация» with the person named")),
    A("uzlovaya-pad", "R10b", near("exec", "Педагогический коллектив школы-интерната под руководством заместителя директора", "a collective with its leader", E37="yes")),
    A("gorelkovo", "R02a", near_events(lambda i, row: row[:1] + ["Контроль за ходом переподготовки трёх учителей по ведомостям института"] + row[2:] if i == 1 else row, "an event that opens with «Контроль» and is concrete")),
    A("bolshie-chibisy", "R12b", note("after", "Сведения о летних заданиях за 2021 и 2022 годы хранятся у завуча.", "earlier years named in a note"), table="group"),
    A("glukhoozyorsk", "R13b", near("ind", ["активных семей: в 2022 году 34, в 2023 году 70", "доля ответов родителей в чате: в 2022 году 30 %, в 2023 году 60 %"], "baseline and target told by years")),
    # Faulty programmes.
    A("staraya-drofa-2", "R09b", rewrite("goal", "Проведение анкетирования и участие школьников в конкурсах", "the goal is a process", E17="no", E18=ANY)),
    A("lisiy-brod-2", "R09a", rewrite("goal", "Организация работы с немотивированными обучающимися, проведение бесед", "the goal is a process", E17="no", E18=ANY), events(cell(0, 4, "администрация"), "one responsible is «администрация»", E33="no|partly")),
    A("bolshie-chibisy", "R01a", rewrite("goal", "Повышение оснащённости школы и удобства кабинетов", "neither figure nor term in the goal", E18="no|partly|not-checked"), rewrite("ind", ["улучшение оснащения кабинетов", "рост числа цифровых уроков", "учителя пользуются техникой чаще"], "indicators without figures", E22="no", E23="no|not-checked", E21="yes|no")),
    A("gorelkovo", "R13a", rewrite("goal", "Повышение вовлечённости родителей в дела школы", "neither figure nor term in the goal", E18="no|partly|not-checked"), rewrite("ind", ["родители 1–11 классов активнее участвуют в делах школы в 2023 году", "повысится посещаемость собраний (5–9 классы)", "появятся отцы в комитетах"], "the only figures are years and classes", E22="no", E23="no|not-checked", E21="yes|no")),
    A("malye-chibisy", "R06b", missing("a.ind"), note("after", "Целевые индикаторы и показатели обсуждались на педсовете и одобрены.", "the words of the missing section stand in running text")),
    A("uzlovaya-pad", "R11b", missing("a.methods"), passport="three"),
    A("glukhoozyorsk", "R04b", missing("a.results"), passport="chapters"),
    A("lisiy-brod-1", "R03b", missing("a.exec"), flag("no accept", "no trace of a collegial body", E07="no")),
    A("staraya-drofa-2", "R13a", missing("a.annex"), note("after", "Приложение: дорожная карта реализации программы антирисковых мер будет размещена позже.", "the annex is only promised")),
    A("bolshie-chibisy", "R06a", flag("annex as text", "the roadmap is a list without dates and persons", E30="no", E10="yes|no", E11="yes|no", E27="not-checked|yes", E29="not-checked|no", E31=ANY, E32=ANY, E33=ANY, E34=ANY)),
    A("gorelkovo", "R07a", flag("no responsible column", "no column for the responsible", E30="no|partly", E33="no|not-checked", E32=ANY), table="merged"),
    A("uzlovaya-pad", "R07b", empty("a.exec", "-"), passport="two"),
    A("lisiy-brod-2", "R02b", empty("a.measures", "см. приложение"), missing("a.annex"), passport="head"),
    A("glukhoozyorsk", "R05b", empty("a.methods", ""), passport="title"),
    A("malye-chibisy", "R01b", empty("a.ind", "–"), passport="stretch"),
    A("lisiy-brod-1", "R10a", rewrite("tasks", ["повысить школьное благополучие"], "a single task", E19="no|partly", E31="yes|not-checked|partly|no"), events(lambda i, row: ["1"] + row[1:], "", )),
    A("uzlovaya-pad", "R03a", direction_words("R09a"), hand="methodist"),
    A("gorelkovo", "R02a", direction_words("R13b"), hand="careful"),
    A("staraya-drofa-2", "R12a", rewrite("ind", ["доля учащихся, справившихся с ВПР, – не менее 82 %", "в малых группах занимаются не менее 30 человек"], "targets without a baseline", E23="no|partly|not-checked")),
    A("lisiy-brod-2", "R11a", rewrite("ind", ["не более 4 потерянных минут урока", "опаздывают не более 8 % учеников"], "targets without a baseline", E23="no|partly|not-checked"), dated("14", "04")),
    A("bolshie-chibisy", "R12b", rewrite("methods", "часы помощи, летние задания, карты трудностей, работа с родителями", "measures in the place of methods", E25="no|partly|not-checked")),
    A("malye-chibisy", "R06b", rewrite("methods", "создание банка работ; проведение консилиумов; подготовка волонтёров", "measures in the place of methods", E25="no|partly|not-checked")),
    A("glukhoozyorsk", "R08b", period("март – ноябрь 2023 г.", "на 2022 год", "2023-03-01", "2023-11-30", "the title says 2022, the passport 2023", E26="no", E27="yes|no"), accept(period=[{"from": "2022-01-01", "to": "2022-12-31"}, None])),
    A("gorelkovo", "R13a", period("с декабря 2023 года по март 2023 года", "", None, None, "the term ends before it begins", E26="no", E27=ANY), accept(period=[{"from": "2023-12-01", "to": "2023-03-31"}, {"from": "2023-03-01", "to": "2023-12-31"}])),
    A("uzlovaya-pad", "R11b", period("в период участия школы в проекте", "", None, None, "no date in the term", E26="no|not-checked", E27="not-checked|yes", E11="yes|no")),
    A("lisiy-brod-1", "R03b", events(cell(3, 2, "14–18 мая 2024 г."), "a date after the end of the programme", E27="no")),
    A("staraya-drofa-2", "R13a", events(cell(2, 2, "15.10.2021"), "a date of 2021 among events of 2023", E27="no", E09=ANY), table="numbered"),
    A("bolshie-chibisy", "R06a", events(autumn, "every event is in autumn", E29="no|partly")),
    A("malye-chibisy", "R01b", events(autumn, "every event is in autumn", E29="no|partly"), events(lambda i, row: row[:3] + ["" if i in (1, 3) else row[3]] + row[4:], "two cells of the indicators are empty", E32="no|partly")),
    A("glukhoozyorsk", "R13b", events(lambda i, row: row if row[0] == "1" else None, "the second task has no event", E31="no|partly|not-checked"), table="group"),
    A("uzlovaya-pad", "R10b", events(lambda i, row: row if row[0] == "2" else None, "the first task has no event", E31="no|partly|not-checked"), table="merged"),
    A("gorelkovo", "R07a", events(lambda i, row: row[:4] + ["" if i == 2 else row[4]] + row[5:], "one responsible is not filled in", E32="no|partly", E33=ANY), table="numbered"),
    A("lisiy-brod-2", "R02b", events(lambda i, row: row[:4] + [("школа", "все педагоги", "администрация", "коллектив")[i % 4]] + row[5:], "every responsible is a collective", E33="no")),
    A("glukhoozyorsk", "R04b", events(lambda i, row: row[:1] + [("Работа с родителями", "Контроль", "Работа с детьми", "По плану")[i % 4]] + row[2:], "events in the most general words", E34="no|partly|not-checked", E31=ANY)),
    A("lisiy-brod-1", "R10a", events(lambda i, row: row[:1] + [("Беседы", "Мониторинг", "Контроль", "Работа с учителями")[i % 4]] + row[2:], "events in the most general words", E34="no|partly|not-checked", E31=ANY)),
    A("staraya-drofa-2", "R09b", rewrite("results", ["понять, почему ребятам неинтересно", "менять уроки", "хвалить за дело"], "the results repeat the tasks", E36="no|partly|not-checked")),
    A("bolshie-chibisy", "R01a", rewrite("results", ["проведена честная ревизия техники: что работает, что чинится, что списать", "перераспределить исправное оборудование так, чтобы им пользовались каждый день", "научить учителей работать на этом оборудовании"], "the results repeat the tasks", E36="no|partly|not-checked")),
    A("malye-chibisy", "R06b", other_school("bolshie-chibisy")),
    A("staraya-drofa-2", "R12a", other_school("lisiy-brod-2"), header="МБОУ «СОШ № 2 с. Старая Дрофа»"),
    A("lisiy-brod-2", "R12b", flag("", "R12 is not activated for the school", E15="no|partly"), hand="tired"),
    A("gorelkovo", "R02a", note("after", "Рабочая группа создана приказом № 12 от 10.01.2023.", "an order of something else in the text"), flag("no order", "the stamp has neither order nor date", E06="no|partly", E05="not-checked", E10="yes|no", E11="yes|no")),
    A("uzlovaya-pad", "R07b", flag("blank order", "the order is a blank of the template", E06="no", E08="no|partly", E05="not-checked", E10="yes|no", E11="yes|no")),
    A("glukhoozyorsk", "R08b", flag("late minutes", "minutes of 28.03.2023 after the order", E07="no|partly|not-checked")),
    A("lisiy-brod-1", "R03b", note("after", "Программа принята {h:(указать наименование коллегиального органа)} и вводится в действие с {h:число, месяц, год}.", "hints of the template, highlighted", True, E08="no|partly")),
    A("bolshie-chibisy", "R12b", note("after", "Контроль за ходом программы ведёт {-завуч школы-партнёра-}{+Тетёркина О. О.+}, отчёт два раза в год.", "a tracked change left in the text", True, E08="no|partly")),
    A("staraya-drofa-2", "R13a", note("after", "Программа согласована с комитетом образования Приозёрного района Северогорской области в 2019 году.", "another region and an earlier year", True, E09="no|partly|not-checked")),
    A("bolshie-chibisy", "R12b", missing("a.terms"), rewrite("period", ["-", "на 2023 год", "2023-01-01", "2023-12-31"], ""), accept(period=[None]), passport="dash"),
    A("gorelkovo", "R13a", missing("a.measures"), passport="labels"),
    A("lisiy-brod-1", "R10a", empty("a.goal", ""), hand="young", passport="two"),
    A("uzlovaya-pad", "R10b", near("measures", ["Полный перечень мер – см. приложение 1 «Дорожная карта»"], "a reference to an annex that is there"), hand="careful", passport="two"),
    # Concepts.
    *(C(school) for school in SCHOOLS),
    C("staraya-drofa-2", shortened("Мотивация ребят к учёбе низкая", "Много слабоуспевающих учеников", "Родители мало вовлечены"), signature),
    C("gorelkovo", missing("c.resp"), extra("contents", ["Лица, ответственные за достижение результатов"], "the contents list the missing chapter", E12="no|partly|not-checked"), toc="typed"),
    C("lisiy-brod-2", uncovered),
    C("bolshie-chibisy", mention_only),
    C("lisiy-brod-1", added("R09a")),
    C("malye-chibisy", extra("analysis", NO_FIGURES + ["Низкий уровень оснащения школы и высокая доля обучающихся с ОВЗ подтверждены куратором, так как их видно с первого взгляда: приборов не хватает, а помощь особым детям оказывается не вся. К этому выводу пришли и учителя, и родители. Мы понимаем, что без перемен положение станет хуже, и готовы их начать, опираясь на дружный коллектив, на помощь села и на добрые традиции."], "an analysis without figures", E13="no|partly")),
    C("staraya-drofa-2", extra("analysis", NO_FIGURES + ["Низкая учебная мотивация обучающихся, высокая доля обучающихся с рисками учебной неуспешности и низкий уровень вовлечённости родителей – вот три направления по Федеральному закону № 273-ФЗ и письму 2021 года. Причины в том, что уроки однообразны, а семьи заняты. Ученики 5–9 классов нуждаются во внимании прежде всего. Мы надеемся, что общая работа изменит положение."], "no figures but years, classes and the number of a law", E13="no|partly")),
    C("uzlovaya-pad", extra("analysis", [SCHOOLS["uzlovaya-pad"]["now"], "Профиль показал четыре фактора: недостаточная предметная и методическая компетентность педагогических работников, низкое качество преодоления языковых и культурных барьеров, пониженный уровень школьного благополучия, низкий уровень дисциплины в классе. По каждому фактору есть данные: высокий уровень у 28 % учителей, базовый уровень русского языка у 7 билингвов из 20, высокая тревожность у 34 %, за месяц 85 нарушений. Картина неблагоприятная, повторяется второй год, в соседних школах цифры лучше: 45 %, 15 %, 22 %, 40. Данные обсуждены на педсовете, замечаний не поступило, решено приступить к составлению программ и сообщить о них учредителю."], "causes are not named", E16="no|partly|not-checked")),
    C("lisiy-brod-2", extra("analysis", [SCHOOLS["lisiy-brod-2"]["now"], "Дефицит педагогических кадров: специалисты ведут 72 % предметов. Низкая учебная мотивация обучающихся: 39 %. Низкий уровень дисциплины в классе: 9 минут урока теряется. Всё это известно давно и отражено в отчётах за 2021 и 2022 годы. Сравнение с районом: 85 %, 27 % и 5 минут. На педсовете принято к сведению, данные переданы куратору, куратор их подтвердил. Решено составить антирисковые программы и назначить исполнителей, ход работы обсуждать каждую четверть, выводы сообщать родителям."], "causes are not named", E16="no|partly|not-checked")),
    C("glukhoozyorsk", extra("goal", "Проведение мероприятий проекта и участие в вебинарах", "the goal is a process", E17="no")),
    C("gorelkovo", extra("tasks", ["# работать по антирисковым программам"], "a single task", E19="no|partly", E14="yes|partly|no")),
    C("bolshie-chibisy", empty("c.goals", ""), passport="chapters"),
    C("lisiy-brod-1", no_stamp),
    C("malye-chibisy", dated("03", "05")),
    C("uzlovaya-pad", extra("sections", [], "two chapters with one name, the responsible are lost", E12="no|partly|not-checked"), missing("c.resp"), repeat="c.measures"),
    C("glukhoozyorsk", extra("period", ("на 2019-2021 годы", "2019-01-01", "2021-12-31"), "the period is 2019–2021", E26="no", E09=ANY)),
    C("gorelkovo", note("before", "Концепция опирается на Закон Российской Федерации от 10.07.1992 № 3266-1 «Об образовании» и Типовое положение 2001 года.", "acts out of force", True, E09="no|partly|not-checked"), note("before", "Опыт по дисциплине в классе нам передала школа-партнёр.", "a direction that is not activated, mentioned in running text")),
    C("lisiy-brod-2", missing("c.measures"), toc="none"),
    C("staraya-drofa-2", missing("c.risks"), toc="field"),
    # Mid-term programmes.
    *(M(school) for school in SCHOOLS),
    M("gorelkovo", shortened("Дефицит кадров", "Языковые и культурные барьеры", "Вовлечённость родителей")),
    M("staraya-drofa-2", extra("goal", "Участие в проекте «500+», проведение мероприятий", "the goal is a process", E17="no", E18=ANY)),
    M("lisiy-brod-2", missing("m.control"), passport="head"),
    M("bolshie-chibisy", empty("m.control", "-"), passport="two"),
    M("lisiy-brod-1", missing("m.table")),
    M("uzlovaya-pad", uncovered),
    M("malye-chibisy", missing("m.projects"), toc="typed"),
    M("glukhoozyorsk", extra("ind", ["- доля учеников, не успевающих за темпом: 41 % → 27 %", "- охват внутришкольным обучением: 30 % → 85 %", "- доля хороших оценок школьной среды: 50 % → 70 %"], "no indicator for R13", E21="no", E36=ANY)),
    M("gorelkovo", extra("ind", ["- незакрытых ставок: сейчас 4, к декабрю 1", "- доля родителей, участвующих в делах школы: с 26 % до 45 %"], "no indicator for R07", E21="no", E36=ANY), flag("broken contents", "«Закладка не определена» in the contents", E12="no|partly|not-checked"), toc="typed"),
    M("lisiy-brod-1", extra("terms", "2021–2022 годы", "the passport says 2021–2022", E26="no", E27=ANY, E09=ANY), accept(period=[{"from": "2021-01-01", "to": "2022-12-31"}, None])),
    M("staraya-drofa-2", events(lambda i, row: row[:2] + ["сентябрь 2026 г." if i == 1 else row[2]] + row[3:], "dates of 2026", E27="no")),
    M("bolshie-chibisy", added("R10b")),
    M("uzlovaya-pad", note("after", "Программа разработана в МОУ _______________ (наименование ОО), ответственный: Ф.И.О.", "blanks of the template", True, E08="no|partly")),
    M("malye-chibisy", extra("tasks", ["повысить качество знаний"], "a single task", E19="no|partly", E14="yes|partly|no"), empty("m.exec", ""), passport="three"),
    M("lisiy-brod-2", missing("m.results"), passport="three"),
    M("glukhoozyorsk", missing("m.ind"), passport="chapters"),
    # Roadmaps of schools.
    *(R(school) for school in ("staraya-drofa-2", "lisiy-brod-2", "bolshie-chibisy", "glukhoozyorsk", "uzlovaya-pad")),
    R("gorelkovo", uncovered),
    R("lisiy-brod-1", events(lambda i, row: row[:4] + ["администрация лицея"] + row[5:], "every responsible is «администрация»", E33="no")),
    R("malye-chibisy", events(cell(1, 2, "октябрь 2025 г."), "a date of 2025", E27="no"), events(lambda i, row: row[:3] + ["" if i == 0 else row[3]] + row[4:], "an indicator is not filled in", E32="no|partly")),
]
