internal import Foundation
internal import TestSupport

/// A workspace before a run: a log that has entries already, and an inbox.
package final class Scenario: Sendable {
    package let name: String
    private let scratch = Scratch("scenario")

    /// The template; every trial works on a copy.
    package var path: String { scratch.path + "/workspace" }

    private init(_ name: String) throws {
        self.name = name
        for folder in ["inbox/Ключи", "inbox/Родники", "archive"] {
            try FileManager.default.createDirectory(atPath: path + "/" + folder, withIntermediateDirectories: true)
        }
        let register = """
            municipality: Район
            schools:
              - id: klyuchi
                name: МБОУ «СОШ с. Ключи»
                aliases: [Ключи]
                risks: [R09]
              - id: rodniki
                name: МБОУ «СОШ с. Родники»
                aliases: [Родники]
                risks: [R09]
            """
        try Data(register.utf8).write(to: URL(filePath: path + "/schools.yaml"))
    }

    /// Twelve documents of every sort over a log that knows some of them: new ones, new versions (one under the name
    /// of its predecessor, one of a confirmed programme), duplicates of an earlier run and of this one, the bytes of
    /// another school, unreadable ones, waiting ones.
    ///
    /// No slot gets two versions in one inbox: which of them is the later one is what an error may change.
    package static func mixed(_ program: TestedProgram) throws -> Scenario {
        let scenario = try Scenario("mixed")
        let concept = document("Концепция развития", school: "Ключи", "Первая редакция.")
        let sameConcept = document("Концепция развития", school: "Родники", "Своя концепция.")
        let midterm = document("Среднесрочная программа развития", school: "Ключи", "Задачи.")
        try scenario.put(concept, as: "Ключи/Концепция.docx")
        try scenario.put(programme("Первая."), as: "Ключи/Антирисковая программа.docx")
        try scenario.say(program, ["run"])
        try scenario.say(program, ["confirm", "klyuchi", "R09", "--by", "Петрова А. И."])

        let odd = RawName(Array("Родники/".utf8) + [0xCA, 0xEE, 0xED, 0xF6] + Array(".docx".utf8))
        let inbox: [(RawName, [UInt8])] = [
            ("Ключи/Концепция.docx", document("Концепция развития", school: "Ключи", "Вторая редакция.")),
            ("Ключи/Антирисковая программа.docx", programme("Вторая.")),
            ("Ключи/Среднесрочная программа.docx", midterm),
            ("Ключи/Концепция прежняя.docx", concept),
            ("Ключи/Открыт.docx", document("Приказ", school: "Ключи", "Открыт в редакторе.")),
            ("Ключи/Старый.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)),
            ("Родники/Концепция.docx", sameConcept),
            ("Родники/Концепция, ещё раз.docx", sameConcept),
            ("Родники/Чужая программа.docx", midterm),
            ("Родники/Без главной части.docx", PackageFixture([.init("readme.txt", "Не документ.")]).bytes()),
            ("Родники/Обрезан.docx", Array(document("Приказ", school: "Родники", "Обрезан.").dropLast(40))),
            (odd, document("Справка", school: "Родники", "Имя файла не в UTF-8.")),
        ]
        for (index, file) in inbox.enumerated() { try scenario.put(file.1, as: file.0, minute: index) }
        try scenario.put([], as: "Ключи/~$Открыт.docx", minute: nil)
        return scenario
    }

    /// A programme in the log, and in the inbox its copy for another direction, after which the older one is judged
    /// again: an entry that no file of the inbox brings.
    package static func siblings(_ program: TestedProgram) throws -> Scenario {
        let scenario = try Scenario("siblings")
        let items = [
            "Задачи", "1. Выявить причины скуки на уроках.", "2. Увлечь подростков исследованиями.",
            "3. Обновить кабинет химии.", "Меры/мероприятия по достижению цели и задач",
            "- летняя экспедиция к истокам реки;", "- турнир юных изобретателей;", "- вечер занимательных опытов.",
        ]
        func copy(_ direction: String) -> [UInt8] {
            docx(
                [
                    "МБОУ «СОШ с. Ключи»", "Антирисковая программа", "«\(direction)»", "на 2023 год", "Цель",
                    "Снижение риска.",
                ]
                    + items
            )
        }
        try scenario.put(copy("Низкая учебная мотивация обучающихся"), as: "Ключи/Мотивация.docx")
        try scenario.say(program, ["run"])
        try scenario.put(copy("Низкий уровень вовлечённости родителей"), as: "Ключи/Родители.docx", minute: 1)
        try scenario.put(
            document("Концепция развития", school: "Родники", "Своя концепция."),
            as: "Родники/Концепция.docx",
            minute: 2
        )
        return scenario
    }

    /// More documents than one transaction takes.
    package static func severalGroups() throws -> Scenario {
        let scenario = try Scenario("several groups")
        for index in 0..<53 {
            let bytes = document("Справка", school: "Ключи", "Номер \(index).")
            try scenario.put(bytes, as: RawName("Ключи/Справка \(index).docx"), minute: index)
        }
        return scenario
    }

    /// A workspace to try something in, removed with its owner.
    package final class Copy: Sendable {
        private let scratch = Scratch("trial")
        package var path: String { scratch.path + "/workspace" }

        fileprivate init(of template: String) throws {
            // Keeps the files' times, on which the order of taking depends, and names that are no UTF-8.
            let process = try Process.run(URL(filePath: "/bin/cp"), arguments: ["-a", template, path])
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw DriverFailure("cp: \(process.terminationStatus)") }
        }
    }

    package func copy() throws -> Copy { try Copy(of: path) }

    private func say(_ program: TestedProgram, _ arguments: [String]) throws {
        let answer = try program.run(arguments, on: path)
        guard answer.status == 0 else { throw DriverFailure("\(arguments): \(answer.complaints)") }
    }

    // MARK: Files

    /// A path below `inbox/` as bytes.
    private struct RawName: ExpressibleByStringLiteral {
        var bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }
        init(_ name: String) { bytes = Array(name.utf8) }
        init(stringLiteral name: String) { self.init(name) }
    }

    /// - Parameter minute: sets the file's time, so that the order of taking is the same in every copy; nil for now.
    private func put(_ bytes: [UInt8], as name: RawName, minute: Int? = 0) throws {
        let path = (Array((path + "/inbox/").utf8) + name.bytes + [0]).map { CChar(bitPattern: $0) }
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o644)
        guard descriptor >= 0 else { throw DriverFailure("open: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw DriverFailure("write") }
        guard let minute else { return }
        let time = timespec(tv_sec: 1_679_997_600 + minute * 60, tv_nsec: 0)
        guard [time, time].withUnsafeBufferPointer({ futimens(descriptor, $0.baseAddress) }) == 0 else {
            throw DriverFailure("futimens")
        }
    }

    private static func document(_ title: String, school: String, _ words: String) -> [UInt8] {
        docx([
            "МБОУ «СОШ с. \(school)»", title, "на 2023–2025 годы", "Введение", words, "Цели и задачи",
            "Повышение качества образования к 2025 году.",
        ])
    }

    private static func programme(_ words: String) -> [UInt8] {
        docx([
            "МБОУ «СОШ с. Ключи»", "Антирисковая программа", "Низкая учебная мотивация обучающихся", "на 2023 год",
            "Цель", words, "Задачи", "Повысить учебную мотивацию обучающихся.",
        ])
    }

    private static func docx(_ lines: [String]) -> [UInt8] {
        PackageFixture.docx(body: lines.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()).bytes()
    }
}

/// The driver itself cannot go on; says nothing of the program.
package struct DriverFailure: Error, CustomStringConvertible {
    package var description: String
    package init(_ description: String) { self.description = description }
}
