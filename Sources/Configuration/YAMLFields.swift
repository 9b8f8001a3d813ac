/// The keys of one section while it is read. Asking for a key makes it a known one.
///
/// Methods with a default take an absent key, or one without a value, for the default; the others note a fault and
/// answer nil. A value of the wrong type is a fault in either case.
package final class YAMLFields {
    private let pairs: [YAMLNode.Pair]
    private let position: YAMLNode.Position
    private let subject: String?
    private let faults: FaultCollector
    private var known: [String] = []

    init(pairs: [YAMLNode.Pair], position: YAMLNode.Position, subject: String?, faults: FaultCollector) {
        self.pairs = pairs
        self.position = position
        self.subject = subject
        self.faults = faults
    }

    /// The value of `key`, nil without a fault when there is none.
    package func optional(_ key: String) -> YAMLValue? {
        known.append(key)
        guard let pair = pairs.first(where: { $0.key == key }), !pair.value.isNothing else { return nil }
        return YAMLValue(node: pair.value, faults: faults)
    }

    /// The value of `key`; its absence is a fault.
    package func required(_ key: String) -> YAMLValue? {
        if let value = optional(key) { return value }
        if let pair = pairs.first(where: { $0.key == key }) {
            faults.add("у ключа «\(key)» нет значения", at: pair.position)
        } else {
            let place = subject.map { " (\($0))" } ?? ""
            faults.add("нет обязательного ключа «\(key)»\(place)", at: position)
        }
        return nil
    }

    /// Notes a fault of the section as a whole, at its beginning.
    package func fault(_ message: String) { faults.add(message, at: position) }

    package func string(_ key: String) -> String? { required(key)?.nonEmptyString() }
    package func string(_ key: String, default value: String) -> String { optionalString(key) ?? value }
    package func optionalString(_ key: String) -> String? { optional(key)?.nonEmptyString() }

    package func integer(_ key: String, in range: ClosedRange<Int>? = nil) -> Int? {
        required(key)?.integer(in: range)
    }
    package func integer(_ key: String, in range: ClosedRange<Int>? = nil, default value: Int) -> Int {
        optional(key)?.integer(in: range) ?? value
    }

    package func decimal(_ key: String, in range: ClosedRange<Double>? = nil) -> Double? {
        required(key)?.decimal(in: range)
    }
    package func decimal(_ key: String, in range: ClosedRange<Double>? = nil, default value: Double) -> Double {
        optional(key)?.decimal(in: range) ?? value
    }

    package func boolean(_ key: String) -> Bool? { required(key)?.boolean() }
    package func boolean(_ key: String, default value: Bool) -> Bool { optional(key)?.boolean() ?? value }

    package func choice<Choice>(_ key: String, _ type: Choice.Type = Choice.self) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        required(key)?.choice(type)
    }
    package func choice<Choice>(_ key: String, default value: Choice) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        optional(key)?.choice(Choice.self) ?? value
    }

    package func strings(_ key: String) -> [String]? { required(key)?.list { $0.nonEmptyString() } }
    package func strings(_ key: String, default value: [String]) -> [String] {
        optional(key)?.list { $0.nonEmptyString() } ?? value
    }

    package func list<Element>(_ key: String, _ read: (YAMLValue) -> Element?) -> [Element]? {
        required(key)?.list(read)
    }
    package func list<Element>(
        _ key: String,
        default value: [Element],
        _ read: (YAMLValue) -> Element?
    ) -> [Element] {
        optional(key)?.list(read) ?? value
    }

    package func mapping<Value>(_ key: String, _ read: (YAMLFields) -> Value?) -> Value? {
        required(key)?.mapping(nil, read)
    }
    package func mapping<Value>(_ key: String, default value: Value, _ read: (YAMLFields) -> Value?) -> Value {
        optional(key)?.mapping(nil, read) ?? value
    }

    /// Called when the section has been read: keys nobody asked for are faults.
    func reportUnknown() {
        for pair in pairs where !known.contains(pair.key) {
            let hint = Likeness.hint(for: pair.key, among: known)
            faults.add("неизвестный ключ «\(pair.key)»\(hint)", at: pair.position)
        }
    }
}
