import Roadmap

@testable import Expertise

extension ParameterDraft {
    /// The document as the others of its school see it.
    func member(_ entry: Int64, _ risks: RiskDirection...) -> SchoolMember {
        SchoolMember(
            entry: entry,
            kind: kind,
            risks: risks.isEmpty ? self.risks : risks,
            facts: SharedFacts(Inspection(dossier, .builtIn))
        )
    }

    /// A programme for parents: nothing of ``antirisk`` in it.
    static let parents: ParameterDraft = antirisk.with {
        $0.title = ["АНТИРИСКОВАЯ ПРОГРАММА", "«Низкий уровень вовлечённости родителей»", "на 2023 год"]
        $0.risks = [.r13]
        $0["a.tasks"] = [
            "1. Узнать, чего семьи ждут от школы.", "2. Открыть родительский клуб.",
            "3. Ввести дневник общения с семьёй.",
        ]
        $0["a.measures"] = ["- опрос семей;", "- клуб выходного дня;", "- дни открытых дверей."]
        $0["a.ind"] = ["Доля родителей, посещающих собрания, с 40 % до 60 %"]
        $0.events = [
            event("Узнать", "Опрос семей о школе", "март 2023", "Справка", "Психолог", "Родители"),
            event("Открыть", "Первое занятие клуба выходного дня", "май 2023", "20 семей", "Завуч", "Родители"),
            event("Ввести", "Дневник общения с семьёй", "октябрь 2023", "Дневники", "Классные", "Родители"),
        ]
    }
}
