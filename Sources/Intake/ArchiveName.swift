internal import Foundation
internal import Hashing
internal import Roadmap

/// Where an original is kept: `archive/<school>/<kind or direction>/<date>-<name>` (requirements R8, R12).
///
/// The names are for people who browse; the log finds originals by the path it recorded.
enum ArchiveName {
    /// Room for the longest name that may later stand beside the original («…-с-замечаниями.docx»), so that
    /// the 255 bytes of a file name are never exceeded.
    static let maximumNameBytes = 180

    static let unknownSchool = "школа-не-определена"

    /// Path below `archive/`, before any clash with a name that is taken.
    static func path(
        school: String?,
        kind: DocumentKind,
        risks: [RiskDirection],
        status: ExaminationStatus,
        date: CalendarDate,
        name: RawPath,
        digest: ContentDigest
    ) -> String {
        let folder = folder(kind: kind, risks: risks, status: status)
        return "\(school ?? unknownSchool)/\(folder)/\(date)-\(fileName(name, digest: digest))"
    }

    /// `path` with the digest's first characters before the ending; for a name that is taken.
    ///
    /// - Parameter ordinal: from 2 on it is added too, for bytes that are kept more than once.
    static func path(_ path: String, apartBy digest: ContentDigest, ordinal: Int = 1) -> String {
        let ending = fileEnding(of: path)
        let number = ordinal > 1 ? "-\(ordinal)" : ""
        return "\(path.dropLast(ending.count))-\(digest.hex.prefix(8))\(number)\(ending)"
    }

    private static func folder(kind: DocumentKind, risks: [RiskDirection], status: ExaminationStatus) -> String {
        guard status != .unreadable else { return "нечитаемые" }
        guard status != .unrecognised else { return "вид-не-определён" }
        switch kind {
        case .concept: return "концепция"
        case .midterm: return "среднесрочная-программа"
        case .antirisk:
            let names = risks.map(\.rawValue).joined(separator: "-")
            return names.isEmpty ? "антирисковая-программа" : "антирисковая-программа-\(names)"
        case .roadmap: return "дорожная-карта"
        case .evidence: return "подтверждающие-документы"
        case .other: return "прочее"
        }
    }

    /// The name as a person gave it, but for characters that no file name should carry.
    private static func fileName(_ name: RawPath, digest: ContentDigest) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.shown.unicodeScalars {
            scalars.append(isUnfit(scalar) ? "_" : scalar)
        }
        if let first = scalars.first, first == "-" || first == "." {
            scalars.replaceSubrange(scalars.startIndex...scalars.startIndex, with: ["_"])
        }
        let whole = String(scalars)
        let isExact = String(decoding: name.bytes, as: UTF8.self).utf8.elementsEqual(name.bytes)
        guard whole.utf8.count > maximumNameBytes || !isExact else { return whole }

        let ending = fileEnding(of: whole)
        let suffix = "-\(digest.hex.prefix(8))\(ending)"
        var stem = whole.dropLast(ending.count)
        while stem.utf8.count + suffix.utf8.count > maximumNameBytes { stem.removeLast() }
        return stem + suffix
    }

    /// Control characters, the slash, and the marks that turn the direction of writing: a name with U+202E shows
    /// another ending than it has.
    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\u{7F}"..."\u{9F}", "\u{0}"..."\u{1F}": true
        case "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// «.docx» of a path, the dot included; empty when there is none or it is no ending.
    static func fileEnding(of path: String) -> Substring {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/"), path[dot...].utf8.count <= 12 else {
            return ""
        }
        return path[dot...]
    }
}
