internal import DocumentModel
internal import DocumentWriting
package import Expertise
internal import Glibc
internal import Hashing
internal import Roadmap

/// Writes conclusion and copy with remarks of a file that was only looked at into a folder of the user's choice.
package struct ConclusionTrial {
    private let making: ConclusionMaking
    private let configuration: WorkspaceConfiguration
    private let folder: String
    private let now: Moment

    /// - Parameter folder: made when it is not there.
    package init(_ examination: DocumentExamination, configuration: WorkspaceConfiguration, folder: String, now: Moment)
        throws
    {
        making = ConclusionMaking(reader: examination.reader, examiner: examination.examiner)
        self.configuration = configuration
        self.folder = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
        self.now = now
        try FileAccess.makeFolders(self.folder)
    }

    package struct Written {
        /// Paths of the files made.
        package var paths: [String] = []
        /// Why there is no copy with remarks though there are remarks; a Russian sentence.
        package var obstacle: String?
    }

    /// - Throws: ``SystemFailure``. Nothing that is there already is replaced.
    package func write(_ file: ExaminedFile, at path: String, in circumstances: Circumstances) throws -> Written {
        let bytes = file.status == .unreadable ? nil : try FileAccess.contents(path)
        let original = bytes.flatMap { making.read($0, in: circumstances) }
        var conclusion = Conclusion(
            of: file,
            school: circumstances.folderSchool,
            approval: original?.approval,
            configuration: configuration,
            now: now
        )
        var written = Written()
        let name = RawPath(path).name.shown
        if let original, let copy = making.annotatedCopy(noting: &conclusion, of: original) {
            let ending = DerivedName.annotatedEnding(original.document.format, of: name)
            written.paths.append(try save(copy, .annotated, of: name, ending: ending))
        }
        written.obstacle = conclusion.annotationObstacle
        let ending = DerivedName.conclusionEnding(file.format)
        written.paths.append(try save(making.conclusion(conclusion), .conclusion, of: name, ending: ending))
        return written
    }

    /// Saves under the first name that is free: plain, then with 2, 3 …
    private func save(_ bytes: [UInt8], _ kind: DerivedName.Kind, of name: String, ending: String)
        throws(SystemFailure) -> String
    {
        let stem = folder + "/" + name.dropLast(ArchiveName.fileEnding(of: name).count) + "-" + kind.rawValue
        var path = stem + ending
        var number = 1
        while FileAccess.exists(path) {
            number += 1
            path = "\(stem)-\(number)\(ending)"
        }
        try FileAccess.writeDurably(bytes, to: path)
        return path
    }
}
