/// The program's version, recorded with every entry.
package enum ProgramVersion {
    package static let current = "1.0.0"
    /// What stands as «by» of entries that no person made.
    package static let author = "программа"
}
