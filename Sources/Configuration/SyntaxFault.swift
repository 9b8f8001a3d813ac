internal import Yams

/// What libyaml could not parse, in words for a coordinator with a text editor.
struct SyntaxFault {
    private let error: YamlError
    private let text: String

    init(_ error: YamlError, text: String) {
        self.error = error
        self.text = text
    }

    func faults(in file: String) -> [ConfigurationFault] {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let (message, place) = explain(problem, at: mark, context)
            return [ConfigurationFault(file: file, line: place.line, column: place.column, message: message)]
        case .duplicatedKeysInMapping(let keys, let context):
            return keys.map { key in
                ConfigurationFault(
                    file: file,
                    line: context.mark.line,
                    column: context.mark.column,
                    message: "ключ «\(key)» в одном разделе указан больше одного раза: оставьте один"
                )
            }
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return [ConfigurationFault(file: file, message: "файл не удалось прочитать как YAML: \(error)")]
        }
    }

    /// The sentence and the place it speaks of: the opening quote of a text without an end, not the end of the file.
    private func explain(_ problem: String, at mark: Mark, _ context: YamlError.Context?) -> (String, Mark) {
        if isTab(at: mark) || problem.contains("tab character") {
            return ("отступ сделан знаком табуляции: в YAML отступы делают пробелами", mark)
        }
        let opening = context?.mark ?? mark
        switch (context?.text ?? "", problem) {
        case ("while scanning a quoted scalar", "found unexpected end of stream"):
            return ("кавычка открыта, но не закрыта", opening)
        case ("while parsing a flow sequence", _):
            return ("список в квадратных скобках не закончен: не хватает «,» или «]»", opening)
        case ("while parsing a flow mapping", _):
            return ("раздел в фигурных скобках не закончен: не хватает «,» или «}»", opening)
        case (_, "could not find expected ':'"):
            return ("после ключа ожидалось двоеточие с пробелом («ключ: значение»)", opening)
        case (_, "mapping values are not allowed in this context"):
            return ("двоеточие здесь не ожидалось: если оно часть текста, возьмите текст в кавычки", mark)
        case (_, "block sequence entries are not allowed in this context"):
            return ("«-» здесь не ожидался: начните список с новой строки", mark)
        case (_, "did not find expected key"), (_, "did not find expected '-' indicator"):
            return ("строка не продолжает раздел выше: проверьте отступ, двоеточие и кавычки", mark)
        case (_, "found character that cannot start any token"):
            return ("текст не может начинаться с этого знака: возьмите текст в кавычки", mark)
        case (_, "found unknown escape character"):
            return ("«\\» в двойных кавычках начинает особый знак: удвойте его или возьмите одинарные кавычки", mark)
        case ("while scanning an alias", _), ("while scanning an anchor", _), (_, "found undefined alias"):
            return (
                "ссылки YAML («&имя», «*имя») не поддерживаются: если знак часть текста, возьмите его в кавычки",
                opening
            )
        case ("expected a single document in the stream", _):
            return ("в файле больше одного документа YAML: уберите строку «---»", mark)
        default:
            let detail = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
            return ("ошибка записи YAML: проверьте отступы, двоеточия и кавычки (\(detail))", mark)
        }
    }

    private func isTab(at mark: Mark) -> Bool {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(mark.line - 1) else { return false }
        return lines[mark.line - 1].dropFirst(mark.column - 1).first == "\t"
    }
}
