package import DocumentModel
internal import Expertise
internal import Hashing
package import JSONText
internal import Roadmap

extension ExaminedFile {
    /// The contract's JSON of one examined document (chapter 3), with the outline that was seen besides.
    package var json: JSONValue {
        let examination = examination
        return .object([
            ("path", .string(path)),
            ("sha256", .string(digest?.hex)),
            ("bytes", .int(bytes)),
            ("format", .string(format?.rawValue)),
            ("status", .string(status.rawValue)),
            (
                "reason",
                refusal.map { .object([("code", .string($0.code)), ("message", .string($0.message))]) } ?? .null
            ),
            ("kind", examination.map(\.kindJSON) ?? .null),
            ("risks", .strings((examination?.risks ?? []).map(\.rawValue))),
            ("school", examination?.school.json ?? .null),
            ("period", examination?.period?.json ?? .null),
            ("sections", .array((examination?.sections ?? []).map(\.json))),
            ("parameters", .array((examination?.parameters ?? []).map(\.json))),
            ("verdict", .string(examination?.verdict?.rawValue)),
            ("outline", .array((examination?.outline ?? []).map(\.json))),
        ])
    }
}

extension Examination {
    fileprivate var kindJSON: JSONValue {
        .object([("id", .string(kind.rawValue)), ("confidence", .string(kindConfidence.rawValue))])
    }
}

extension SchoolFinding {
    fileprivate var json: JSONValue {
        .object([("id", .string(id)), ("confidence", .string(confidence.rawValue)), ("named", .string(named))])
    }
}

extension Period {
    fileprivate var json: JSONValue {
        .object([("from", .string(from.description)), ("to", .string(to.description))])
    }
}

extension SectionFinding {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id)), ("state", .string(state.rawValue)), ("title", .string(title)),
            ("place", place?.json ?? .null), ("sign", .string(sign?.rawValue)),
        ])
    }
}

extension ParameterResult {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id)), ("outcome", .string(outcome.rawValue)), ("weight", .string(weight.rawValue)),
            ("remarks", .array(remarks.map(\.json))),
        ])
    }
}

extension Remark {
    fileprivate var json: JSONValue {
        .object(
            [("text", .string(text)), ("quote", .string(quote)), ("place", place?.json ?? .null)]
                // Only of what takes two documents: the others keep the contract's three keys.
                + (other.map { [("other", $0.json)] } ?? [])
        )
    }
}

extension Remark.Counterpart {
    fileprivate var json: JSONValue {
        .object([("entry", .int(entry)), ("quote", .string(quote)), ("place", place?.json ?? .null)])
    }
}

extension OutlineLine {
    fileprivate var json: JSONValue {
        .object([("text", .string(text)), ("level", .int(level)), ("place", place.json)])
    }
}

extension Place {
    package var json: JSONValue {
        var members: [(String, JSONValue)] = [("block", .int(block))]
        if let table { members.append(("table", .int(table))) }
        if let row { members.append(("row", .int(row))) }
        if let cell { members.append(("cell", .int(cell))) }
        return .object(members)
    }
}
