/// What the program makes of originals and puts beside them: conclusions, and copies with remarks.
package enum ArchivePapers {
    /// Whether the file at `path` is made from an original; no original in the tests is called so.
    package static func contain(_ path: String) -> Bool {
        path.contains("-заключение") || path.contains("-с-замечаниями")
    }
}
