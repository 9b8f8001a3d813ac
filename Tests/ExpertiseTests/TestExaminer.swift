import DocumentModel
import Expertise
import Roadmap
import TestSupport

/// A register of invented schools, and short ways to a dossier.
enum Bench {
    static let register = SchoolRegister(
        municipality: "Заречный муниципальный район",
        schools: [
            School(
                id: "dubrovka",
                name: "МБОУ «СОШ с. Большая Дубровка»",
                aliases: ["Большая Дубровка"],
                risks: [.r02, .r09]
            ),
            School(id: "zarechny-1", name: "МБОУ «СОШ № 1 р.п. Заречный»", risks: [.r09, .r12]),
            School(id: "zarechny-2", name: "МБОУ «СОШ № 2 р.п. Заречный»", risks: [.r06]),
            School(id: "kamenka", name: "МОУ «ООШ п. Каменка имени И. П. Орлова»", risks: [.r13]),
        ]
    )

    static let examiner = Examiner(ruleBook: .builtIn, register: register)

    static func circumstances(file: String = "документ.docx", school: School? = nil) -> Circumstances {
        guard let today = CalendarDate(year: 2023, month: 4, day: 1) else { preconditionFailure("no such day") }
        return Circumstances(fileName: file, folderSchool: school, asOf: today)
    }

    static func dossier(_ notation: String, file: String = "документ.docx", school: School? = nil) -> Dossier {
        dossier(MarkedDocument(notation).document, file: file, school: school)
    }

    static func dossier(_ document: Document, file: String = "документ.docx", school: School? = nil) -> Dossier {
        examiner.dossier(of: document, in: circumstances(file: file, school: school))
    }

    static func examine(_ notation: String, file: String = "документ.docx") -> Examination {
        examiner.examine(MarkedDocument(notation).document, in: circumstances(file: file))
    }

    /// «present», «empty» or «missing».
    static func state(_ id: String, in dossier: Dossier) -> String {
        guard let match = dossier.section(id) else { return "missing" }
        return match.isEmpty ? "empty" : "present"
    }
}
