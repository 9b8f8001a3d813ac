internal import Glibc

/// A system call that failed: an operational failure, unless the caller knows better.
package struct SystemFailure: Error, Sendable, Equatable {
    /// The system's `errno`.
    package let code: Int32
    /// What was being done, in Russian, in the infinitive: «записать».
    package let doing: String
    /// What it was done to, as it should be shown.
    package let path: String

    package init(_ doing: String, _ path: String, code: Int32 = errno) {
        self.code = code
        self.doing = doing
        self.path = path
    }

    /// One Russian sentence with what to do.
    package var message: String { "Не удалось \(doing) «\(path)»: \(cause)." }

    private var cause: String {
        switch code {
        case ENOSPC: "на диске нет места; освободите место и запустите программу снова"
        case EDQUOT: "исчерпана квота диска; освободите место и запустите программу снова"
        case EACCES, EPERM: "нет прав доступа; проверьте права на папку"
        case EROFS: "диск доступен только для чтения"
        case EIO: "ошибка диска; проверьте диск или сетевую папку"
        case ENOENT: "такого файла или папки нет"
        case ENOTDIR: "это не папка"
        case EMFILE, ENFILE: "открыто слишком много файлов"
        case ENAMETOOLONG: "имя слишком длинное"
        case ESTALE, EHOSTDOWN, ENOTCONN: "сетевая папка недоступна"
        default: String(cString: strerror(code))
        }
    }

    /// The cause lies in the disk itself, not in one file: going on would fail with every file.
    package var stopsTheRun: Bool {
        switch code {
        case ENOSPC, EDQUOT, EROFS, EIO: true
        default: false
        }
    }
}
