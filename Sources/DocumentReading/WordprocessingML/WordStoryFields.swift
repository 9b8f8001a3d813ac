internal import DocumentModel

/// A field that is open (17.16).
struct WordFieldState {
    /// Reading stands before its separator: what comes is code, not result.
    var isInCodes = true
    /// It makes a contents list.
    var isContents = false
    /// The first letters of the code, until the field's name is known.
    var code: [UInt8] = []
    /// Ends of paragraphs met inside the code.
    var paragraphsInCodes = 0
}

extension WordStory {
    /// Ends of paragraphs after which a field whose code does not end is taken for broken. Picked: codes with
    /// paragraphs in them are rare and short; a lost mark must not swallow the document.
    private static let mostParagraphsInCodes = 3
    /// Fields within fields that are told apart. Picked: Word itself allows 20.
    private static let mostFieldsFollowed = 64
    /// Bytes of code looked at for the field's name.
    private static let codeBytesExamined = 16

    var isInFieldCodes: Bool { !fields.isEmpty && fields.contains { $0.isInCodes } }
    var isInContentsList: Bool {
        contentsControls > 0 || (!fields.isEmpty && fields.contains { $0.isContents && !$0.isInCodes })
    }

    mutating func readFieldCharacter(_ element: XMLElement<WordName, WordSpace>) {
        guard let type = element.value(of: .fldCharType) else { return }
        if type.equals("begin") {
            notes.fields += 1
            openField(WordFieldState())
        } else if type.equals("separate") {
            guard !fields.isEmpty, deeperFields == 0 else { return }
            fields[fields.count - 1].isInCodes = false
            if isInContentsList { paragraph.isContents = true }
        } else if type.equals("end") {
            closeField()
        }
    }

    /// `w:fldSimple`: the code is an attribute, the result is the content.
    mutating func openSimpleField(_ element: XMLElement<WordName, WordSpace>) {
        notes.fields += 1
        var field = WordFieldState()
        field.isInCodes = false
        field.isContents = element.value(of: .instr).map { Self.isContentsCode($0.bytes) } ?? false
        openField(field)
    }

    private mutating func openField(_ field: WordFieldState) {
        if fields.count < Self.mostFieldsFollowed { fields.append(field) } else { deeperFields += 1 }
    }

    mutating func closeField() {
        if deeperFields > 0 { deeperFields -= 1 } else { _ = fields.popLast() }
    }

    mutating func readInstruction(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let last = fields.indices.last, fields[last].isInCodes,
            fields[last].code.count < Self.codeBytesExamined
        else { return }
        fields[last].code.append(contentsOf: bytes.prefix(Self.codeBytesExamined))
        fields[last].code.withUnsafeBufferPointer { code in
            if Self.isContentsCode(code) { fields[last].isContents = true }
        }
    }

    private static func isContentsCode(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        let letters = code.drop { $0 <= 0x20 }
        guard letters.count >= 3, letters.prefix(3).map({ $0 & 0xDF }) == Array("TOC".utf8) else { return false }
        return letters.count == 3 || letters[letters.startIndex + 3] <= 0x20
    }

    mutating func noteParagraphInFieldCodes() {
        guard !fields.isEmpty else { return }
        for index in fields.indices where fields[index].isInCodes {
            fields[index].paragraphsInCodes += 1
            if fields[index].paragraphsInCodes >= Self.mostParagraphsInCodes { fields[index].isInCodes = false }
        }
    }
}
