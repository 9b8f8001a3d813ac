import DocumentModel
import Expertise
import Foundation

extension Place {
    var shown: String {
        var words = ["block \(block)"]
        if let table { words.append("table \(table)") }
        if let row { words.append("row \(row)") }
        if let cell { words.append("cell \(cell)") }
        return words.joined(separator: " ")
    }
}

extension Remark {
    var shown: String {
        var words = text
        if let quote { words += " [\(quote)]" }
        if let place { words += " (\(place.shown))" }
        return words
    }
}

extension Optional<Double> {
    /// Three digits after the point; a dash when there was nothing to count.
    var shown: String { map { String(format: "%.3f", $0) } ?? "–" }
}

extension Share {
    /// `0.987 (75/76)`.
    var shown: String { whole == 0 ? "–" : "\(ratio.shown) (\(part)/\(whole))" }
}
