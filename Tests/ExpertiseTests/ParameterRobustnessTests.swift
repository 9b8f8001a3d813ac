import DocumentModel
import Roadmap
import Testing

@testable import Expertise

/// Pseudo-random numbers that are the same in every run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Whatever a document holds")
struct ParameterRobustnessTests {
    private static let pieces = [
        "2023", "20", "__", "___", "«", "»", "\"", ".", "-", "–", "/", "марта", "декабрь", "I", "П", "этап", "квартал",
        "полугодие", "г", "гг", "год", "уч", "№", "%", "5", "31", "99999999999999999999", "20242026", "с", "по", "до",
        "на", "от", "Цель", "Задачи", ":", ";", "\n", "1)", "2.", "доля", "чел", "+", "(", ")", "фио", "Д", "А", "И",
        "\u{AD}",
        "\u{301}", "\u{306}", "é", "😀", "\u{10FFFF}", "СОШ", "с", "р", "п", "в", "течение", "00", "0", "—", "…", "→",
    ]

    private static func text(_ dice: inout Dice) -> String {
        (0..<Int.random(in: 0...30, using: &dice)).map { _ in
            pieces.randomElement(using: &dice)! + (Bool.random(using: &dice) ? " " : "")
        }.joined()
    }

    @Test func `dates, numbers, names and quotations are read without a crash and with true places`() {
        var dice = Dice(state: 500)
        for _ in 0..<800 {
            let text = Self.text(&dice)
            let lexemes = Lexemes(text)
            let length = text.utf8.count
            #expect(lexemes.items.allSatisfy { $0.source.upperBound <= length && !$0.source.isEmpty })
            #expect(
                zip(lexemes.items, lexemes.items.dropFirst()).allSatisfy {
                    $0.source.upperBound <= $1.source.lowerBound
                }
            )
            for isCell in [false, true] {
                let timing = Timing(lexemes, isDateCell: isCell)
                #expect(timing.spans.allSatisfy { $0.range.upperBound <= lexemes.count })
                if let period = timing.period { #expect(period.from <= period.to) }
            }
            _ = Quantities.scan(lexemes)
            _ = IndicatorNumbers.showsChange(lexemes)
            _ = Intent.items(Passage(text: text, place: Place(block: 1)))
            _ = PersonalData.kind(in: lexemes)
            _ = SchoolNames.differ(text, from: ParameterDraft.school, in: SchoolRegister())
            #expect((Quotation.make(text)?.count ?? 0) <= Quotation.limit)
        }
    }

    @Test(arguments: [ParameterDraft.concept, .midterm, .antirisk, .roadmap, .evidence, .other])
    func `noise in every place gets an answer for every parameter, and a reason for every no`(draft: ParameterDraft) {
        var dice = Dice(state: 17)
        for _ in 0..<12 {
            let noisy = draft.with { draft in
                for index in draft.sections.indices where Bool.random(using: &dice) {
                    draft.sections[index].lines = [Self.text(&dice), Self.text(&dice)]
                }
                for index in draft.events.indices {
                    for column in EventTable.Column.allCases where Bool.random(using: &dice) {
                        draft.events[index][column] = Self.text(&dice)
                    }
                }
                draft.title.append(Self.text(&dice))
                draft.approvals = [Self.text(&dice)]
                draft.extra = [Self.text(&dice), Self.text(&dice)]
            }
            let results = noisy.results()
            #expect(results.map(\.id) == RuleBook.builtIn.parameters.pages(for: draft.kind).map(\.id))
            for result in results where result.outcome == .no || result.outcome == .partly {
                #expect(!result.remarks.isEmpty, "\(result.id)")
            }
        }
    }

    @Test(arguments: DocumentKind.allCases)
    func `a document in which nothing was recognised never conforms`(kind: DocumentKind) {
        var draft = ParameterDraft(kind: kind, confidence: .doubtful)
        draft.approvals = []
        draft.acceptances = []
        draft.organisations = []
        draft.finding = SchoolFinding()
        draft.folderSchool = nil
        draft.knownSchool = nil
        #expect(Verdict.of(draft.results()) != .conforms)
    }

    @Test(arguments: [ParameterDraft.concept, .midterm, .antirisk, .roadmap])
    func `a document whose school is unknown waits for a person`(draft: ParameterDraft) {
        let unknown = draft.with {
            $0.finding = SchoolFinding()
            $0.folderSchool = nil
            $0.knownSchool = nil
        }
        #expect(Verdict.of(unknown.results()) == .needsExpert)
    }

    @Test(arguments: [ParameterDraft.concept, .midterm, .antirisk, .roadmap])
    func `a document whose kind is only guessed waits for a person`(draft: ParameterDraft) {
        #expect(Verdict.of(draft.with { $0.confidence = .doubtful }.results()) == .needsExpert)
    }
}
