import Roadmap

/// What an answer to a parameter is worth, given the outcomes a curator would accept.
enum Judgement: String, CaseIterable {
    case right
    /// A fault was remarked where there is none: the dearest error, it costs trust.
    case falseAlarm = "false-alarm"
    /// `yes` where a person must see something.
    case missed
    /// Left to a person, though it could and should be told.
    case abstained
    /// There is a fault, but `no` stands for `partly` or the other way round.
    case degree
    /// Not answered at all, usually because the document was taken for another kind.
    case absent

    init(_ found: Outcome?, accepted: Set<Outcome>) {
        guard let found else {
            self = .absent
            return
        }
        if accepted.contains(found) {
            self = .right
            return
        }
        switch found {
        case .yes: self = .missed
        case .notChecked: self = .abstained
        case .no, .partly: self = accepted.isDisjoint(with: [.no, .partly]) ? .falseAlarm : .degree
        }
    }
}
