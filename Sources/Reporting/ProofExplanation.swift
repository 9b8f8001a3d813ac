package import JSONText

/// What a verification proves, what it cannot, and how to repeat it without this program (requirement R41).
package struct ProofExplanation {
    private let workspace: String

    package init(workspace: String) { self.workspace = workspace }

    private static let proven = [
        "Ни одна запись не изменена, не вставлена, не переставлена и не вынута из середины: в каждой стоит хеш "
            + "предыдущей, и малейшая правка рвёт цепочку на этом месте.",
        "Подробности каждой проверки те же, что были записаны: их SHA-256 входит в запись.",
        "Каждый подлинник в папке archive — байт в байт тот файл, который был получен: его SHA-256 входит в запись.",
        "С ключом --against: записи до названной включительно — те же, что были, когда вы переписали её номер и хеш.",
    ]

    private static let unproven = [
        "Что конец журнала на месте. Если отрезать последние записи или переписать журнал с какого-то места вместе с "
            + "хешами, цепочка снова сойдётся. Это выдаёт только номер и хеш, записанные вне папки: в протоколе, в "
            + "письме, на бумаге. Они стоят в последней строке expertise status и в каждом отчёте.",
        "Когда сделана запись на самом деле: время поставлено по часам компьютера.",
        "Кто сделал запись: имя в --by никто не удостоверял.",
        "Что вывод верен: доказано, что программа и люди тогда сказали именно это.",
        "Что в inbox не было файлов, которые кто-то удалил раньше, чем программа их увидела.",
    ]

    private static let way =
        "Цепочку можно проверить и без этой программы. Каждая строка log --format jsonl — запись так, как она вошла в "
        + "хеш; SHA-256 строки стоит в следующей записи. Те же строки даст и sqlite3 archive/expertise.sqlite "
        + "'SELECT line FROM entry ORDER BY number'. Последний хеш сравните с тем, что записан у вас:"

    /// Needs a POSIX shell and sha256sum.
    private var chainScript: [String] {
        [
            "cd \(Self.quoted(workspace))",
            "expertise log --workspace . --format jsonl > log.jsonl",
            "LC_ALL=C; n=0; previous=$(printf '%064d' 0)",
            "while IFS= read -r line; do",
            "  n=$((n + 1))",
            "  case $line in",
            #"    *\"number\":$n,*\"previous\":\"$previous\",*) ;;"#,
            "    *) echo \"Запись $n не продолжает цепочку.\"; exit 1 ;;",
            "  esac",
            "  previous=$(printf %s \"$line\" | sha256sum | cut -c 1-64)",
            "done < log.jsonl",
            "echo \"Цепочка цела. Последняя запись: $n:$previous\"",
        ]
    }

    /// Needs sed and sha256sum. In the names `"` and `\` are escaped as JSON has them.
    private var originalsScript: [String] {
        let name = #"\(\([^"\\]\|\\.\)*\)"#
        let received =
            #".*"document":{"archivedAs":"\#(name)",.*"sha256":"\([0-9a-f]*\)"},.*"event":"received",.*"#
        return [
            #"sed -n 's/\#(received)/\3  \1/p' log.jsonl | sed 's/\\\(["\\]\)/\1/g' > originals"#,
            "(cd archive && sha256sum --check --quiet) < originals && echo \"Подлинники целы.\"",
        ]
    }

    package func text(_ style: TerminalStyle) -> String {
        func list(_ items: [String]) -> [String] {
            items.map { "  · " + Layout.wrapped($0, width: style.width - 4, indent: "    ") }
        }
        func block(_ lines: [String]) -> [String] { lines.map { "    " + $0 } }
        var lines = ["expertise verify доказывает:"]
        lines += list(Self.proven) + ["", "Не доказывает:"] + list(Self.unproven)
        lines += [
            "", "Цепочку можно проверить и без этой программы. Каждая строка log --format jsonl — запись так, как она",
        ]
        lines += ["вошла в хеш; SHA-256 строки стоит в следующей. Последнюю сравните с записанной вами:", ""]
        lines += block(chainScript) + ["", "А подлинники — так:", ""] + block(originalsScript)
        return lines.joined(separator: "\n") + "\n"
    }

    package var json: JSONValue {
        .object([
            ("proven", .strings(Self.proven)), ("notProven", .strings(Self.unproven)),
            ("chainScript", .string(chainScript.joined(separator: "\n") + "\n")),
            ("originalsScript", .string(originalsScript.joined(separator: "\n") + "\n")),
        ])
    }

    /// As one word of the shell.
    private static func quoted(_ path: String) -> String {
        "'" + path.replacing("'", with: #"'\''"#) + "'"
    }
}
