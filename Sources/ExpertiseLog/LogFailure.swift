internal import GRDB

/// The log cannot be read or written: an operational failure (exit status 74).
package struct LogFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened and what to do, in Russian.
    package var message: String
    package init(message: String) { self.message = message }

    package var description: String { message }
}

extension LogFailure {
    static let missing = LogFailure(
        message: "Журнала экспертизы ещё нет: он появится в папке archive после первого запуска «expertise run»."
    )
    static let newer = LogFailure(
        message:
            "Журнал экспертизы создан более новой версией программы. Обновите программу: эта версия его не изменит."
    )
    static let older = LogFailure(
        message: "Журнал экспертизы создан прежней версией программы. Запустите «expertise run»: он обновит журнал."
    )
    static let foreign = LogFailure(
        message:
            "Файл archive/expertise.sqlite — база данных другой программы. Уберите его и восстановите журнал из копии."
    )
    static let notDurable = LogFailure(
        message: "Журнал экспертизы не удалось открыть с надёжной записью на диск; записей не сделано. "
            + "Сообщите об этом разработчику."
    )
    static let leftBehind = LogFailure(
        message: "Рядом с журналом лежит файл expertise.sqlite-wal с записями, которые можно прочитать, только открыв "
            + "журнал для записи, а папка archive доступна лишь для чтения. Разрешите запись в папку и запустите "
            + "«expertise run»."
    )
    static func damaged(number: Int64) -> LogFailure {
        LogFailure(
            message: "Запись \(number) журнала изменена или повреждена. Запустите «expertise verify» и восстановите "
                + "папку archive из резервной копии."
        )
    }

    /// The failure in words; SQLite's own ones stand behind the sentence for whoever has to look deeper.
    init(_ error: any Error) {
        switch error {
        case let failure as LogFailure: self = failure
        case let failure as DatabaseError: self.init(failure)
        default: self.init(message: "С журналом экспертизы случилась непредвиденная ошибка: \(error).")
        }
    }

    private init(_ error: DatabaseError) {
        let sentence: String
        switch error.resultCode {
        case .SQLITE_FULL:
            sentence = "Журнал экспертизы не записан: на диске нет места. Освободите место и запустите программу снова."
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            sentence = "Журнал экспертизы занят другой программой. Подождите и повторите."
        case .SQLITE_NOTADB:
            sentence =
                "Файл archive/expertise.sqlite — не журнал экспертизы. Восстановите папку archive из резервной копии."
        case .SQLITE_CORRUPT:
            sentence = "Файл журнала archive/expertise.sqlite повреждён. Восстановите папку archive из резервной копии."
        case .SQLITE_READONLY:
            sentence = "Журнал экспертизы доступен только для чтения. Разрешите запись в папку archive."
        case .SQLITE_CANTOPEN:
            sentence = "Журнал экспертизы не открывается. Проверьте, что папка archive есть и доступна."
        case .SQLITE_IOERR:
            sentence = "Ошибка чтения или записи диска при работе с журналом экспертизы. Проверьте диск и повторите."
        case .SQLITE_CONSTRAINT:
            sentence =
                "Журнал экспертизы не принял запись: в него только дописывают, и подряд. Запустите «expertise verify»."
        default:
            sentence = "С журналом экспертизы случилась непредвиденная ошибка. Сообщите о ней разработчику."
        }
        let detail = error.message ?? ""
        self.init(
            message: "\(sentence) (SQLite \(error.extendedResultCode.rawValue)\(detail.isEmpty ? "" : ": \(detail)"))"
        )
    }
}
