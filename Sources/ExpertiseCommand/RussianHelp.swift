import Foundation

/// ArgumentParser speaks English only; what users see of it is said in Russian here.
enum RussianHelp {
    private static let phrases: [(english: String, russian: String)] = [
        ("OVERVIEW: ", ""),
        ("USAGE: ", "Вызов: "),
        ("Usage: ", "Вызов: "),
        ("ARGUMENTS:", "Аргументы:"),
        ("OPTIONS:", "Ключи:"),
        ("SUBCOMMANDS:", "Команды:"),
        ("Show the version.", "Показать версию программы."),
        ("Show help information.", "Показать эту справку."),
        ("Show subcommand help information.", "Показать справку по команде."),
        ("<subcommand>", "<команда>"),
        ("[<options>]", "[<ключи>]"),
        ("(default: ", "(по умолчанию: "),
        ("(values: ", "(значения: "),
        ("; default: ", "; по умолчанию: "),
        ("Error: ", "Ошибка: "),
        ("See 'expertise --help' for more information.", "Справка: expertise --help"),
        ("Missing expected argument ", "не указан обязательный аргумент "),
        ("Missing value for ", "не указано значение ключа "),
        ("Unknown option ", "неизвестный ключ "),
        ("Unexpected argument ", "лишний аргумент "),
        ("unexpected arguments: ", "лишних аргументов: "),
        ("Did you mean ", "Возможно, имелось в виду "),
        ("Please provide a value", "укажите значение"),
        (" is invalid for ", " не подходит для "),
        ("The value ", "значение "),
        ("Help:  ", "Пояснение:  "),
        ("Must provide at least one argument", "нужен хотя бы один аргумент"),
        ("  See 'expertise help <команда>' for detailed help.", "  Подробнее о команде: expertise help <команда>"),
        ("Please provide one of ", "Можно: "),
        ("' or '", "' или '"),
        ("for more information.", "— подробнее."),
    ]

    static func translated(_ text: String) -> String {
        var text = text
        for phrase in phrases { text = text.replacing(phrase.english, with: phrase.russian) }
        if let range = text.range(of: "See 'expertise "), let end = text.range(of: "' — подробнее.") {
            let command = text[range.upperBound..<end.lowerBound]
            text.replaceSubrange(range.lowerBound..<end.upperBound, with: "Справка: expertise \(command)")
        }
        return text
    }
}
