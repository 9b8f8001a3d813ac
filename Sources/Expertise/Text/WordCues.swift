/// What a single word hints at, worked out once for each different word.
///
/// A cheap look that spares most lines a proper one: a line whose words give no cue cannot hold what is looked for,
/// one whose words do may hold it.
package struct WordCues: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Begins as the name of a region: «саратовск», «алтайск», «мордови».
    static let regionName = WordCues(rawValue: 1 << 0)
    /// «область», «край», «республика».
    static let regionNoun = WordCues(rawValue: 1 << 1)
    /// Ends as the names of districts do: «-ского».
    static let districtName = WordCues(rawValue: 1 << 2)
    /// «район», «мр».
    static let districtNoun = WordCues(rawValue: 1 << 3)
    /// What templates leave behind: «Энск», «нужное …», «вставить …».
    static let templateWord = WordCues(rawValue: 1 << 4)

    // Of whole lines, from the cues of their words.

    /// The name of a region beside its noun, or that of a district up to a word before its noun.
    static let place = WordCues(rawValue: 1 << 5)
    /// The number of an act, or the year of a programme, out of force.
    static let oldNumber = WordCues(rawValue: 1 << 6)

    /// - Parameter letters: of a folded word.
    init(of letters: UnsafeBufferPointer<UInt16>) {
        var cues: WordCues = []
        guard let first = letters.first else {
            self = []
            return
        }
        for beginning in Self.beginnings[Int(first & 63)] where beginning.fits(letters) { cues.insert(beginning.cue) }
        if Self.districtEndings.contains(where: { ends(letters, with: $0) }) { cues.insert(.districtName) }
        self = cues
    }

    /// - Parameter letters: of a number.
    init(ofNumber letters: UnsafeBufferPointer<UInt16>) {
        let isOld = letters.count == 4 && Self.oldNumbers.contains { $0.elementsEqual(letters) }
        self = isOld ? .oldNumber : []
    }

    private struct Beginning: Sendable {
        var letters: [UInt16]
        var isWhole: Bool
        var cue: WordCues

        func fits(_ word: UnsafeBufferPointer<UInt16>) -> Bool {
            (isWhole ? word.count == letters.count : word.count >= letters.count)
                && letters.indices.allSatisfy { word[$0] == letters[$0] }
        }
    }

    /// In groups by the last six bits of their first letter.
    private static let beginnings: [[Beginning]] = {
        let words: [(WordCues, [String])] = [
            (.regionName, PlaceWords.regions + PlaceWords.krais + PlaceWords.republics),
            (.regionNoun, PlaceWords.region + PlaceWords.krai + PlaceWords.republic),
            (.districtNoun, PlaceWords.district), (.templateWord, ["энск", "нужное$", "вставить$"]),
        ]
        var groups = [[Beginning]](repeating: [], count: 64)
        for (cue, word) in words.flatMap({ cue, words in words.map { (cue, $0) } }) {
            let isWhole = word.hasSuffix("$")
            let letters = Array((isWhole ? String(word.dropLast()) : word).utf16)
            guard let first = letters.first else { continue }
            groups[Int(first & 63)].append(Beginning(letters: letters, isWhole: isWhole, cue: cue))
        }
        return groups
    }()

    private static let districtEndings = PlaceWords.districtEndings.map { Array($0.utf16) }
    private static let oldNumbers: [[UInt16]] = ["3266", "2013"].map { Array($0.utf16) }
}

private func ends(_ letters: UnsafeBufferPointer<UInt16>, with ending: [UInt16]) -> Bool {
    let gap = letters.count - ending.count
    return gap >= 0 && ending.indices.allSatisfy { letters[gap + $0] == ending[$0] }
}

/// What a line shows at a glance, all of it, however long.
package struct LineSigns: Sendable, Equatable {
    /// Marks anywhere in it.
    package var marks: Marks = []
    /// Of all its words, and of words beside each other.
    package var cues: WordCues = []
    /// How many digits it holds.
    package var digits = 0

    package init() {}

    mutating func formUnion(_ other: LineSigns) {
        marks.formUnion(other.marks)
        cues.formUnion(other.cues)
        digits += other.digits
    }
}
