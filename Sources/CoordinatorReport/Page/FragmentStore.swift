internal import JSONText

/// The insides of the schools' sections: written out where they stand while the page stays light, else kept once in a
/// block of data from which the page's script puts them together when a school is opened.
///
/// With 200 schools most of the page would be the same markup and the same remarks over and over; told apart at their
/// seams and kept once, they are a fraction of it.
struct FragmentStore {
    /// Picked: some 40 schools with ten documents each stay readable without a script, and 200 stay below 5 MB.
    static let mostBytesWrittenOut = 2_500_000

    let isPacked: Bool
    private let fragments: [HTMLBuilder]

    init(_ fragments: [HTMLBuilder], mostBytesWrittenOut: Int = Self.mostBytesWrittenOut) {
        self.fragments = fragments
        isPacked = fragments.reduce(0) { $0 + $1.bytes.count } > mostBytesWrittenOut
    }

    /// Writes the inside of school `index`, or the place where it will stand.
    func write(_ index: Int, to page: inout HTMLBuilder) {
        guard isPacked else {
            page.append(fragments[index])
            return
        }
        page.element("div", .named("data-packed", index)) { _ in }
    }

    /// `{"pieces": [text…], "bodies": [[number of piece…]…], "owners": {"e12": number of body…}}`.
    ///
    /// - Parameter owners: for each body the ids inside it that links may ask for.
    func data(owners: [[Anchor]]) -> JSONValue {
        var numbers: [String: Int64] = [:]
        var pieces: [JSONValue] = []
        let bodies = fragments.map { fragment in
            JSONValue.array(
                Self.pieces(of: fragment).map { piece in
                    if let number = numbers[piece] { return .int(number) }
                    let number = Int64(pieces.count)
                    numbers[piece] = number
                    pieces.append(.string(piece))
                    return .int(number)
                }
            )
        }
        return .object([
            ("pieces", .array(pieces)),
            ("bodies", .array(bodies)),
            (
                "owners",
                .object(
                    owners.enumerated().flatMap { index, anchors in anchors.map { ($0.id, JSONValue.int(index)) } }
                )
            ),
        ])
    }

    private static func pieces(of fragment: HTMLBuilder) -> [String] {
        let cuts = fragment.seams + [fragment.bytes.count]
        var start = 0
        return cuts.compactMap { end in
            guard end > start else { return nil }
            defer { start = end }
            return String(decoding: fragment.bytes[start..<end], as: UTF8.self)
        }
    }
}
