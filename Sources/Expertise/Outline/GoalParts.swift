/// The goal and the tasks of one cell.
struct GoalParts {
    private(set) var goal: [ContentPiece] = []
    private(set) var tasks: [ContentPiece] = []

    /// «Задачи:» begins the tasks; without it the items of a list do, or else the second sentence on.
    init(_ content: [ContentPiece]) {
        func label(_ piece: ContentPiece, _ stem: String) -> Bool {
            let text = piece.text.drop { !$0.isLetter }.prefix(24).lowercased()
            return text.hasPrefix(stem) && piece.text.prefix(40).contains(":")
        }
        let start =
            content.firstIndex { label($0, "задач") || label($0, "основные задачи") }
            ?? content.dropFirst().firstIndex(where: \.isListItem)
            ?? (content.count > 1 ? 1 : content.count)
        goal = Array(content[..<start])
        tasks = Array(content[start...])
        // A label that stands alone is not a task.
        if let first = tasks.first, first.text.hasSuffix(":"), tasks.count > 1 { tasks.removeFirst() }
    }
}
