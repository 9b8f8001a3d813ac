import Roadmap

/// What to evaluate and what to print.
struct Options: Equatable {
    static let usage = """
        usage: Evaluate [options]
          --set FOLDER       the labelled set (Tests/Labelled)
          --as-of DATE       the day that counts as today (2023-03-28)
          --worst N          the N worst documents of the open part with their differences (10)
          --document PATH    one document of the open part in detail, instead of the tables
          --metamorphic      change every document in ways nobody sees, print which answers change
          --json             everything for machines
          --reveal           show held-back documents too: for a last look, never to learn from
        """

    var set = "Tests/Labelled"
    var asOf = CalendarDate(year: 2023, month: 3, day: 28)
    var worst = 10
    var document: String?
    var isMetamorphic = false
    var isJSON = false
    var isRevealed = false
    var isHelp = false

    init(_ arguments: some Sequence<String>) throws {
        var arguments = arguments.makeIterator()
        func value(of option: String) throws -> String {
            guard let value = arguments.next() else { throw EvaluationFailure("\(option) wants a value") }
            return value
        }
        while let argument = arguments.next() {
            switch argument {
            case "--set": set = try value(of: argument)
            case "--as-of": asOf = CalendarDate(iso: try value(of: argument))
            case "--worst": worst = try Self.count(try value(of: argument))
            case "--document": document = try value(of: argument)
            case "--metamorphic": isMetamorphic = true
            case "--json": isJSON = true
            case "--reveal": isRevealed = true
            case "--help", "-h": isHelp = true
            default: throw EvaluationFailure("unknown option \(argument)\n\(Self.usage)")
            }
        }
    }

    private static func count(_ text: String) throws -> Int {
        guard let count = Int(text), count >= 0 else { throw EvaluationFailure("--worst wants a number, not \(text)") }
        return count
    }
}
