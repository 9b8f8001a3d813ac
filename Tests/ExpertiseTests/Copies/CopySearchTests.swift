import DocumentModel
import Roadmap
import Testing

@testable import Expertise

/// Documents of an archive in memory, numbered in the order in which they came.
private struct Archive {
    var documents: [(school: String, received: Int64, text: CopyText, prints: [Fingerprint])] = []
    var official: [String] = []

    mutating func take(_ school: String, _ sections: [String], names: [String] = []) -> Int64 {
        let stems = WordScanner.borrow { scanner in names.flatMap { scanner.scan($0).tokens.map(\.stem) } }
        let text = CopyText(
            sections: sections.enumerated().map { number, section in
                CopyText.Section(
                    id: "c.\(number)",
                    title: "Раздел \(number + 1)",
                    pieces: [Quoted(section, Place(block: number + 1))]
                )
            },
            names: stems
        )
        let received = Int64(documents.count * 2 + 1)
        documents.append((school, received, text, Fingerprints.of(text)))
        return received
    }

    func witnesses(for school: String, _ received: Int64, _ prints: [Fingerprint]) -> CopyWitnesses {
        var occurrences: [Int64: [CopyOccurrence]] = [:]
        for hash in Set(prints.map(\.hash)) {
            for document in documents {
                guard let print = document.prints.first(where: { $0.hash == hash }),
                    occurrences[hash]?.contains(where: { $0.school == document.school }) != true
                else { continue }
                occurrences[hash, default: []].append(
                    CopyOccurrence(
                        school: document.school,
                        received: document.received,
                        section: print.section,
                        word: print.word
                    )
                )
            }
        }
        return CopyWitnesses(
            occurrences: occurrences,
            schools: Set(documents.map(\.school)).count,
            hasEarlier: documents.contains { $0.school != school && $0.received < received }
        )
    }

    func found(_ received: Int64) -> [CopiedSection]? {
        guard let document = documents.first(where: { $0.received == received }) else { return nil }
        return CopySearch(
            witnesses(for: document.school, received, document.prints),
            official: Fingerprints.everyShingle(of: official)
        ).sections(of: document.prints, school: document.school, received: received)
    }

    func answer(_ received: Int64) -> ParameterResult? {
        guard let document = documents.first(where: { $0.received == received }) else { return nil }
        return CopySearch.judge(
            document.text,
            found(received),
            others: Dictionary(uniqueKeysWithValues: documents.map { ($0.received, $0.text) }),
            names: { "школа «\($0)»" },
            by: .builtIn
        )
    }
}

/// Texts that two people would write.
private enum Prose {
    static let first = """
        В 2022 году школа провела опрос, в котором приняли участие 84 ученика и 14 учителей МБОУ «СОШ с. Ключи». \
        Каждый третий подросток сказал, что уроки кажутся ему скучными, а домашние задания он списывает у соседа. \
        Учителя объясняют это тем, что дети поздно ложатся спать и мало читают дома. Мы посмотрели журналы за три \
        последних года и увидели, что больше всего двоек ставят в седьмом классе по геометрии, когда начинаются \
        доказательства. Поэтому первым делом решено перестроить уроки геометрии и открыть вечерний читальный зал.
        """
    /// The same words with other figures and another school's name.
    static let renamed =
        first
        .replacing("84 ученика и 14", with: "213 ученика и 29").replacing("2022", with: "2021")
        .replacing("МБОУ «СОШ с. Ключи»", with: "МОУ «ООШ п. Октябрьский»")
    static let second = """
        Посёлок невелик, и почти все семьи знают друг друга, однако на родительские собрания приходит меньше трети. \
        Классные руководители пробовали звать отцов на зимнюю рыбалку и матерей в театральную студию, и осенью явка \
        заметно выросла. Психолог считает, что взрослые боятся разговоров об оценках, и предлагает начинать встречу \
        с рассказа о том, чему ребёнок научился. Решено завести в каждом классе семейный альбом и раз в месяц \
        приглашать бабушек и дедушек на чаепитие с рассказами о старой школе и её выпускниках.
        """
}

@Suite("Texts taken over from another school (E39)")
struct CopySearchTests {
    @Test func `answer yes for a text of one's own`() {
        var archive = Archive()
        _ = archive.take("a", [Prose.first])
        let own = archive.take("b", [Prose.second])
        #expect(archive.found(own) == [])
        #expect(archive.answer(own)?.outcome == .yes)
    }

