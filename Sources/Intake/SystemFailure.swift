internal import Glibc

/// A system call that failed: an operational failure, unless the caller knows better.
package struct SystemFailure: Error, Sendable, Equatable {
    /// The system's `errno`.
    package let code: Int32
    /// What was being done, in Russian, in the infinitive: «записать».
    package let doing: String
    /// What it was done to, as it should be shown.
    package let path: String
    /// Nothing was to be changed; then it says something of this file, and little of the disk that is written to.
    package let isReading: Bool

    package init(_ doing: String, _ path: String, code: Int32 = errno, isReading: Bool = false) {
        self.code = code
        self.doing = doing
        self.path = path
        self.isReading = isReading
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
        case EEXIST: "такое имя уже занято"
        case EXDEV: "это другой диск, а папка archive должна целиком лежать на одном"
        case EISDIR: "это папка, а не файл"
        case EBUSY, ETXTBSY: "занято другой программой; закройте её и запустите программу снова"
        case ENOMEM: "не хватает памяти"
        case EMLINK, ELOOP: "слишком много ссылок"
        case ESTALE, EHOSTDOWN, ENOTCONN: "сетевая папка недоступна"
        default: "система ответила ошибкой \(code) (\(String(cString: strerror(code))))"
        }
    }

    /// The cause lies in the disk itself, not in one file: going on would fail with every file.
    package var stopsTheRun: Bool {
        switch code {
        case ENOSPC, EDQUOT, EROFS: true
        // A sector that cannot be read any more is the trouble of the file on it.
        case EIO: !isReading
        default: false
        }
    }
}
