/// What the name alone says of a file or folder in the inbox (requirement R9).
enum InboxName {
    /// Folders that sync and storage programs keep for themselves; nothing in them is a document.
    private static let serviceFolders: Set<String> = ["@eaDir", ".@__thumb", "__MACOSX", ".stfolder"]
    private static let serviceFiles: Set<String> = ["thumbs.db", "desktop.ini"]
    /// Half-written files of editors, browsers and sync programs.
    private static let temporaryEndings = [".part", ".partial", ".filepart", ".crdownload", ".tmp"]

    /// Whether a file of this name is never taken.
    static func isIgnored(file name: String) -> Bool {
        let lowered = name.lowercased()
        return name.hasPrefix("~$") || name.hasPrefix(".") || serviceFiles.contains(lowered)
            || temporaryEndings.contains { lowered.hasSuffix($0) }
    }

    static func isIgnored(folder name: String) -> Bool {
        name.hasPrefix(".") || serviceFolders.contains(name)
    }

    /// Names of the lock files that Word and LibreOffice keep beside `name` while it is open.
    ///
    /// Word writes `~$` over the first two characters of a long name, over the first of a name of seven, and before
    /// a shorter one; which of them it did depends on its version, so all three are looked for.
    static func editorLocks(of name: String) -> [String] {
        [".~lock.\(name)#", "~$" + name, "~$" + name.dropFirst(1), "~$" + name.dropFirst(2)]
    }
}