    @Test func `answer no for a section that is the same, and say 100 per cent`() throws {
        var archive = Archive()
        let source = archive.take("a", [Prose.second, Prose.first])
        let copy = archive.take("b", [Prose.first])
        let result = try #require(archive.answer(copy))
        #expect(result.outcome == .no)
        let remark = try #require(result.remarks.first)
        #expect(result.remarks.count == 1)
        #expect(remark.text.contains("100 %") && remark.text.contains("Раздел 1") && remark.text.contains("школа «a»"))
        #expect(remark.quote?.isEmpty == false)
        #expect(remark.other?.entry == source)
        #expect(remark.other?.place == Place(block: 2))
        #expect(remark.other?.quote?.prefix(60) == remark.quote?.prefix(60))
    }

    @Test func `see through another school's name and other figures`() throws {
        var archive = Archive()
        _ = archive.take("a", [Prose.first], names: ["Ключи"])
        let copy = archive.take("b", [Prose.renamed], names: ["Октябрьский"])
        #expect(archive.found(copy)?.first?.share == 100)
    }

    @Test func `pass over a sentence or two that both have`() {
        let shared = """
            Каждый третий подросток сказал, что уроки кажутся ему скучными, а домашние задания он списывает у соседа.
            """
        var archive = Archive()
        _ = archive.take("a", [Prose.first])
        let own = archive.take("b", [Prose.second + " " + shared])
        #expect(archive.answer(own)?.outcome == .yes)
    }

    @Test func `ask a person when half of a section is another's`() throws {
        var archive = Archive()
        _ = archive.take("a", [Prose.first])
        let mixed = archive.take("b", [Prose.first + " " + Prose.second.prefix(300)])
        let result = try #require(archive.answer(mixed))
        #expect(result.outcome == .partly)
    }

    @Test func `never turn on the one who had the text first`() {
        var archive = Archive()
        let source = archive.take("a", [Prose.first])
        _ = archive.take("b", [Prose.first])
        _ = archive.take("c", [Prose.second])
        #expect(archive.answer(source)?.outcome == .notChecked)
        // Nor when the author sends a new version after the copy came.
        let again = archive.take("a", [Prose.first])
        #expect(archive.answer(again)?.outcome == .yes)
    }

    @Test func `leave out what most schools share`() {
        var archive = Archive()
        _ = archive.take("a", [Prose.first + " " + Prose.second])
        let second = archive.take("b", [Prose.first])
        #expect(archive.answer(second)?.outcome == .no)
        _ = archive.take("c", [Prose.first])
        // Three of three have it now: nobody's own, and nothing of its own is left to compare.
        #expect(archive.answer(second)?.outcome == .notChecked)
    }

    @Test func `leave out official wording`() {
        var archive = Archive()
        _ = archive.take("a", [Prose.first + " " + Prose.second])
        let own = archive.take("b", [Prose.first])
        #expect(archive.answer(own)?.outcome == .no)
        archive.official = [Prose.first]
        #expect(archive.answer(own)?.outcome == .notChecked)
    }

    @Test func `do not judge a section of a few words`() {
        let short =
            "Директор школы отвечает за ход программы и раз в четверть докладывает о нём на педагогическом совете."
        var archive = Archive()
        _ = archive.take("a", [short])
        let own = archive.take("b", [short])
        #expect(archive.answer(own)?.outcome == .notChecked)
    }

    /// Rows of a passport, none of them long enough to be judged by itself.
    private static let rows = [
        "Увлечь семиклассников доказательствами, чтобы геометрия перестала быть для них набором чужих правил.",
        "Обновить тетради с печатной основой и раздать их классам до начала третьей четверти этого года.",
        "Собирать учителей у доски каждую среду и разбирать с ними один урок от звонка до звонка.",
        "Сравнить журналы осени и весны, поговорить с каждым, у кого двоек стало больше, чем было.",
        "Число семиклассников, которые сами доказали теорему на уроке, вырастет с девяти человек до тридцати.",
        "Вечерний зал работает до семи часов, старшие дежурят в нём парами по составленному графику.",
        "Завуч отвечает за зал, учителя геометрии за тетради, а классные руководители за разговоры дома.",
        "Каждый седьмой класс защитил один большой чертёж на общешкольной выставке в актовом зале.",
    ]

    @Test func `judge short sections together, and name them`() throws {
        var archive = Archive()
        _ = archive.take("a", Self.rows)
        let copy = archive.take("b", Self.rows.reversed())
        let result = try #require(archive.answer(copy))
        #expect(result.outcome == .no)
        let remark = try #require(result.remarks.first)
        #expect(result.remarks.count == 1)
        #expect(remark.text.contains("100 %") && remark.text.contains("«Раздел 1»") && remark.text.contains("и ещё 5"))
    }

