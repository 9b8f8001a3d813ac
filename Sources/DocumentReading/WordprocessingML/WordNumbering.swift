/// One level of a list definition (17.9.6).
struct WordListLevel {
    var start = 0
    var format = NumberFormat.decimal
    /// `w:lvlText`, with `%1` … `%9` for the numbers of the levels.
    var pattern = ""
    /// Number of the level (1-based) after which this one starts again; 0 never; nil after any higher one.
    var restartsAfter: Int?
    /// All numbers in it are decimal whatever their own format (`w:isLgl`).
    var isLegal = false
    /// Id of the paragraph style this level belongs to.
    var style: String?
}

/// A list definition that list instances point to.
struct WordAbstractList {
    var levels: [WordListLevel?] = Array(repeating: nil, count: WordNumbering.levelCount)
    /// Style of kind numbering that holds the real definition (`w:numStyleLink`).
    var definedByStyle: String?
}

/// A list instance (`w:num`) with what it changes in its definition.
struct WordList {
    var abstractID: Int32
    /// By level; most lists change nothing.
    var startOverrides: [Int: Int] = [:]
    var levelOverrides: [Int: WordListLevel] = [:]
}

/// The lists of a document and where their counting stands.
///
/// Numbers are counted for each definition, not for each instance: instances of one definition go on with each
/// other's numbers, unless one has a start of its own, which counts once.
struct WordNumbering {
    static let levelCount = 9

    var abstractLists: [Int32: WordAbstractList] = [:]
    var lists: [Int32: WordList] = [:]

    private var counters: [Int32: [Int?]] = [:]
    private var startedLists: Set<Int64> = []

    /// What stands before a paragraph.
    struct Label: Equatable {
        var text: String
        var isBullet: Bool
    }

    /// The level that the style called `style` is tied to in the list `id`; nil when none is.
    func level(ofStyle style: String, in id: Int32) -> UInt8? {
        guard let list = lists[id], let abstract = abstractLists[list.abstractID] else { return nil }
        return abstract.levels.firstIndex { $0?.style == style }.map { UInt8($0) }
    }

    /// Counts one paragraph of the list `id` on `level` (0-based) and returns its label; nil when there is no such
    /// list.
    mutating func next(in id: Int32, level: Int, styles: WordStyles) -> Label? {
        guard (0..<Self.levelCount).contains(level), let list = lists[id] else { return nil }
        let (abstractID, abstract) = definition(of: list, styles: styles)
        guard let abstract else { return nil }
        var counts = counters[abstractID] ?? Array(repeating: nil, count: Self.levelCount)
        let definition = list.levelOverrides[level] ?? abstract.levels[level]
        guard let definition else { return nil }
        let firstUse = startedLists.insert(Int64(id) << 8 | Int64(level)).inserted
        if let start = list.startOverrides[level], firstUse {
            counts[level] = start
        } else if let count = counts[level] {
            counts[level] = count < Int(Int32.max) ? count + 1 : count
        } else {
            counts[level] = definition.start
        }
        for deeper in level + 1..<Self.levelCount {
            let restart = (list.levelOverrides[deeper] ?? abstract.levels[deeper])?.restartsAfter ?? deeper
            if level < restart { counts[deeper] = nil }
        }
        counters[abstractID] = counts
        return label(definition, counts: counts, list: list, abstract: abstract)
    }

    /// The definition that counts, behind a style that may stand for it.
    private func definition(of list: WordList, styles: WordStyles) -> (Int32, WordAbstractList?) {
        guard let abstract = abstractLists[list.abstractID] else { return (list.abstractID, nil) }
        guard let style = abstract.definedByStyle, let index = styles.index(of: style),
            let id = styles.all[index].paragraph.numberingID, let other = lists[id],
            let real = abstractLists[other.abstractID]
        else { return (list.abstractID, abstract) }
        return (other.abstractID, real)
    }

    private func label(
        _ definition: WordListLevel,
        counts: [Int?],
        list: WordList,
        abstract: WordAbstractList
    ) -> Label {
        if definition.format == .bullet {
            return Label(text: WordSymbols.bullet(definition.pattern), isBullet: true)
        }
        var text = ""
        var pattern = definition.pattern.unicodeScalars[...]
        while let scalar = pattern.popFirst() {
            guard scalar == "%", let digit = pattern.first, ("1"..."9").contains(digit) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            pattern.removeFirst()
            let level = Int(digit.value - 49)
            let own = list.levelOverrides[level] ?? abstract.levels[level]
            // A level that has not been counted yet shows the number it would start with.
            let number = counts[level] ?? list.startOverrides[level] ?? own?.start ?? 1
            let format = own?.format ?? .decimal
            text += (definition.isLegal && format != .none ? .decimal : format).text(of: number)
        }
        return Label(text: text, isBullet: false)
    }
}
