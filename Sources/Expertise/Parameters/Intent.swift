internal import DocumentModel

/// Goal and tasks of a document, taken apart when one row or chapter holds both.
struct Intent {
    private(set) var goal: [Passage] = []
    private(set) var tasks: [Passage] = []
    /// The section the goal was looked for in; nil when the document has none.
    private(set) var goalSection: SectionMatch?
    private(set) var tasksSection: SectionMatch?

    private static let goalNames = ["goal", "goaltasks", "goals"]
    private static let taskNames = ["tasks", "goaltasks", "goals"]

    init(_ inspection: Inspection) {
        goalSection = Self.ownRow("goal", beside: "tasks", inspection) ?? inspection.section(anyOf: Self.goalNames)
        tasksSection = Self.ownRow("tasks", beside: "goal", inspection) ?? inspection.section(anyOf: Self.taskNames)
        let goalParts = Self.parted(inspection.passages(goalSection), isCombined: Self.isCombined(goalSection))
        let taskParts = Self.parted(inspection.passages(tasksSection), isCombined: Self.isCombined(tasksSection))
        goal = goalParts.goal
        let ownTasks = tasksSection.map { !Self.isCombined($0) } ?? false
        tasks = ownTasks && taskParts.tasks.isEmpty ? taskParts.goal : taskParts.tasks
        tasks = tasks.flatMap(Self.items)
    }

    /// Where goal and tasks have a row each, an empty one is not filled by the other.
    private static func ownRow(_ name: String, beside other: String, _ inspection: Inspection) -> SectionMatch? {
        guard let own = inspection.section(name), let second = inspection.section(other), own.place != second.place,
            inspection.section("goaltasks").map({
                [own.place, second.place].contains($0.place) && $0.title != own.title
            }) ?? true
        else { return nil }
        return own
    }

    /// A row of tasks alone may still bear the title of both: then what it holds was already parted.
    private static func isCombined(_ section: SectionMatch?) -> Bool {
        guard let section, !section.id.hasSuffix(".tasks") else { return false }
        return section.id.hasSuffix(".goaltasks") || section.id.hasSuffix(".goals")
            || namesBoth(Lexemes(section.title))
    }

    private static let goalWord: Stems = ["цел"]
    private static let taskWord: Stems = ["задач"]

    private static func namesBoth(_ title: Lexemes) -> Bool { title.contains(goalWord) && title.contains(taskWord) }

    private static let goalLabel: Stems = [
        "цель$", "цели$", "основная цель", "стратегическая цель", "главная цель", "общая цель", "целью",
    ]
    private static let taskLabel: Stems = ["задач", "основные задач", "основными задач", "ключевые задач"]

    /// Goal before the label «Задачи», tasks after it; without a label the list, or what follows the first sentence.
    private static func parted(
        _ passages: [Passage],
        isCombined: Bool
    ) -> (goal: [Passage], tasks: [Passage]) {
        var goal: [Passage] = []
        var tasks: [Passage] = []
        var inTasks = false
        var isLabelled = false
        for passage in passages {
            var rest = passage
            if let label = label(goalLabel, in: rest, onlyAtStart: true) {
                inTasks = false
                rest = rest.suffix(from: label.end)
            }
            if let label = label(taskLabel, in: rest, onlyAtStart: false) {
                isLabelled = true
                let before = rest.prefix(upTo: label.start)
                if !inTasks, before.lexemes.wordCount > 1 { goal.append(before) }
                inTasks = true
                rest = rest.suffix(from: label.end)
            }
            guard rest.lexemes.wordCount > 0 else { continue }
            if inTasks { tasks.append(rest) } else { goal.append(rest) }
        }
        guard !isLabelled, isCombined, goal.count > 1 else { return (goal, tasks) }
        let listed = goal.filter(\.isListItem)
        guard !listed.isEmpty, listed.count < goal.count else { return ([goal[0]], Array(goal.dropFirst())) }
        return (goal.filter { !$0.isListItem }, listed)
    }

    /// Where a label such as «Задачи программы:» stands: at the start, or inside a line before a colon.
    private static func label(
        _ stems: Stems,
        in passage: Passage,
        onlyAtStart: Bool
    ) -> (start: Int, end: Int)? {
        let lexemes = passage.lexemes
        for start in lexemes.indices where lexemes.matches(start, stems) {
            let isFirst = (0..<start).allSatisfy { !lexemes.isWord($0) }
            if onlyAtStart, !isFirst { return nil }
            if let end = labelEnd(start, lexemes, isFirst: isFirst) { return (isFirst ? 0 : start, end) }
        }
        return nil
    }

    /// At most five words, then a colon, a dash, the end of the line, or (at its start) the number of a list.
    private static func labelEnd(_ start: Int, _ lexemes: Lexemes, isFirst: Bool) -> Int? {
        var index = start
        while index < lexemes.count, lexemes.isWord(index) || lexemes.isMark(index, "\""), index - start < 6 {
            index += 1
        }
        // «Цель 1:», «Задача № 2.»
        if lexemes.isMark(index, "#") { index += 1 }
        if lexemes.number(index) != nil, isFirst { index += 1 }
        if index == lexemes.count { return isFirst && index - start <= 4 ? index : nil }
        let marks: [Unicode.Scalar] = isFirst ? [":", "-", "."] : [":"]
        return marks.contains { lexemes.isMark(index, $0) } ? index + 1 : nil
    }

    /// Items typed into one line: «1) …; 2) …», «…; …».
    static func items(_ passage: Passage) -> [Passage] {
        let lexemes = passage.lexemes
        var cuts = [0]
        for index in lexemes.indices.dropFirst() {
            let isNumber =
                lexemes.number(index) != nil && lexemes.digits(index) <= 2
                && (lexemes.isMark(index + 1, ")") || lexemes.isMark(index + 1, "."))
                && lexemes.isWord(index + 2)
            let afterStop = lexemes.isMark(index - 1, ";") || lexemes.isMark(index - 1, ".")
            if lexemes.isMark(index - 1, ";") || (isNumber && (afterStop || lexemes.isMark(index + 1, ")"))) {
                cuts.append(index)
            } else if lexemes.isMark(index - 1, "."), lexemes.isWord(index), lexemes.items[index].weight > 0,
                lexemes.isWord(index - 2), lexemes.items[index - 2].value > 3
            {
                cuts.append(index)
            }
        }
        cuts.append(lexemes.count)
        return zip(cuts, cuts.dropFirst()).compactMap { start, end in
            let item = Passage(
                text: lexemes.text(start..<end),
                place: passage.place,
                isListItem: passage.isListItem || cuts.count > 2
            )
            return item.lexemes.wordCount >= 2 ? item : nil
        }
    }
}
