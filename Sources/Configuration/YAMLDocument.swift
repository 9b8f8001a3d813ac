internal import Yams

/// A configuration file in YAML, parsed, every node with its line and column.
///
/// ```swift
/// let greeting = try YAMLDocument(text: text, file: "greeting.yaml").decode { fields in
///     let name = fields.string("name")
///     let times = fields.integer("times", in: 1...5, default: 1)
///     return name.map { Greeting(name: $0, times: times) }
/// }
/// ```
///
/// Narrower than YAML on purpose, so that a coordinator cannot be surprised: one document per file, no anchors, no
/// aliases, no type tags, every key once, truth values only `true` and `false`, numbers only decimal.
package struct YAMLDocument: Sendable {
    /// Name of the file as the user knows it.
    package let file: String
    /// An empty file, or one with comments only, is an empty mapping.
    let root: YAMLNode

    /// - Throws: the syntax fault the parser stopped at, or every use of what this program does not take.
    package init(text: String, file: String) throws(ConfigurationFaults) {
        self.file = file
        root = try YAMLReading(file: file).root(of: text)
    }

    /// As ``init(text:file:)`` from the bytes of a file; see ``text(of:file:)``.
    package init(bytes: [UInt8], file: String) throws(ConfigurationFaults) {
        try self.init(text: Self.text(of: bytes, file: file), file: file)
    }

    /// Reads the file through `read`, gathering all faults.
    ///
    /// `read` asks for every field it knows before it gives up on a missing one; what it did not ask for is reported
    /// as an unknown key.
    ///
    /// - Throws: all faults found, in the order of the file.
    package func decode<Value>(_ read: (YAMLFields) -> Value?) throws(ConfigurationFaults) -> Value {
        try decodeValue { $0.mapping(nil, read) }
    }

    /// As ``decode(_:)`` for a file whose top is not a mapping.
    package func decodeValue<Value>(_ read: (YAMLValue) -> Value?) throws(ConfigurationFaults) -> Value {
        let faults = FaultCollector(file: file)
        let value = read(YAMLValue(node: root, faults: faults))
        if let value, faults.isEmpty { return value }
        if faults.isEmpty { faults.add("содержание файла не удалось прочитать") }
        throw faults.gathered
    }
}

/// From text to nodes: Yams does the parsing, this refuses what it would let through.
private struct YAMLReading {
    let file: String

    func root(of text: String) throws(ConfigurationFaults) -> YAMLNode {
        // Notepad writes a byte order mark; it would count as the first column.
        let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
        try refuseControlCharacters(in: text)
        do {
            // The basic resolver leaves types to us: YAML 1.1 would take `on` and `no` for truth values.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            let parsed = try parser.singleRoot()
            let faults = FaultCollector(file: file)
            // Nodes hold their anchors weakly; the parser owns them.
            let root = withExtendedLifetime(parser) { parsed.map { node(from: $0, faults) } }
            guard faults.isEmpty else { throw faults.gathered }
            return root.flatMap { $0.isNothing ? nil : $0 } ?? YAMLNode(content: .mapping([]), position: .start)
        } catch let faults as ConfigurationFaults {
            throw faults
        } catch let error as YamlError {
            throw ConfigurationFaults(SyntaxFault(error, text: text).faults(in: file))
        } catch {
            throw ConfigurationFaults([ConfigurationFault(file: file, message: "файл не удалось разобрать: \(error)")])
        }
    }

    /// A node with an anchor is refused and not entered: aliases repeat it, and a few lines of them unfold for ever.
    private func node(from parsed: Node, _ faults: FaultCollector) -> YAMLNode {
        let position = YAMLNode.Position(parsed.mark)
        guard parsed.anchor == nil else {
            faults.add("ссылки YAML («&имя» и «*имя») не поддерживаются: повторите текст полностью", at: position)
            return YAMLNode(content: .scalar("", plain: true), position: position)
        }
        if let tag = parsed.writtenTag {
            faults.add("метки типа («\(tag)») не поддерживаются: уберите метку", at: position)
        }
        return YAMLNode(content: content(of: parsed, faults), position: position)
    }

    private func content(of parsed: Node, _ faults: FaultCollector) -> YAMLNode.Content {
        switch parsed {
        case .scalar(let scalar):
            return .scalar(scalar.string, plain: scalar.style == .plain)
        case .sequence(let sequence):
            return .list(sequence.map { node(from: $0, faults) })
        case .mapping(let mapping):
            return .mapping(mapping.compactMap { pair($0.key, $0.value, faults) })
        case .alias:
            return .scalar("", plain: true)
        }
    }

    private func pair(_ key: Node, _ value: Node, _ faults: FaultCollector) -> YAMLNode.Pair? {
        let name = node(from: key, faults)
        guard case .scalar(let text, _) = name.content else {
            faults.add("ключом может быть только слово", at: name.position)
            return nil
        }
        return YAMLNode.Pair(key: text, position: name.position, value: node(from: value, faults))
    }

    /// libyaml refuses these too, but says neither line nor column.
    private func refuseControlCharacters(in text: String) throws(ConfigurationFaults) {
        var position = YAMLNode.Position.start
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A:
                position = YAMLNode.Position(line: position.line + 1, column: 1)
                continue
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F..<0x85, 0x86..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF:
                let code = String(scalar.value, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
                let message = "недопустимый невидимый знак U+\(padded): удалите его и наберите строку заново"
                let (line, column) = (position.line, position.column)
                throw ConfigurationFaults([
                    ConfigurationFault(file: file, line: line, column: column, message: message)
                ])
            default: break
            }
            position.column += 1
        }
    }
}

extension YAMLNode.Position {
    fileprivate init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

extension Node {
    /// The type tag as the author wrote it; nil when there is none, or when it says what is so without it.
    fileprivate var writtenTag: String? {
        let tag =
            switch self {
            case .scalar(let scalar): scalar.tag.rawValue
            case .sequence(let sequence): sequence.tag.rawValue
            case .mapping(let mapping): mapping.tag.rawValue
            case .alias(let alias): alias.tag.rawValue
            }
        let standard = "tag:yaml.org,2002:"
        // Yams itself writes the natural tags into keys when it looks for doubles.
        let natural: [Tag.Name] = [.implicit, .nonSpecific, .str, .seq, .map]
        if natural.contains(where: { $0.rawValue == tag }) { return nil }
        return tag.hasPrefix(standard) ? "!!" + tag.dropFirst(standard.count) : tag
    }
}
