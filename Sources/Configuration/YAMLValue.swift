/// One value of a configuration file, to be read as what the program needs.
///
/// Every accessor answers nil after it has noted a fault, so a decoder can go on and gather the others; it never
/// guesses. A value belongs to the reading of one file and does not outlive it.
package struct YAMLValue {
    let node: YAMLNode
    let faults: FaultCollector

    /// 1-based line of the value, for messages that compare two of them.
    package var line: Int { node.position.line }

    /// Notes that this value is wrong. `message` is Russian, without a full stop, and says what was expected.
    package func fault(_ message: String) {
        faults.add(message, at: node.position)
    }

    /// Text as written; numbers and words such as `no` are text too when text is asked for.
    package func string() -> String? {
        guard case .scalar(let text, _) = node.content, !node.isNothing else { return expected("ожидался текст") }
        return text
    }

    /// Text with something in it besides blanks.
    package func nonEmptyString() -> String? {
        guard let text = string() else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else { return expected("ожидался непустой текст") }
        return text
    }

    package func integer(in range: ClosedRange<Int>? = nil) -> Int? {
        let wanted =
            range.map { "ожидалось целое число от \($0.lowerBound) до \($0.upperBound)" } ?? "ожидалось целое число"
        guard let text = plain, let number = Int(text), range?.contains(number) ?? true else {
            return expected(wanted)
        }
        return number
    }

    /// A decimal fraction with a point, or a whole number.
    package func decimal(in range: ClosedRange<Double>? = nil) -> Double? {
        let wanted = range.map { "ожидалось число от \($0.lowerBound) до \($0.upperBound)" } ?? "ожидалось число"
        guard let text = plain, text.utf8.allSatisfy({ "+-.0123456789".utf8.contains($0) }),
            let number = Double(text), range?.contains(number) ?? true
        else { return expected(wanted) }
        return number
    }

    package func boolean() -> Bool? {
        switch plain {
        case "true": true
        case "false": false
        default: expected("ожидалось true или false")
        }
    }

    /// One of the raw values of `Choice`.
    package func choice<Choice>(_ type: Choice.Type = Choice.self) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        let known = Choice.allCases.map(\.rawValue)
        guard let text = string() else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let hint = Likeness.hint(for: text, among: known)
            return expected("ожидалось одно из: \(known.joined(separator: ", "))", hint: hint)
        }
        return choice
    }

    /// A list; elements that `read` cannot take are left out after their faults are noted.
    package func list<Element>(_ read: (YAMLValue) -> Element?) -> [Element]? {
        guard case .list(let nodes) = node.content else { return expected("ожидался список") }
        return nodes.compactMap { read(YAMLValue(node: $0, faults: faults)) }
    }

    /// A section with keys; keys that `read` did not ask for are faults.
    ///
    /// - Parameter subject: what the section describes, for messages: «описание школы».
    package func mapping<Value>(_ subject: String? = nil, _ read: (YAMLFields) -> Value?) -> Value? {
        guard case .mapping(let pairs) = node.content else { return expected("ожидался раздел с ключами") }
        let fields = YAMLFields(pairs: pairs, position: node.position, subject: subject, faults: faults)
        let value = read(fields)
        fields.reportUnknown()
        return value
    }

    /// A section whose keys are free names (ids), in the order of the file.
    package func dictionary<Element>(
        _ read: (_ key: String, _ keyValue: YAMLValue, _ value: YAMLValue) -> Element?
    ) -> [Element]? {
        guard case .mapping(let pairs) = node.content else { return expected("ожидался раздел с ключами") }
        return pairs.compactMap { pair in
            let key = YAMLNode(content: .scalar(pair.key, plain: false), position: pair.position)
            return read(
                pair.key,
                YAMLValue(node: key, faults: faults),
                YAMLValue(node: pair.value, faults: faults)
            )
        }
    }

    /// The text that stands here, without a fault when there is none.
    package var textIfScalar: String? {
        guard case .scalar(let text, _) = node.content, !node.isNothing else { return nil }
        return text
    }

    /// Whether anything is written here at all.
    package var isNothing: Bool { node.isNothing }

    /// Whether the value is a list, for fields that take one thing or several.
    package var isList: Bool {
        if case .list = node.content { return true }
        return false
    }

    private var plain: String? {
        guard case .scalar(let text, plain: true) = node.content else { return nil }
        return text
    }

    private func expected<Value>(_ wanted: String, hint: String = "") -> Value? {
        fault("\(wanted), а \(node.shown)\(hint)")
        return nil
    }
}
