/// How often each expected value was answered with each value.
struct Confusion<Value: Hashable & Comparable & Sendable>: Equatable, Sendable {
    private struct Pair: Hashable, Sendable {
        var expected: Value
        var found: Value
    }

    private var counts: [Pair: Int] = [:]
    private(set) var total = 0

    mutating func add(expected: Value, found: Value) {
        counts[Pair(expected: expected, found: found), default: 0] += 1
        total += 1
    }

    func count(expected: Value, found: Value) -> Int { counts[Pair(expected: expected, found: found)] ?? 0 }

    /// Everything expected or answered at least once, in ascending order.
    var values: [Value] { Set(counts.keys.flatMap { [$0.expected, $0.found] }).sorted() }

    /// Right answers of all. With one answer for each question this is also micro-averaged precision, recall and F1.
    var accuracy: Share { Share(of: counts.filter { $0.key.expected == $0.key.found }.values.reduce(0, +), in: total) }

    func detection(of value: Value) -> Detection {
        var detection = Detection()
        for (pair, count) in counts {
            switch (pair.expected == value, pair.found == value) {
            case (true, true): detection.hits += count
            case (false, true): detection.falseAlarms += count
            case (true, false): detection.misses += count
            case (false, false): break
            }
        }
        return detection
    }

    /// Mean of the F1 of all ``values``, each counting alike; nil when nothing was asked.
    var macroF1: Double? {
        let scores = values.compactMap { detection(of: $0).f1 }
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }
}

/// How well one thing was found where it is, and only there.
struct Detection: Equatable, Sendable {
    var hits = 0
    var falseAlarms = 0
    var misses = 0

    var precision: Double? { Self.ratio(hits, hits + falseAlarms) }
    var recall: Double? { Self.ratio(hits, hits + misses) }
    /// Harmonic mean of precision and recall; nil when the thing was neither there nor found.
    var f1: Double? { Self.ratio(2 * hits, 2 * hits + falseAlarms + misses) }

    /// Counts a set that was answered against the set that is right.
    mutating func add<Value: Hashable>(expected: Set<Value>, found: Set<Value>) {
        hits += expected.intersection(found).count
        falseAlarms += found.subtracting(expected).count
        misses += expected.subtracting(found).count
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}

/// So many of so many.
struct Share: Equatable, Sendable {
    private(set) var part = 0
    private(set) var whole = 0

    init(of part: Int = 0, in whole: Int = 0) {
        self.part = part
        self.whole = whole
    }

    var ratio: Double? { whole == 0 ? nil : Double(part) / Double(whole) }

    mutating func add(_ belongs: Bool) {
        whole += 1
        if belongs { part += 1 }
    }
}
