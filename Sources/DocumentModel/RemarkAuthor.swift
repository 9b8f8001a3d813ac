/// In whose name the program puts its remarks into a copy of a document.
///
/// Readers know the name too: the program's own remarks are not comments that somebody forgot in the document.
package enum RemarkAuthor {
    package static let name = "Экспертиза (автоматически)"
    package static let initials = "Э"
}
