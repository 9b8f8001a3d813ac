/// One node of a YAML file and where it begins.
struct YAMLNode: Sendable {
    enum Content: Sendable {
        /// `plain` is true when the text stands without quotes and is not a block (`|`, `>`): only then may it be a
        /// number, a truth value or nothing at all.
        case scalar(String, plain: Bool)
        case list([YAMLNode])
        case mapping([Pair])
    }

    struct Pair: Sendable {
        var key: String
        /// Where the key begins.
        var position: Position
        var value: YAMLNode
    }

    /// 1-based; the column counts Unicode scalars, so it is right after Cyrillic.
    struct Position: Sendable, Comparable {
        var line: Int
        var column: Int

        static let start = Position(line: 1, column: 1)

        static func < (left: Position, right: Position) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    var content: Content
    var position: Position

    /// Nothing was written: an empty value, `~` or `null`.
    var isNothing: Bool {
        guard case .scalar(let text, plain: true) = content else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// What stands here, for «…, а указан …».
    var shown: String {
        switch content {
        case .scalar(let text, plain: false): "указан текст в кавычках «\(Self.shortened(text))»"
        case .scalar where isNothing: "значения нет"
        case .scalar(let text, plain: true): "указано «\(Self.shortened(text))»"
        case .list: "указан список"
        case .mapping: "указан раздел с ключами"
        }
    }

    private static func shortened(_ text: String) -> String {
        text.count <= 40 ? text : text.prefix(40) + "…"
    }
}
