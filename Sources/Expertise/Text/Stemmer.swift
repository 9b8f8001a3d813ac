internal import CStemmer

/// Snowball's Russian stemmer.
///
/// Not `Sendable`: the C handle keeps its working memory. One stemmer belongs to one ``WordScanner``.
final class Stemmer {
    private let handle: OpaquePointer
    private var utf8: [UInt8] = []

    init() {
        guard let handle = sb_stemmer_new("russian", "UTF_8") else {
            // The Russian algorithm is compiled into the library; only memory exhaustion leads here.
            fatalError("libstemmer cannot start its Russian stemmer")
        }
        self.handle = handle
    }

    deinit { sb_stemmer_delete(handle) }

    /// How many letters at the start of a folded Cyrillic word are its stem; all of them for other words.
    ///
    /// The Russian algorithm only takes letters off the end, so a length says everything.
    func stemLength(of word: UnsafeBufferPointer<UInt16>) -> Int {
        utf8.removeAll(keepingCapacity: true)
        for unit in word {
            guard (0x400...0x7FF).contains(unit) else { return word.count }
            utf8.append(UInt8(0xC0 | unit >> 6))
            utf8.append(UInt8(0x80 | unit & 0x3F))
        }
        let stem = utf8.withUnsafeBufferPointer {
            sb_stemmer_stem(handle, $0.baseAddress, Int32(truncatingIfNeeded: $0.count))
        }
        // NULL means that memory ran out; the word itself is then the best stem there is.
        guard stem != nil else { return word.count }
        return Int(sb_stemmer_length(handle)) / 2
    }
}
