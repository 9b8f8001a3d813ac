internal import DocumentModel

/// Names of what is made from an original and can be made again: they stand beside it in the archive.
enum DerivedName {
    enum Kind: String, CaseIterable {
        case conclusion = "заключение"
        case annotated = "с-замечаниями"
    }

    /// Names to try, in this order, for what is made of the original at `original` for the entry `number`.
    ///
    /// The first examination has the plain name; later entries add their number, so that what was said before stays
    /// beside what is said now. The number also keeps a name apart from that of an original which is called so.
    static func candidates(
        _ kind: Kind,
        of original: String,
        ending: String,
        entry number: Int64,
        isFirst: Bool
    ) -> [String] {
        let stem = original.dropLast(ArchiveName.fileEnding(of: original).count)
        let numbered = "\(stem)-\(kind.rawValue)-\(number)\(ending)"
        return isFirst ? ["\(stem)-\(kind.rawValue)\(ending)", numbered] : [numbered]
    }

    /// `.odt` beside an OpenDocument original, else `.docx`.
    static func conclusionEnding(_ format: DocumentFormat?) -> String {
        switch format {
        case .odt, .fodt: ".odt"
        case .docx, nil: ".docx"
        }
    }

    /// The original's own ending where it tells the truth: a copy with macros is still one with macros.
    static func annotatedEnding(_ format: DocumentFormat, of original: String) -> String {
        let ending = String(ArchiveName.fileEnding(of: original))
        let truthful: [String] =
            switch format {
            case .docx: [".docx", ".docm", ".dotx", ".dotm"]
            case .odt: [".odt", ".ott"]
            case .fodt: [".fodt"]
            }
        return truthful.contains(ending.lowercased()) ? ending : truthful[0]
    }
}

/// All names that may stand beside originals.
struct DerivedNames {
    private let stems: Set<Substring>

    /// - Parameter originals: paths below the archive.
    init(of originals: Set<String>) {
        stems = Set(originals.map { $0.dropLast(ArchiveName.fileEnding(of: $0).count) })
    }

    func contain(_ path: String) -> Bool {
        var stem = path.dropLast(ArchiveName.fileEnding(of: path).count)
        if let dash = stem.lastIndex(of: "-"), dash < stem.index(before: stem.endIndex),
            stem[stem.index(after: dash)...].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        {
            stem = stem[..<dash]
        }
        return DerivedName.Kind.allCases.contains { kind in
            let suffix = "-" + kind.rawValue
            return stem.hasSuffix(suffix) && stems.contains(stem.dropLast(suffix.count))
        }
    }
}
