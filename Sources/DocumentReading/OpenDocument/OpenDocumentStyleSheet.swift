internal import DocumentModel

/// All styles of a document that matter for its text, with inheritance worked out once for each.
///
/// Automatic styles belong to one part: those of `styles.xml` are forgotten before `content.xml` is read, whose
/// automatic styles often have the same names.
struct OpenDocumentStyleSheet {
    var names = OpenDocumentNames()
    private var styles: [OpenDocumentStyle] = []
    private var listStyles: [OpenDocumentListStyle] = []
    private var index: [Entry] = []
    /// The default paragraph style; those of the other families say nothing that is asked for.
    private var defaultParagraph: OpenDocumentStyle?
    /// Numbering of `text:h` (`text:outline-style`).
    var outline = OpenDocumentListStyle()

    private var paragraphFacts: [OpenDocumentParagraphFacts?] = []
    private var characterFacts: [OpenDocumentCharacterFacts?] = []
    /// What the names of styles tell, by position; hundreds of automatic styles share a few parents.
    private var nameFacts: [NameFacts?] = []
    private var nameFactsOfMissing: [OpenDocumentNames.ID: NameFacts] = [:]

    private struct NameFacts {
        var headingLevel: UInt8?
        var isContents: Bool

        init(_ names: [String?]) {
            let telling = names.compactMap(\.self).filter { OpenDocumentStyleName.mayTell($0.utf8) }
            let spellings = telling.map(OpenDocumentStyleName.decoded)
            headingLevel = spellings.lazy.compactMap(OpenDocumentStyleName.headingLevel).first
            isContents = spellings.contains(where: OpenDocumentStyleName.isContents)
        }
    }

    /// What one name stands for.
    private struct Entry {
        var common = Positions()
        var automatic = Positions()
    }

    /// Positions in ``styles`` and ``listStyles``; -1 where there is nothing.
    private struct Positions {
        private var paragraph: Int32 = -1
        private var text: Int32 = -1
        private var table: Int32 = -1
        var list: Int32 = -1

        subscript(family: OpenDocumentStyle.Family) -> Int32 {
            get {
                switch family {
                case .paragraph: paragraph
                case .text: text
                case .table: table
                }
            }
            set {
                switch family {
                case .paragraph: paragraph = newValue
                case .text: text = newValue
                case .table: table = newValue
                }
            }
        }
    }

    // MARK: Collecting

    /// Adds a style; a later one of the same name takes the place of an earlier one.
    mutating func add(_ style: OpenDocumentStyle) {
        guard let name = style.name else {
            if style.family == .paragraph { defaultParagraph = style }
            return
        }
        makeRoom(for: name)
        let position = Int32(styles.count)
        if style.isAutomatic {
            index[Int(name)].automatic[style.family] = position
        } else {
            index[Int(name)].common[style.family] = position
        }
        wordingBytes += style.displayName?.utf8.count ?? 0
        styles.append(style)
        paragraphFacts.append(nil)
        characterFacts.append(nil)
        nameFacts.append(nil)
    }

    mutating func add(_ style: OpenDocumentListStyle, named name: OpenDocumentNames.ID, isAutomatic: Bool) {
        makeRoom(for: name)
        let position = Int32(listStyles.count)
        if isAutomatic { index[Int(name)].automatic.list = position } else { index[Int(name)].common.list = position }
        wordingBytes += style.wordingBytes
        listStyles.append(style)
    }

    mutating func forgetAutomaticStyles() {
        for position in index.indices { index[position].automatic = Positions() }
    }

    private mutating func makeRoom(for name: OpenDocumentNames.ID) {
        while index.count <= Int(name) { index.append(Entry()) }
    }

    /// Bytes of names shown and of labels.
    private var wordingBytes = 0
    /// Bytes of names and wordings that weigh as much as a definition. Picked: a name has thirty.
    private static let bytesOfOne = 256

    /// Definitions kept, those of the most frequent kind, by the memory they take: a list style with its ten levels
    /// weighs four, a name that nothing defines a quarter.
    var definitionCount: Int {
        max(styles.count, listStyles.count * 4, names.count / 4, (names.byteCount + wordingBytes) / Self.bytesOfOne)
    }

    // MARK: Asking

    func listStyle(_ name: OpenDocumentNames.ID) -> OpenDocumentListStyle? {
        guard index.indices.contains(Int(name)) else { return nil }
        let entry = index[Int(name)]
        let position = entry.automatic.list >= 0 ? entry.automatic.list : entry.common.list
        return position >= 0 ? listStyles[Int(position)] : nil
    }

    /// The facts of the paragraph style `name`; those of the default style when there is no such style.
    mutating func paragraphFacts(_ name: OpenDocumentNames.ID?) -> OpenDocumentParagraphFacts {
        guard let position = position(of: name, .paragraph) else { return defaultParagraphFacts }
        if let known = paragraphFacts[position] { return known }
        let chain = chain(from: position, .paragraph)
        let facts = inherited(along: chain)
        paragraphFacts[position] = facts
        return facts
    }

    /// What the text style `name` adds to the characters around; nothing when there is no such style.
    mutating func characterFacts(_ name: OpenDocumentNames.ID) -> OpenDocumentCharacterFacts {
        guard let position = position(of: name, .text) else { return OpenDocumentCharacterFacts() }
        if let known = characterFacts[position] { return known }
        var facts = OpenDocumentCharacterFacts()
        for ancestor in chain(from: position, .text).reversed() {
            facts = facts.overlaid(by: styles[ancestor].character)
        }
        characterFacts[position] = facts
        return facts
    }

