/// Tells a filled place from one that only looks so.
struct Blankness {
    let scanner: WordScanner
    /// There is something that «см. приложение» may point to.
    let hasAnnex: Bool

    static let annex: [UInt16] = Array("приложени".utf16)

    private static let hints: [[UInt16]] = [
        "указ", "впис", "заполн", "наименован", "перечисл", "опис", "укаж", "встав", "напис", "дополн", "нужное",
    ].map { Array($0.utf16) }

    private static let references: [[UInt16]] = ["см", "смотр", "приложени", "прилага", "представл", "привед"].map {
        Array($0.utf16)
    }

    /// Nothing, a dash, blanks to be filled in, a template's hint, or a bare reference to an annex that is not there.
    func isBlank(_ pieces: [ContentPiece]) -> Bool {
        var words: [Token] = []
        // No hint is that long.
        if pieces.reduce(0, { $0 + $1.text.utf8.count }) > 600 { return false }
        for piece in pieces.prefix(12) {
            words += withoutHints(scanner.scan(piece.text))
            if words.count > 8 { return false }
        }
        if pieces.count > 12 { return false }
        // «1.», «а)» and the like are labels of items that were never written.
        if isPromise(words) { return true }
        let said = words.filter { $0.length > 1 && ($0.kind != .number || $0.length > 2) }
        if said.isEmpty { return words.allSatisfy { $0.kind == .number && $0.length <= 1 } || words.isEmpty }
        return !hasAnnex && isReference(said)
    }

    /// What is left when «(указать цель)», «указать…» and underscores are taken away.
    private func withoutHints(_ text: ScannedText) -> [Token] {
        var left: [Token] = []
        var inHint = false
        for (index, token) in text.tokens.enumerated() {
            if token.before.contains(.close) { inHint = false }
            if token.before.contains(.open), startsHint(token) { inHint = true }
            if index == 0, startsHint(token), isInstruction(text) { return [] }
            if !inHint { left.append(token) }
        }
        return left
    }

    private func startsHint(_ token: Token) -> Bool { Self.hints.contains { scanner.token(token, beginsWith: $0) } }

    /// «Указать цель программы»: an infinitive, or the whole text in brackets or between blanks.
    private func isInstruction(_ text: ScannedText) -> Bool {
        guard let first = text.tokens.first, text.tokens.count <= 8 else { return false }
        if first.before.contains(.open) { return true }
        let letters = scanner.letters(of: first)
        return letters.suffix(2).elementsEqual("ть".utf16) || letters.elementsEqual("укажите".utf16)
            || letters.elementsEqual("впишите".utf16) || letters.elementsEqual("заполните".utf16)
    }

    /// «Раздел в разработке», «Будет дополнено позже».
    private func isPromise(_ words: [Token]) -> Bool {
        guard (1...5).contains(words.count) else { return false }
        return words.contains { word in Self.later.contains { scanner.letters(of: word).elementsEqual($0) } }
    }

    private static let later: [[UInt16]] = [
        "разработке", "доработке", "доработать", "дополнен", "дополнена", "дополнено", "дописать", "уточняется",
        "заполняется", "готовится",
    ].map { Array($0.utf16) }

    private func isReference(_ words: [Token]) -> Bool {
        guard words.count <= 8, let first = words.first else { return false }
        return Self.references.contains { scanner.token(first, beginsWith: $0) }
            && words.contains { scanner.token($0, beginsWith: Self.annex) }
    }
}
