internal import Roadmap

/// Which school a sub-folder of the inbox names (requirement R8).
enum FolderSchool: Sendable {
    /// The file lies directly in the inbox.
    case none
    case known(School)
    /// A folder that no school of the register is called by.
    case unknown(String)

    init(_ path: RawPath, in register: SchoolRegister) {
        guard let folder = path.firstFolder else {
            self = .none
            return
        }
        self = register.school(named: folder.shown).map { .known($0) } ?? .unknown(folder.shown)
    }

    var school: School? {
        guard case .known(let school) = self else { return nil }
        return school
    }
}