    /// Whether a table of the style `name` begins a page.
    func tableBreaksBefore(_ name: OpenDocumentNames.ID?) -> Bool {
        guard let position = position(of: name, .table) else { return false }
        for ancestor in chain(from: position, .table) {
            if styles[ancestor].startsMasterPage { return true }
            if let breaks = styles[ancestor].breaksBefore { return breaks }
        }
        return false
    }

    /// The name of a style as its author sees it.
    func visibleName(_ name: OpenDocumentNames.ID) -> String {
        if let position = position(of: name, .paragraph), let shown = styles[position].displayName, !shown.isEmpty {
            return shown
        }
        return OpenDocumentStyleName.decoded(names.string(name))
    }

    private var defaultParagraphFacts: OpenDocumentParagraphFacts {
        var facts = OpenDocumentParagraphFacts()
        if let style = defaultParagraph {
            facts.character = style.character
            facts.alignment = style.alignment ?? .start
        }
        return facts
    }

    private func position(of name: OpenDocumentNames.ID?, _ family: OpenDocumentStyle.Family) -> Int? {
        guard let name, index.indices.contains(Int(name)) else { return nil }
        let automatic = index[Int(name)].automatic[family]
        if automatic >= 0 { return Int(automatic) }
        return commonPosition(of: name, family)
    }

    private func commonPosition(of name: OpenDocumentNames.ID, _ family: OpenDocumentStyle.Family) -> Int? {
        guard index.indices.contains(Int(name)) else { return nil }
        let common = index[Int(name)].common[family]
        return common >= 0 ? Int(common) : nil
    }

    // MARK: Inheriting

    /// Longest chain of parents that is followed. Picked: honest documents have fewer than ten steps, hostile ones
    /// were seen with 20,000; what lies beyond is taken as absent.
    private static let longestChain = 256
    /// Longest chain without a set of what was seen. Picked.
    private static let longestPlainChain = 16

    /// The style and its ancestors, nearest first. A chain that bites its own tail ends before the second round.
    private func chain(from position: Int, _ family: OpenDocumentStyle.Family) -> [Int] {
        var chain = [position]
        // Honest chains are short, and then looking through them is cheaper than a set.
        var seen: Set<Int>?
        var current = position
        while chain.count < Self.longestChain, let parent = styles[current].parent,
            let next = commonPosition(of: parent, family) ?? self.position(of: parent, family)
        {
            if chain.count == Self.longestPlainChain { seen = Set(chain) }
            let isNew = seen?.insert(next).inserted ?? !chain.contains(next)
            guard isNew else { break }
            chain.append(next)
            current = next
        }
        return chain
    }

    private mutating func inherited(along chain: [Int]) -> OpenDocumentParagraphFacts {
        var facts = defaultParagraphFacts
        for position in chain.reversed() {
            styles[position].lay(over: &facts)
        }
        let named = chain.drop { styles[$0].isAutomatic }
        if let own = named.first {
            facts.visibleStyle = styles[own].name
            facts.isContents = nameFacts(of: own).isContents
        } else {
            // A parent that the file does not define; its name still tells something.
            facts.visibleStyle = chain.last.flatMap { styles[$0].parent }
            facts.isContents = facts.visibleStyle.map { nameFacts(ofMissing: $0).isContents } ?? false
        }
        facts.heading = heading(along: chain, unresolved: facts.visibleStyle)
        return facts
    }

    /// The heading that the styles say, in the order of trust: a level before a name, near before far.
    ///
    /// An automatic style is formatting of the paragraph itself, so the first style that is not automatic counts as
    /// the paragraph's own.
    private mutating func heading(along chain: [Int], unresolved: OpenDocumentNames.ID?) -> Heading? {
        let own = chain.firstIndex { !styles[$0].isAutomatic } ?? chain.count
        for (step, position) in chain.enumerated() {
            guard let level = styles[position].outlineLevel else { continue }
            guard level > 0 else { return nil }
            let source: Heading.Source = step < own ? .outlineLevel : step == own ? .styleOutlineLevel : .basedOn
            return Heading(level: level, source: source)
        }
        for (step, position) in chain.enumerated() where step >= own {
            if let level = nameFacts(of: position).headingLevel {
                return Heading(level: level, source: step == own ? .styleName : .basedOn)
            }
        }
        if own == chain.count, let name = unresolved, let level = nameFacts(ofMissing: name).headingLevel {
            return Heading(level: level, source: .styleName)
        }
        return nil
    }

    private mutating func nameFacts(of position: Int) -> NameFacts {
        if let known = nameFacts[position] { return known }
        // The name shown speaks before the one in the file.
        let facts = NameFacts([styles[position].displayName, styles[position].name.map { names.string($0) }])
        nameFacts[position] = facts
        return facts
    }

    private mutating func nameFacts(ofMissing name: OpenDocumentNames.ID) -> NameFacts {
        if let known = nameFactsOfMissing[name] { return known }
        let facts = NameFacts([names.string(name)])
        nameFactsOfMissing[name] = facts
        return facts
    }
}
