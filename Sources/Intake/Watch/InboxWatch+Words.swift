internal import Glibc

extension InboxEvents.Blindness {
    /// What a person should know about it, and what can be done.
    func sentence(pollSeconds: Int) -> String {
        let looks = "Папка просматривается каждые \(pollSeconds) с."
        switch self {
        case .remote(let name):
            return "О новых файлах в сетевой папке (\(name)) система не сообщает. \(looks)"
        case .tooManyFolders:
            return "Система не следит за таким числом папок: исчерпан предел fs.inotify.max_user_watches. \(looks) "
                + "Администратор может увеличить предел командой sysctl."
        case .unavailable(let code):
            let cause = code == EMFILE ? ": исчерпан предел fs.inotify.max_user_instances" : ""
            return "Система не сообщает о новых файлах\(cause). \(looks)"
        }
    }
}
