import DocumentModel
import DocumentReading
import Expertise
import Foundation
import Roadmap

/// The labelled documents with their labels and their register of schools.
struct LabelledSet {
    let folder: String
    let register: SchoolRegister
    /// In the order of their paths.
    var labels: [Label]
    /// The day that counts as today when the documents are examined.
    let asOf: CalendarDate

    private struct Answers: Decodable { var documents: [Label] }

    /// - Throws: ``EvaluationFailure`` when a label and the rule of the held-back third disagree, when a document has
    ///   no label or a label no document.
    init(folder: String, asOf: CalendarDate) throws {
        self.folder = folder
        self.asOf = asOf
        let yaml = try String(contentsOfFile: folder + "/schools.yaml", encoding: .utf8)
        register = try SchoolRegister.read(yaml: yaml)
        let data = try Data(contentsOf: URL(filePath: folder + "/expected.json"))
        labels = try JSONDecoder().decode(Answers.self, from: data).documents.sorted { $0.path < $1.path }
        for label in labels where label.heldBack != HeldBack.contains(label.path) {
            throw EvaluationFailure("\(label.path): «heldBack» is not what the rule says")
        }
        let unlabelled = try files().subtracting(labels.map(\.path))
        guard unlabelled.isEmpty else {
            throw EvaluationFailure("no label for \(unlabelled.sorted().joined(separator: ", "))")
        }
    }

    private func files() throws -> Set<String> {
        guard let walk = FileManager.default.enumerator(atPath: folder + "/inbox") else {
            throw EvaluationFailure("no folder \(folder)/inbox")
        }
        let documents = walk.compactMap { $0 as? String }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/inbox/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        return Set(documents.map { "inbox/" + $0 })
    }

    /// What the place of a document says of it, as it does on intake.
    func circumstances(of label: Label) -> Circumstances {
        let parts = label.path.precomposedStringWithCanonicalMapping.split(separator: "/").map(String.init)
        return Circumstances(
            fileName: parts.last ?? "",
            folderSchool: parts.count > 2 ? register.school(named: parts[1]) : nil,
            asOf: asOf
        )
    }

    /// The document, or the code of the refusal.
    func read(_ label: Label) -> Reading {
        do throws(Refusal) {
            let document = try DocumentReader().read(path: folder + "/" + label.path)
            let hasText = String(decoding: document.text.bytes, as: UTF8.self).unicodeScalars.contains {
                $0.properties.isAlphabetic || ("0"..."9").contains($0)
            }
            guard hasText else { throw .noText }
            return .document(document)
        } catch {
            return .refused(error.code)
        }
    }

    enum Reading {
        case document(Document)
        case refused(String)
    }
}

struct EvaluationFailure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