    @Test func `let short sections share half of their wording`() {
        var archive = Archive()
        _ = archive.take("a", Self.rows)
        let own = Prose.second.split(separator: ".").map(String.init)
        let mixed = archive.take("b", Self.rows.prefix(4) + own)
        #expect(archive.answer(mixed)?.outcome == .yes)
    }

    @Test func `have nothing to say where there is nothing to compare with`() {
        var archive = Archive()
        let only = archive.take("a", [Prose.first])
        let version = archive.take("a", [Prose.first])
        #expect(archive.answer(only)?.outcome == .notChecked)
        #expect(archive.answer(version)?.outcome == .notChecked)
    }
}

@Suite("What is compared of a document")
struct CopyTextTests {
    private func text(_ notation: String) -> CopyText {
        let dossier = Bench.dossier(notation)
        return WordScanner.borrow { CopyText(dossier, scanner: $0) }
    }

    @Test func `is its sections, each stretch in one of them`() {
        let text = text(Samples.antirisk)
        let pieces = text.sections.flatMap(\.pieces)
        #expect(pieces.count == Set(pieces.map { "\($0.place)" }).count)
        #expect(text.sections.contains { $0.id == "a.tasks" })
        #expect(!text.sections.contains { $0.id.hasPrefix("t.") || $0.id == "a.name" || $0.id == "a.exec" })
    }

    @Test func `is also what stands under headings nobody asked for`() throws {
        let notation =
            Samples.antirisk + """

                # Летопись школы
                Школа открылась в 1936 году в бывшей церковной сторожке.
                """
        let chapter = try #require(text(notation).sections.first { $0.title == "Летопись школы" })
        #expect(chapter.id.isEmpty)
        #expect(chapter.pieces.map(\.text) == ["Школа открылась в 1936 году в бывшей церковной сторожке."])
    }

    @Test func `leaves out the words by which the document names its school`() {
        let scanned = WordScanner.borrow { scanner in
            ["Дубровки", "Дубровкой", "школы", "средняя"].map { scanner.scan($0).tokens[0].stem }
        }
        let names = text(Samples.antirisk).names
        #expect(scanned.map(names.contains) == [true, true, false, false])
    }
}

@Suite("Marks of a text")
struct FingerprintTests {
    private func random(_ count: Int, _ state: inout UInt64) -> [String] {
        (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Digits as letters, so that each number is a word.
            return String(state >> 40).unicodeScalars.reduce(into: "слово") { word, digit in
                word.unicodeScalars.append(Unicode.Scalar(0x400 + digit.value) ?? "я")
            }
        }
    }

    private func prints(_ words: [String]) -> [Fingerprint] {
        let section = CopyText.Section(
            id: "s",
            title: "",
            pieces: [Quoted(words.joined(separator: " "), Place(block: 1))]
        )
        return Fingerprints.of(CopyText(sections: [section]))
    }

    @Test func `meet in every stretch as long as the guarantee says`() {
        var state: UInt64 = 11
        for _ in 0..<200 {
            let shared = random(Fingerprints.guarantee, &state)
            let left = prints(random(40, &state) + shared + random(30, &state))
            let right = prints(random(7, &state) + shared + random(55, &state))
            #expect(!Set(left.map(\.hash)).isDisjoint(with: right.map(\.hash)))
        }
    }

    @Test func `do not meet in texts that share nothing`() {
        var state: UInt64 = 5
        let left = prints(random(2000, &state))
        let right = prints(random(2000, &state))
        #expect(Set(left.map(\.hash)).isDisjoint(with: right.map(\.hash)))
        #expect(left.count < 2000 / 4)
    }

    @Test func `are the same for the same text in any dress`() {
        let text =
            "Ещё в сентябре учителя школы провели три открытых урока и записали ответы учеников на камеру для разбора."
        let dressed =
            "ЕЩЕ в сен\u{AD}тябре учителя шко\u{AD}лы\u{A0}провели 3 открытых урока — и записали ответы учеников на камеру для разбора"
        let plain = prints(text.replacing("три ", with: "").split(separator: " ").map(String.init))
        #expect(prints([dressed]).map(\.hash) == plain.map(\.hash))
    }

    @Test func `quote at most one piece, as written`() throws {
        let pieces = ["Первый абзац о том, как школа начинала год и что решила делать.", "Второй абзац короче."]
        let section = CopyText.Section(
            id: "s",
            title: "",
            pieces: pieces.enumerated().map { Quoted($0.element, Place(block: $0.offset + 1)) }
        )
        let fragment = WordScanner.borrow { scanner in
            CopyWords(section, names: [], scanner: scanner).fragment(of: section, from: 2, through: 8)
        }
        #expect(fragment?.place == Place(block: 1))
        #expect(pieces[0].contains(try #require(fragment?.text)))
    }
}
