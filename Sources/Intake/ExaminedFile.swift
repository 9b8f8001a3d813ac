package import DocumentModel
package import DocumentReading
internal import Glibc
package import Expertise
package import Hashing
package import Roadmap

/// What reading and examination say of one file.
package struct ExaminedFile: Sendable {
    /// As the user knows it.
    package var path: String
    /// Nil when the file could not be opened.
    package var digest: ContentDigest?
    package var bytes: Int64
    /// Nil when the file was refused.
    package var format: DocumentFormat?
    package var result: Result

    package init(
        path: String,
        digest: ContentDigest? = nil,
        bytes: Int64,
        format: DocumentFormat? = nil,
        result: Result
    ) {
        self.path = path
        self.digest = digest
        self.bytes = bytes
        self.format = format
        self.result = result
    }

    package enum Result: Sendable {
        case examined(Examination)
        case refused(code: String, message: String)
    }

    package var status: ExaminationStatus {
        switch result {
        case .examined(let examination): examination.status
        case .refused: .unreadable
        }
    }

    package var examination: Examination? {
        guard case .examined(let examination) = result else { return nil }
        return examination
    }

    /// With `answers` in the place of what the document alone leaves open.
    func answering(_ answers: [ParameterResult], by ruleBook: RuleBook) -> ExaminedFile {
        guard let examination else { return self }
        var file = self
        file.result = .examined(examination.answering(answers, by: ruleBook))
        return file
    }

    package var refusal: (code: String, message: String)? {
        guard case .refused(let code, let message) = result else { return nil }
        return (code, message)
    }
}

/// The way from bytes to an examination: reading, then judging. Changes nothing on disk.
package struct DocumentExamination: Sendable {
    package let reader: DocumentReader
    package let examiner: Examiner

    package init(reader: DocumentReader = DocumentReader(), examiner: Examiner) {
        self.reader = reader
        self.examiner = examiner
    }

    /// The file at `path`, of which `digest` and `bytes` are known already.
    func examine(
        _ path: String,
        shownAs shown: String,
        digest: ContentDigest,
        bytes: Int64,
        in circumstances: Circumstances
    ) -> ExaminedFile {
        read(path, shownAs: shown, digest: digest, bytes: bytes) { examiner.examine($0, in: circumstances) }
    }

    /// As ``examine(_:shownAs:digest:bytes:in:)``, with what other documents need to know of this one; nil when it
    /// cannot be read or was not recognised.
    func study(
        _ path: String,
        shownAs shown: String,
        digest: ContentDigest,
        bytes: Int64,
        in circumstances: Circumstances
    ) -> (file: ExaminedFile, content: SharedContent?) {
        var content: SharedContent?
        let file = read(path, shownAs: shown, digest: digest, bytes: bytes) { document in
            let (examination, shared) = examiner.study(document, in: circumstances)
            content = shared
            return examination
        }
        return (file, content)
    }

    private func read(
        _ path: String,
        shownAs shown: String,
        digest: ContentDigest,
        bytes: Int64,
        _ examine: (Document) -> Examination
    ) -> ExaminedFile {
        var file = ExaminedFile(path: shown, digest: digest, bytes: bytes, result: .refused(code: "", message: ""))
        do throws(Refusal) {
            let document = try reader.read(path: path)
            file.format = document.format
            guard document.hasText else { throw .noText }
            file.result = .examined(examine(document))
        } catch {
            file.result = .refused(code: error.code, message: error.message)
        }
        return file
    }

    /// A file anywhere on disk, for `check`.
    package func examine(_ path: String, in circumstances: Circumstances) -> ExaminedFile {
        do throws(SystemFailure) {
            let raw = RawPath(path)
            let folder = path.hasPrefix("/") ? "" : "."
            let size = try OpenFile.reading(raw, below: folder).status().st_size
            let digest = try FileAccess.digest(raw, below: folder)
            return examine(path, shownAs: path, digest: digest, bytes: Int64(size), in: circumstances)
        } catch {
            let refusal = Refusal.unreadableFile(errno: error.code)
            return ExaminedFile(
                path: path,
                bytes: 0,
                result: .refused(code: refusal.code, message: refusal.message)
            )
        }
    }
}

extension Document {
    /// Whether there is a letter or a digit anywhere in the text: a scan has none.
    fileprivate var hasText: Bool {
        String(decoding: text.bytes, as: UTF8.self).unicodeScalars.contains {
            $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
    }
}
