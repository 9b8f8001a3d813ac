package import DocumentWriting
package import DocumentModel
internal import Expertise
internal import Roadmap

extension Conclusion {
    /// The remarks as comments for the document itself, in the order of the parameters.
    ///
    /// What is missing has no place of its own and goes to the title.
    package var annotations: [Annotation] {
        guard let examination = file.examination, examination.status == .examined else { return [] }
        return examination.parameters.flatMap { result in
            result.outcome == .yes ? [] : result.remarks.map { annotation($0, result) }
        }
    }

    private func annotation(_ remark: Remark, _ result: ParameterResult) -> Annotation {
        let page = ruleBook.parameters.page(result.id)
        var lines = ["\(result.id). \(page?.title ?? "Параметр экспертизы"): \(result.outcome.title)."]
        lines.append(remark.text)
        if let mend = page?.mend, mend != remark.text, result.outcome != .notChecked {
            lines.append("Что сделать. " + mend)
        }
        return Annotation(place: remark.place, quote: remark.quote, lines: lines)
    }

    /// Where remarks about what is missing belong; nil when the document shows no title.
    package var titlePlace: Place? {
        let sections = file.examination?.sections ?? []
        return sections.first { $0.id == "t.title" }?.place ?? sections.first { $0.id == "t.org" }?.place
    }
}
