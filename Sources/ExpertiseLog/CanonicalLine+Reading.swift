internal import Hashing
internal import Roadmap

extension CanonicalLine {
    /// The entry a stored line tells of, without its details.
    ///
    /// - Returns: nil when the line is not of the canonical form, to the byte.
    static func entry(from line: UnsafeBufferPointer<UInt8>, hash: String) -> Entry? {
        var scan = LineScanner(bytes: line)
        guard scan.take("{"), let entry = entry(&scan, hash: hash), scan.take("}"), scan.isAtEnd else { return nil }
        return scan.hasFailed ? nil : entry
    }

    private static func entry(_ scan: inout LineScanner, hash: String) -> Entry? {
        let asOf = scan.text("asOf").map { CalendarDate(iso: $0) }
        let by = scan.text("by")
        let code = scan.text("code")
        let details = scan.text("details").map { ContentDigest(hex: $0) }
        let document = document(&scan)
        let duplicateOf = scan.number("duplicateOf")
        let event = scan.text("event").flatMap { Fact.Event(rawValue: $0) }
        let firstSeen = scan.text("firstSeen")
        let items = scan.list("items") { scan in scan.integer().map { Int($0) } }
        let kind = scan.choice("kind", DocumentKind.self)
        let number = scan.number("number")
        let parameters = scan.text("parameters")
        let previous = scan.text("previous")
        let program = scan.text("program")
        let reason = scan.text("reason")
        let replaces = scan.number("replaces")
        let risks = scan.list("risks") { scan in scan.quoted().flatMap { RiskDirection(rawValue: $0) } }
        let school = scan.text("school")
        let status = scan.choice("status", ExaminationStatus.self)
        let subject = scan.number("subject")
        let time = scan.text("time")
        let verdict = scan.choice("verdict", Verdict.self)
        guard let by, let event, let items, let number, let previous, let program, let risks, let time else {
            return nil
        }
        // Present and not understood is not the same as absent.
        if let asOf, asOf == nil { return nil }
        if let details, details == nil { return nil }

        var fact = Fact(event: event, by: by, program: program)
        fact.items = items
        fact.school = school
        fact.kind = kind
        fact.risks = risks
        fact.document = document
        fact.status = status
        fact.code = code
        fact.verdict = verdict
        fact.reason = reason
        fact.duplicateOf = duplicateOf
        fact.replaces = replaces
        fact.subject = subject
        fact.firstSeen = firstSeen
        fact.asOf = asOf ?? nil
        fact.parameters = parameters
        return Entry(
            number: number,
            time: time,
            fact: fact,
            previous: previous,
            hash: hash,
            detailsDigest: details ?? nil
        )
    }

    private static func document(_ scan: inout LineScanner) -> DocumentReference? {
        guard scan.key("document") else { return nil }
        guard scan.take("{") else { return scan.fail() }
        scan.isFirst = true
        let archivedAs = scan.text("archivedAs")
        let bytes = scan.number("bytes")
        let modified = scan.text("modified")
        let name = scan.text("name")
        let rawName = scan.text("rawName")
        let sha256 = scan.text("sha256").flatMap { ContentDigest(hex: $0) }
        guard scan.take("}"), let archivedAs, let bytes, let name, let sha256 else { return scan.fail() }
        scan.isFirst = false
        var document = DocumentReference(
            sha256: sha256,
            name: name,
            rawName: rawName,
            archivedAs: archivedAs,
            bytes: bytes
        )
        document.modified = modified
        return document
    }
}

/// Reads compact JSON whose keys come in a known order.
private struct LineScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    var isFirst = true
    private(set) var hasFailed = false

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func fail<Value>() -> Value? {
        hasFailed = true
        return nil
    }

    mutating func take(_ token: StaticString) -> Bool {
        token.withUTF8Buffer { token in
            guard matches(token, at: index) else { return false }
            index += token.count
            return true
        }
    }

    /// Takes `"key":` with the comma before it, if that is what comes next.
    mutating func key(_ key: StaticString) -> Bool {
        key.withUTF8Buffer { key in
            var at = index
            if !isFirst {
                guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else { return false }
                at += 1
            }
            let end = at + 1 + key.count
            guard end + 1 < bytes.count, bytes[at] == UInt8(ascii: "\""), matches(key, at: at + 1),
                bytes[end] == UInt8(ascii: "\""), bytes[end + 1] == UInt8(ascii: ":")
            else { return false }
            index = end + 2
            isFirst = false
            return true
        }
    }

    mutating func text(_ key: StaticString) -> String? {
        self.key(key) ? quoted() : nil
    }

    mutating func number(_ key: StaticString) -> Int64? {
        self.key(key) ? integer() : nil
    }

    mutating func choice<Choice: RawRepresentable<String>>(_ key: StaticString, _ type: Choice.Type) -> Choice? {
        guard let text = text(key) else { return nil }
        return Choice(rawValue: text) ?? fail()
    }

    mutating func list<Element>(
        _ key: StaticString,
        _ read: (inout LineScanner) -> Element?
    ) -> [Element]? {
        guard self.key(key), take("[") else { return fail() }
        var elements: [Element] = []
        if take("]") { return elements }
        repeat {
            guard let element = read(&self) else { return fail() }
            elements.append(element)
        } while take(",")
        return take("]") ? elements : fail()
    }

    mutating func integer() -> Int64? {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) || bytes[index] == UInt8(ascii: "-") {
            index += 1
        }
        let digits = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let number = Int64(digits), String(number) == digits else { return fail() }
        return number
    }

    mutating func quoted() -> String? {
        guard take("\"") else { return fail() }
        let start = index
        while index < bytes.count, bytes[index] >= 0x20 {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let content = UnsafeBufferPointer(rebasing: bytes[start..<index])
                index += 1
                return String(validating: content, as: UTF8.self) ?? fail()
            case UInt8(ascii: "\\"):
                return escaped(from: start)
            default: index += 1
            }
        }
        return fail()
    }

    /// The slower way, for the few strings with escapes.
    private mutating func escaped(from start: Int) -> String? {
        var content = Array(bytes[start..<index])
        while index < bytes.count, bytes[index] >= 0x20 {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(validating: content, as: UTF8.self) ?? fail()
            case UInt8(ascii: "\\"):
                guard let plain = unescaped() else { return fail() }
                content.append(plain)
            default: content.append(byte)
            }
        }
        return fail()
    }

    private mutating func unescaped() -> UInt8? {
        if take("\"") { return UInt8(ascii: "\"") }
        if take("\\") { return UInt8(ascii: "\\") }
        guard take("u00"), index + 2 <= bytes.count else { return nil }
        let digits = bytes[index..<index + 2]
        let canonical = digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard canonical, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), code < 0x20 else {
            return nil
        }
        index += 2
        return code
    }

    private func matches(_ token: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + token.count <= bytes.count else { return false }
        for offset in 0..<token.count where bytes[start + offset] != token[offset] { return false }
        return true
    }
}
