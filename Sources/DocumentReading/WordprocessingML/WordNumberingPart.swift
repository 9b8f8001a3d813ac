/// Reads `numbering.xml` (17.9).
struct WordNumberingPart: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary {
        case abstractNum, num, lvl, start, numFmt, lvlText, lvlRestart, isLgl, pStyle, numStyleLink, lvlOverride
        case startOverride, rPr, pPr
        case choice = "Choice"
        case abstractNumId, numId, ilvl, val
    }

    static let spaces = WordSpace.uris

    private(set) var numbering = WordNumbering()
    private var abstract: (id: Int32, list: WordAbstractList)?
    private var list: (id: Int32, list: WordList)?
    private var level: (index: Int, level: WordListLevel)?
    private var overrideIndex = 0
    private var skipDepth = 0
    private let most: Int
    private(set) var refusal: Refusal?

    /// - Parameter most: lists, and definitions of lists, believed at most.
    init(most: Int) { self.most = most }

    mutating func open(_ element: XMLElement<Name, WordSpace>) {
        if skipDepth > 0 {
            skipDepth += 1
            return
        }
        switch element.name {
        case .abstractNum:
            if let id = element.value(of: .abstractNumId)?.integer {
                abstract = (Int32(clamping: id), WordAbstractList())
            }
        case .num:
            if let id = element.value(of: .numId)?.integer { list = (Int32(clamping: id), WordList(abstractID: -1)) }
        case .lvl:
            if let index = levelIndex(element) ?? (list != nil ? overrideIndex : nil) {
                level = (index, WordListLevel())
            }
        // Custom formats stand in a Choice; what everyone understands is in the Fallback.
        case .rPr, .pPr, .choice: skipDepth = 1
        default: readProperty(element)
        }
    }

    private mutating func readProperty(_ element: XMLElement<Name, WordSpace>) {
        let value = element.value(of: .val)
        switch element.name {
        case .abstractNumId: list?.list.abstractID = value?.integer.map { Int32(clamping: $0) } ?? -1
        case .lvlOverride: overrideIndex = levelIndex(element) ?? 0
        case .startOverride: list?.list.startOverrides[overrideIndex] = value?.integer ?? 1
        case .numStyleLink: abstract.change { $0.list.definedByStyle = value?.string }
        case .start: level?.level.start = value?.integer ?? 0
        case .numFmt: level?.level.format = value.map { NumberFormat(word: $0) } ?? .decimal
        case .lvlText: level.change { $0.level.pattern = value?.string ?? "" }
        case .lvlRestart: level?.level.restartsAfter = value?.integer
        case .isLgl: level?.level.isLegal = value?.isOn ?? true
        case .pStyle: level.change { $0.level.style = value?.string }
        default: return
        }
    }

    private func levelIndex(_ element: XMLElement<Name, WordSpace>) -> Int? {
        element.value(of: .ilvl)?.integer.flatMap { (0..<WordNumbering.levelCount).contains($0) ? $0 : nil }
    }

    mutating func close(_ name: Name?, _ space: WordSpace?) {
        if skipDepth > 0 {
            skipDepth -= 1
            return
        }
        switch name {
        case .lvl:
            if let (index, level) = level {
                if list != nil {
                    list?.list.levelOverrides[index] = level
                } else {
                    abstract?.list.levels[index] = level
                }
            }
            level = nil
        case .abstractNum:
            if let (id, list) = abstract { numbering.abstractLists[id] = list }
            abstract = nil
            weigh(numbering.abstractLists.count)
        case .num:
            if let (id, list) = list { numbering.lists[id] = list }
            list = nil
            weigh(numbering.lists.count)
        default: return
        }
    }

    private mutating func weigh(_ count: Int) {
        if count > most { refusal = .tooLarge(.definitions(part: "numbering.xml", limit: most)) }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

extension NumberFormat {
    /// From `w:numFmt` (17.18.59).
    init(word value: XMLValue) {
        self = Self.word[value.string] ?? .other
    }

    private static let word: [String: NumberFormat] = [
        "decimal": .decimal, "decimalZero": .decimalZero, "lowerRoman": .lowerRoman, "upperRoman": .upperRoman,
        "lowerLetter": .lowerLatin, "upperLetter": .upperLatin, "russianLower": .lowerRussian,
        "russianUpper": .upperRussian, "bullet": .bullet, "none": .none,
    ]
}
