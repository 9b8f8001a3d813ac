/// Cuts texts into folded words with their stems.
///
/// Works over UTF-8 bytes without making a `String`. Keeps what it worked out for the words it has met, so one scanner
/// should serve many documents; ``borrow(_:)`` lends one. What it answers never depends on what it was asked before.
///
/// Not `Sendable`; one scanner belongs to one examination at a time.
package final class WordScanner {
    /// What changes from text to text. Behind a pointer of our own: properties of a class are checked for exclusive
    /// access each time, and letters are looked at many times for each word.
    private struct Memory: ~Copyable {
        /// Folded letters of every token since the last ``reset()``.
        var letters: [UInt16] = []
        var words = KnownWords(capacity: firstRoom)
        /// Nil while a pass has it.
        var pass: ScanMemory? = ScanMemory()

        static let firstRoom = 6000
    }

    private let memory: UnsafeMutablePointer<Memory>
    private let stemmer = Stemmer()

    package init() {
        memory = .allocate(capacity: 1)
        memory.initialize(to: Memory())
        memory.pointee.letters.reserveCapacity(1 << 16)
    }

    deinit {
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    /// Bound of the memory for words; about the vocabulary of a thousand school documents.
    private static let rememberedWords = 100_000

    /// Forgets the letters of earlier texts; their tokens must not be compared letter by letter any more.
    func reset() {
        memory.pointee.letters.removeAll(keepingCapacity: true)
        if memory.pointee.words.count > Self.rememberedWords {
            memory.pointee.words = KnownWords(capacity: Memory.firstRoom)
        }
    }

    package func scan(_ text: String) -> ScannedText {
        var text = text
        return text.withUTF8 { scan($0, offset: 0).text }
    }

    /// The words of the first line of `range`; a word broken at its end takes the next line with it.
    ///
    /// - Parameter limit: no token begins after that many bytes.
    /// - Returns: the words, and where the line ends: at a line feed, or at the end of `range`.
    package func scanLine(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) -> (text: ScannedText, end: Int) {
        bytes.withUnsafeBufferPointer {
            let offset = UInt32(range.lowerBound)
            let scanned = scan(
                UnsafeBufferPointer(rebasing: $0[range]),
                offset: offset,
                limit: limit,
                stopsAtLineEnd: true
            )
            return (scanned.text, range.lowerBound + scanned.end)
        }
    }

    /// The letters of `token` as they are compared.
    func letters(of token: Token) -> ArraySlice<UInt16> { memory.pointee.letters[token.letters] }

    /// Whether the folded letters of `token` begin with `prefix`.
    @inline(__always)
    func token(_ token: Token, beginsWith prefix: [UInt16]) -> Bool {
        guard prefix.count <= Int(token.lettersCount) else { return false }
        var position = Int(token.lettersStart)
        for letter in prefix {
            guard memory.pointee.letters[position] == letter else { return false }
            position += 1
        }
        return true
    }

    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        offset: UInt32,
        limit: Int = .max,
        stopsAtLineEnd: Bool = false
    ) -> (text: ScannedText, end: Int) {
        Folding.table.withUnsafeBufferPointer { table in
            var pass = ScanPass(
                bytes,
                table: table,
                offset: offset,
                limit: limit,
                stopsAtLineEnd: stopsAtLineEnd,
                scanner: self,
                memory: memory.pointee.pass.take() ?? ScanMemory()
            )
            pass.run()
            let text = keep(pass)
            let end = pass.end
            memory.pointee.pass = pass.finish()
            return (text, end)
        }
    }

    /// Takes the letters of a pass into ``Memory/letters`` and its tokens out of it.
    private func keep(_ pass: borrowing ScanPass) -> ScannedText {
        guard pass.tokenCount > 0 else { return ScannedText(tokens: [], after: pass.after, signs: pass.signs) }
        let base = UInt32(memory.pointee.letters.count)
        memory.pointee.letters.append(
            contentsOf: UnsafeBufferPointer(start: pass.memory.letters, count: pass.letterCount)
        )
        for index in 0..<pass.tokenCount { pass.memory.tokens[index].lettersStart += base }
        let tokens = Array(UnsafeBufferPointer(start: pass.memory.tokens, count: pass.tokenCount))
        return ScannedText(tokens: tokens, after: pass.after, signs: pass.signs)
    }

    /// The hash of what `letters` spell; four letters, of which none is nought, are taken at a time.
    @inline(__always)
    static func hash(of letters: UnsafeBufferPointer<UInt16>) -> LetterHash {
        var hash = Hashing64.seed
        var position = 0
        while position &+ 4 <= letters.count {
            let four = UnsafeRawPointer(letters.baseAddress.unsafelyUnwrapped + position)
                .loadUnaligned(as: UInt64.self)
            hash = Hashing64.mix(hash, UInt64(littleEndian: four))
            position &+= 4
        }
        guard position < letters.count else { return hash }
        var rest: UInt64 = 0
        while position < letters.count {
            rest = rest << 16 | UInt64(letters[position])
            position &+= 1
        }
        return Hashing64.mix(hash, rest)
    }

    /// Brings what is known of the word with the hash `hash` near; see ``KnownWords/touch(_:)``.
    @inline(__always)
    func touch(_ hash: LetterHash) -> UInt64 { memory.pointee.words.touch(hash) }

    /// What is known of the Cyrillic word with the hash `hash` that `letters` spell.
    @inline(__always)
    func known(_ hash: LetterHash, _ letters: UnsafeBufferPointer<UInt16>) -> KnownWords.Word {
        memory.pointee.words.word(hash) ?? learn(hash, letters)
    }

    private func learn(_ hash: LetterHash, _ letters: UnsafeBufferPointer<UInt16>) -> KnownWords.Word {
        let length = stemmer.stemLength(of: letters)
        let stem =
            length < letters.count ? Self.hash(of: UnsafeBufferPointer(rebasing: letters[..<length])) : hash
        let word = KnownWords.Word(stem: stem, cues: WordCues(of: letters))
        memory.pointee.words.remember(word, as: hash)
        return word
    }
}
