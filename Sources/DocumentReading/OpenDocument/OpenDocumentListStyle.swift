/// How the ten levels of a list are labelled (`text:list-style`, `text:outline-style`).
struct OpenDocumentListStyle {
    /// Number of levels that list styles have; deeper lists are labelled as the last of them.
    static let levelCount = 10

    /// One level (`text:list-level-style-number`, `-bullet`, `-image`, `text:outline-level-style`).
    struct Level {
        enum Sign {
            case number(OpenDocumentNumberFormat)
            case bullet(String)
        }

        var sign: Sign = .number(.none)
        var prefix = ""
        var suffix = ""
        /// How many levels, this one included, the label shows; from 1.
        var displayedLevels = 1
        /// Number of the first item.
        var start = 1
        /// The whole label with `%1%` … `%10%` in the place of numbers; takes the place of prefix and suffix.
        var template: String?
    }

    /// As many as were defined, at most ``levelCount``.
    private var levels: [Level?] = []

    /// Bytes of all pieces of labels.
    var wordingBytes: Int {
        levels.reduce(0) { sum, level in
            guard let level else { return sum }
            return sum + level.prefix.utf8.count + level.suffix.utf8.count + (level.template?.utf8.count ?? 0)
        }
    }

    /// The definition of a 0-based level; nil when the style does not define it.
    subscript(level: Int) -> Level? {
        get {
            let level = min(level, Self.levelCount - 1)
            return levels.indices.contains(level) ? levels[level] : nil
        }
        set {
            guard (0..<Self.levelCount).contains(level) else { return }
            while levels.count <= level { levels.append(nil) }
            levels[level] = newValue
        }
    }

    func start(of level: Int) -> Int { self[level]?.start ?? 1 }

    func isBulleted(at level: Int) -> Bool {
        guard case .bullet = self[level]?.sign else { return false }
        return true
    }

    /// The label of an item as it is shown, without white space around it; `numbers` are those of all levels.
    func label(at level: Int, numbers: OpenDocumentListSequence.Numbers) -> [UInt8] {
        guard let definition = self[level] else { return [] }
        var bytes: [UInt8] = []
        switch definition.sign {
        case .bullet(let sign):
            // Office programs show no prefix or suffix around a bullet, although files may name them.
            bytes.append(contentsOf: sign.utf8)
        case .number:
            if let template = definition.template {
                append(template, numbers: numbers, to: &bytes)
            } else {
                bytes.append(contentsOf: definition.prefix.utf8)
                appendNumbers(upTo: level, definition, numbers: numbers, to: &bytes)
                bytes.append(contentsOf: definition.suffix.utf8)
            }
        }
        return trimmed(bytes)
    }

    /// Writes the numbers of the displayed levels with dots between them; levels that show no number have no dot.
    private func appendNumbers(
        upTo level: Int,
        _ definition: Level,
        numbers: OpenDocumentListSequence.Numbers,
        to bytes: inout [UInt8]
    ) {
        guard case .number(let ownFormat) = definition.sign, ownFormat != .none else { return }
        for upper in max(0, level + 1 - definition.displayedLevels)..<level {
            guard case .number(let format) = self[upper]?.sign, format != .none else { continue }
            format.append(numbers[upper] ?? start(of: upper), to: &bytes)
            bytes.append(UInt8(ascii: "."))
        }
        ownFormat.append(numbers[level] ?? definition.start, to: &bytes)
    }

    private func append(
        _ template: String,
        numbers: OpenDocumentListSequence.Numbers,
        to bytes: inout [UInt8]
    ) {
        let pieces = template.split(separator: "%", omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            // Between two percent signs stands the number of a level, 1-based.
            if !index.isMultiple(of: 2), let level = Int(piece), (1...Self.levelCount).contains(level) {
                guard case .number(let format) = self[level - 1]?.sign else { continue }
                format.append(numbers[level - 1] ?? start(of: level - 1), to: &bytes)
            } else {
                bytes.append(contentsOf: piece.utf8)
            }
        }
    }

    private func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return Array(bytes[first...last])
    }
}
