import Foundation
import JSONText
import Roadmap

/// Measures how right the examination is: compares what it says of the labelled documents with what their authors
/// expect. Reads the set, writes nothing; equal sets and rules give equal output.
@main
enum Evaluate {
    static func main() {
        do {
            print(try output(Options(CommandLine.arguments.dropFirst())), terminator: "")
        } catch {
            FileHandle.standardError.write(Data("Evaluate: \(error)\n".utf8))
            exit(64)
        }
    }

    private static func output(_ options: Options) throws -> String {
        if options.isHelp { return Options.usage + "\n" }
        guard let asOf = options.asOf else { throw EvaluationFailure("--as-of wants a day such as 2023-03-28") }
        if options.isMetamorphic { return metamorphic(try LabelledSet(folder: options.set, asOf: asOf), options) }
        let evaluation = Evaluation(try LabelledSet(folder: options.set, asOf: asOf))
        if let path = options.document { return try page(of: path, in: evaluation, options) }
        if options.isJSON { return evaluation.json(revealing: options.isRevealed).text(indented: true) + "\n" }
        let worst = evaluation.worst(options.worst, revealing: options.isRevealed)
        let pages = worst.map { DocumentPage(comparison: $0).brief }
        return ([EvaluationTables(evaluation: evaluation).text] + pages).joined(separator: "\n")
    }

    private static func metamorphic(_ set: LabelledSet, _ options: Options) -> String {
        let (tried, found) = Metamorphoses(set: set).differences()
        let shown = found.filter { options.isRevealed || !$0.label.heldBack }.map { "\($0)\n" }
        return "\(tried - found.count) of \(tried) changed documents got the same answer\n" + shown.joined()
    }

    /// - Parameter path: as in the labels, or the end of it.
    private static func page(of path: String, in evaluation: Evaluation, _ options: Options) throws -> String {
        let found = evaluation.comparisons.filter { $0.label.path.hasSuffix(path) }
        guard let comparison = found.first, found.count == 1 else {
            throw EvaluationFailure("\(found.count) documents are called \(path)")
        }
        guard options.isRevealed || !comparison.label.heldBack else {
            throw EvaluationFailure("\(path) is held back: only counted, never shown (--reveal shows it)")
        }
        return DocumentPage(comparison: comparison).whole
    }
}
