internal import DocumentModel
internal import Roadmap

/// А. Комплектность и допуск.
extension ParameterTests {
    static let chapterA: [ParameterTest] = [
        ParameterTest("E01", ["missing": ["document"]]),
        // A file that cannot be read never gets this far: its refusal says why.
        ParameterTest("E02", ["unreadable": []]) { _ in .yes },
        ParameterTest("E03", ["other": ["actual"], "doubtful": ["actual"], "unknown": []], judge: kindFits),
        ParameterTest(
            "E04",
            [
                "other": ["other", "school"], "several": ["other", "school"], "unknown": ["other"],
                "unnamed": ["school"],
                "likely": ["school"],
            ],
            judge: schoolFits
        ),
        ParameterTest("E05", ["late": ["date", "deadline"]], judge: approvedInTime),
    ]

    // MARK: E03

    private static let neighbours: [(Stems, String)] = [
        (["муниципальн показател", "муниципальн дорожн"], "муниципальная дорожная карта"),
        (["самообследован", "публичн доклад", "публичн отчет"], "отчёт школы"),
        (["положени"], "положение"),
        (["воспитани", "воспитательн"], "программа воспитания"),
        (["наставничеств"], "программа наставничества"),
        (["образовательн програм", "рабоч програм", "учебн план"], "образовательная программа или учебный план"),
        (["магистральн", "ключев услови", "школа минпросвещения"], "программа развития «Школы Минпросвещения России»"),
        (["програм развити", "программа развития"], "программа развития школы"),
    ]

    private static func kindFits(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        let sign = dossier.kindSign
        if dossier.circumstances.decidedKind != nil { return dossier.kind == .other ? no(sign) : .yes }
        if dossier.kind == .other {
            guard dossier.kindConfidence == .doubtful else { return no(sign) }
            return .open(.init("unknown", quote: sign?.text, place: sign?.place))
        }
        guard dossier.kindConfidence == .doubtful else { return .yes }
        let actual = "«\(dossier.kind.title)»"
        return .open(.init("doubtful", ["actual": actual], quote: sign?.text, place: sign?.place))
    }

    private static func no(_ sign: Mention?) -> Answer {
        let lexemes = Lexemes(sign?.text ?? "")
        let actual = neighbours.first { lexemes.contains($0.0) }?.1 ?? "документ другого вида"
        return .no(.init("other", ["actual": actual], quote: sign?.text, place: sign?.place))
    }

    // MARK: E04

    private static func schoolFits(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        let finding = dossier.schoolFinding
        guard let school = dossier.circumstances.folderSchool ?? dossier.school else {
            guard let named = finding.named else { return .notChecked }
            if let id = finding.id, let likely = dossier.register.school(id: id) {
                return .open(.init("likely", ["school": likely.name], quote: named, place: place(of: named, dossier)))
            }
            return .open(.init("unknown", ["other": named], quote: named, place: place(of: named, dossier)))
        }
        if let id = finding.id, id != school.id {
            let other = dossier.register.school(id: id)?.name ?? finding.named ?? id
            let fault = Answer.Fault(
                "other",
                ["other": other, "school": school.name],
                quote: finding.named,
                place: place(of: finding.named, dossier)
            )
            // One doubtful sign against the folder is a question, not an answer.
            return finding.confidence == .doubtful ? .open(fault) : .no(fault)
        }
        let foreign = dossier.organisations.filter { SchoolNames.differ($0.text, from: school, in: dossier.register) }
        if finding.id == school.id {
            guard let other = foreign.first else { return .yes }
            return .open(several(other, school))
        }
        return unresolved(foreign, school, dossier)
    }

    /// The register knows no school of the name in the text.
    private static func unresolved(_ foreign: [Mention], _ school: School, _ dossier: Dossier) -> Answer {
        let named = dossier.schoolFinding.named
        let isOwn =
            dossier.organisations.contains { SchoolNames.agree($0.text, with: school, in: dossier.register) }
            || named.map { SchoolNames.agree($0, with: school, in: dossier.register) } ?? false
        if let other = foreign.first {
            guard !isOwn else { return .open(several(other, school)) }
            let values = ["other": other.text.trimmingBlanks, "school": school.name]
            return .no(.init("other", values, quote: other.text, place: other.place))
        }
        if isOwn { return .yes }
        if let named, SchoolNames.differ(named, from: school, in: dossier.register) {
            let values = ["other": named, "school": school.name]
            return .no(.init("other", values, quote: named, place: place(of: named, dossier)))
        }
        guard let named else { return .open(.init("unnamed", ["school": school.name])) }
        return .open(.init("unknown", ["other": named], quote: named, place: place(of: named, dossier)))
    }

    private static func several(_ other: Mention, _ school: School) -> Answer.Fault {
        let values = ["other": other.text.trimmingBlanks, "school": school.name]
        return .init("several", values, quote: other.text, place: other.place)
    }

    private static func place(of named: String?, _ dossier: Dossier) -> Place? {
        guard let named else { return nil }
        return (dossier.organisations.first { $0.text.contains(named) } ?? dossier.organisations.first)?.place
    }

    // MARK: E05

    private static func approvedInTime(_ inspection: Inspection) -> Answer {
        let isRoadmap = inspection.dossier.kind == .roadmap
        let deadline = isRoadmap ? inspection.project.roadmapsApprovedBy : inspection.project.approvedBy
        guard let approval = inspection.approval, let date = approval.date else {
            return .notChecked
        }
        guard date > deadline else { return .yes }
        let values = ["date": date.russian, "deadline": deadline.russian]
        return .no(.init("late", values, quote: approval.mention.text, place: approval.mention.place))
    }
}
