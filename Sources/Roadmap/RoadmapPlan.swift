package import Configuration

/// The municipal roadmap: what is to be done, by when, and how it is measured.
package struct RoadmapPlan: Sendable, Equatable {
    package struct Item: Sendable, Equatable {
        /// 1…34 in the roadmap of 2023; unique.
        package var number: Int
        /// «Описание действий», as written.
        package var action: String
        /// «Дата реализации», as written: «Март-апрель 2023».
        package var date: String
        /// «Муниципальный показатель реализации», as written.
        package var indicator: String
        /// The last day of the last month that ``date`` names; nil for «В течение года».
        ///
        /// A reading, not a quotation: the roadmap names months (`domain/documents.md`, chapter 2, point 6).
        package var deadline: CalendarDate?
        /// Share in percent that the indicator asks for; nil when it names none.
        package var target: Int?

        package init(
            number: Int,
            action: String,
            date: String,
            indicator: String,
            deadline: CalendarDate?,
            target: Int?
        ) {
            self.number = number
            self.action = action
            self.date = date
            self.indicator = indicator
            self.deadline = deadline
            self.target = target
        }
    }

    package var title: String
    /// In the order of their numbers.
    package var items: [Item]

    package init(title: String, items: [Item]) {
        self.title = title
        self.items = items
    }

    package func item(_ number: Int) -> Item? { items.first { $0.number == number } }

    /// The roadmap of 2023, 34 items, built into the program.
    package static let builtIn: RoadmapPlan = {
        do {
            return try read(yaml: "\(adopted2023)", file: "roadmap.yaml")
        } catch {
            // A test reads it; a build in which this fails does not leave the house.
            fatalError("the built-in roadmap is damaged: \(error)")
        }
    }()

    /// The built-in roadmap as the text of a `roadmap.yaml`, to start an own one from.
    package static var builtInText: String { "\(adopted2023)\n" }

    /// Items whose state the program computes: concept documents placed, examined, roadmaps placed, stage I confirmed.
    package static let computed = [16, 19, 21, 23]

    /// Reads a `roadmap.yaml`, which replaces the built-in roadmap as a whole.
    package static func read(yaml: String, file: String = "roadmap.yaml") throws(ConfigurationFaults) -> RoadmapPlan {
        try YAMLDocument(text: yaml, file: file).decode { fields in
            let title = fields.string("title", default: "Дорожная карта")
            guard let values = fields.required("items") else { return nil }
            var numbers: Set<Int> = []
            let items = values.list { value in item(value, numbers: &numbers) }
            // With faults inside an item, «no such item» would only confuse.
            guard let items, items.count == numbers.count else { return nil }
            for needed in computed where !numbers.contains(needed) {
                values.fault("нет пункта \(needed): по нему программа считает выполнение")
            }
            return RoadmapPlan(title: title, items: items.sorted { $0.number < $1.number })
        }
    }

    private static func item(_ value: YAMLValue, numbers: inout Set<Int>) -> Item? {
        value.mapping("пункт дорожной карты") { fields in
            let number = fields.integer("number", in: 1...999)
            let action = fields.string("action")
            let date = fields.required("date")
            let wording = date?.nonEmptyString()
            let indicator = fields.string("indicator")
            let target = fields.optional("target")?.integer(in: 0...100)
            let stated = fields.optional("deadline")
            if let number, !numbers.insert(number).inserted {
                fields.fault("пункт \(number) указан больше одного раза")
            }
            guard let number, let action, let date, let wording, let indicator,
                let deadline = deadline(stated: stated, date: date, wording: wording)
            else { return nil }
            return Item(
                number: number,
                action: action,
                date: wording,
                indicator: indicator,
                deadline: deadline.day,
                target: target
            )
        }
    }

    /// - Returns: nil after noting a fault.
    private static func deadline(
        stated: YAMLValue?,
        date: YAMLValue,
        wording: String
    ) -> RoadmapDate? {
        if let stated {
            if let day = stated.string().flatMap({ CalendarDate(iso: $0) }) { return .by(day) }
            stated.fault("ожидалась дата вида 2023-03-31")
            return nil
        }
        if let understood = RoadmapDate(wording) { return understood }
        date.fault(
            "срок не понятен: назовите месяц и год («Март 2023», «Март-апрель 2023») или добавьте deadline: 2023-03-31"
        )
        return nil
    }
}

/// How the roadmap's column «Дата реализации» is read.
enum RoadmapDate: Equatable {
    case by(CalendarDate)
    case wholeYear

    var day: CalendarDate? {
        guard case .by(let day) = self else { return nil }
        return day
    }

    private static let months = [
        "январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
    ]

    /// - Returns: nil when the words name neither months with a year nor a whole year.
    init?(_ wording: String) {
        let words = wording.lowercased().split { !$0.isLetter && !$0.isNumber }
        if words.contains("течение") || words.contains("постоянно") {
            self = .wholeYear
            return
        }
        // «мая» is the one genitive whose stem differs from the nominative's.
        let named = words.compactMap { word in
            word == "мая" ? 5 : Self.months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
        }
        let years = words.compactMap { $0.count == 4 ? Int($0) : nil }
        guard let month = named.last, let year = years.last, (1000...9999).contains(year),
            let day = CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
        else { return nil }
        self = .by(day)
    }
}
