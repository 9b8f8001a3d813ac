internal import DocumentModel

/// Counts the comments of a part (ISO/IEC 29500-1, 17.13.4.6) that the program itself wrote.
struct WordCommentsPart: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary { case comment, author }

    static let spaces = WordSpace.uris

    private(set) var own = 0
    let refusal: Refusal? = nil

    mutating func open(_ element: XMLElement<Name, WordSpace>) {
        guard element.name == .comment, element.space == .word else { return }
        if element.value(of: .author)?.string == RemarkAuthor.name { own += 1 }
    }

    mutating func close(_ name: Name?, _ space: WordSpace?) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
