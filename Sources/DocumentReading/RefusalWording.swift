extension Refusal {
    /// The contract's code; permanent, never reused.
    package var code: String {
        switch self {
        case .emptyFile: "empty-file"
        case .notADocument: "not-a-document"
        case .legacyDoc: "legacy-doc"
        case .pdf: "pdf"
        case .rtf: "rtf"
        case .encrypted: "encrypted"
        case .damagedArchive: "damaged-archive"
        case .damagedXML: "damaged-xml"
        case .forbiddenXML: "forbidden-xml"
        case .tooLarge: "too-large"
        case .suspiciousArchive: "suspicious-archive"
        case .missingPart: "missing-part"
        case .noText: "no-text"
        case .unsupported: "unsupported"
        case .unreadableFile: "unreadable-file"
        }
    }

    /// What is wrong and what to do, in Russian, in full sentences.
    package var message: String { fact + " " + advice }

    private var fact: String {
        switch self {
        case .emptyFile: "Файл пустой: в нём нет ни одного байта."
        case .notADocument(let format): format.fact
        case .legacyDoc: "Это документ старого формата Word (.doc), такие файлы не читаются."
        case .pdf: "Это файл PDF, а нужен текстовый документ DOCX или ODT."
        case .rtf: "Это файл RTF, а нужен текстовый документ DOCX или ODT."
        case .encrypted: "Документ защищён паролем, прочитать его текст нельзя."
        case .damagedArchive(.noDirectory): "Файл повреждён или скопирован не полностью: у архива документа нет конца."
        case .damagedArchive(.part(let name)): "Файл повреждён: часть \(quoted(name)) не распаковывается без ошибок."
        case .damagedXML(let part, let line, let fault): Self.fact(of: fault, part: part, line: line)
        case .forbiddenXML(let part, let construct): "В части \(quoted(part)) есть \(construct.name), это небезопасно."
        case .tooLarge(let excess): excess.fact
        case .suspiciousArchive(.ratio(let part)):
            "Часть \(quoted(part)) сжата сильнее, чем бывает у настоящих документов: файл похож на «архивную бомбу»."
        case .suspiciousArchive(.duplicateName(let name)):
            "В архиве документа две части с одним именем \(quoted(name)): разные программы покажут разный текст."
        case .missingPart(let name): "В файле нет части \(quoted(name)), без которой документ не прочитать."
        case .noText: "В документе нет текста: возможно, это скан или одни картинки."
        case .unsupported(let format): format.fact
        case .unreadableFile(let errno): "Файл не удалось прочитать: \(Self.cause(of: errno))."
        }
    }

    private var advice: String {
        switch self {
        case .emptyFile: "Положите файл в папку ещё раз и проверьте, что он открывается."
        case .notADocument(.zipWithDocuments): "Распакуйте архив и положите документы в папку по одному."
        case .notADocument(.picture), .noText: "Пришлите сам документ с текстом в формате DOCX или ODT."
        case .notADocument: "Пришлите документ в формате DOCX или ODT."
        case .pdf: "Пришлите исходный документ в формате DOCX или ODT, из которого сделан этот файл."
        case .legacyDoc, .rtf, .unsupported(.openOfficeOne), .unsupported(.wordXML), .unsupported(.compression):
            "Откройте его в Word или LibreOffice, сохраните как DOCX или ODT и пришлите ещё раз."
        case .unsupported: "Пришлите текстовый документ в формате DOCX или ODT."
        case .encrypted: "Снимите пароль, сохраните документ и положите файл в папку ещё раз."
        case .damagedArchive: "Скопируйте файл ещё раз из исходного места."
        case .damagedXML, .forbiddenXML, .missingPart, .suspiciousArchive:
            "Откройте документ в Word или LibreOffice, сохраните под новым именем и пришлите ещё раз."
        case .tooLarge: "Уберите лишнее или разделите документ на несколько файлов."
        case .unreadableFile: "Проверьте, что файл на месте и открыт для чтения, и повторите."
        }
    }

    private static func fact(of fault: XMLFault, part: String, line: Int) -> String {
        let place = line > 0 ? "часть \(quoted(part)), строка \(line)" : "часть \(quoted(part))"
        switch fault {
        case .empty: return "Документ повреждён: \(place) — в ней ничего нет."
        case .cutShort: return "Документ повреждён: \(place) — текст разметки обрывается."
        case .encoding: return "Документ повреждён: \(place) — буквы записаны в неизвестной или неверной кодировке."
        case .malformed: return "Документ повреждён: \(place) — ошибка в разметке."
        }
    }

    private static func cause(of errno: Int32) -> String {
        switch errno {
        case 2: "такого файла нет"
        case 5: "ошибка диска"
        case 13, 1: "нет права на чтение"
        case 21: "это папка"
        case 22: "это не обычный файл"
        case 40: "это символическая ссылка"
        default: "ошибка системы № \(errno)"
        }
    }
}

extension Refusal.ForeignFormat {
    fileprivate var fact: String {
        switch self {
        case .unknown: "Это не документ: содержимое файла не похоже ни на один известный формат."
        case .html: "Это веб-страница (HTML), а не документ."
        case .plainText: "Это простой текст без оформления, а не документ."
        case .xml: "Это файл XML, но не документ LibreOffice или Word."
        case .picture(let name): "Это картинка (\(name)), а не документ."
        case .archive(let name): "Это архив \(name), а не документ."
        case .zipWithDocuments(let count): "Это архив ZIP с отдельными файлами (документов внутри: \(count))."
        case .compoundFile: "Это файл старого офисного формата, в котором нет документа Word."
        }
    }
}

extension Refusal.ForbiddenConstruct {
    fileprivate var name: String {
        switch self {
        case .documentType: "объявление DOCTYPE"
        case .entity: "ссылка на сущность XML"
        case .inclusion: "вставка другого файла (XInclude)"
        }
    }
}

extension Refusal.Excess {
    fileprivate var fact: String {
        switch self {
        case .entries(let limit): "В файле слишком много частей: больше \(limit)."
        case .partBytes(let part, let limit): "Часть \(quoted(part)) слишком велика: больше \(limit >> 20) МиБ."
        case .totalBytes(let limit): "Документ слишком велик: в распакованном виде больше \(limit >> 20) МиБ."
        case .depth(let part, let limit): "В части \(quoted(part)) вложенность разметки больше \(limit)."
        case .elements(let part, let limit): "В части \(quoted(part)) больше \(limit) элементов разметки."
        case .attributes(let part, let limit):
            "В части \(quoted(part)) у одного элемента больше \(limit) свойств."
        case .text(let limit): "В документе слишком много текста: больше \(limit >> 20) МиБ."
        case .paragraph(let limit): "В документе есть абзац длиннее \(limit >> 20) МиБ."
        case .paragraphs(let limit): "В документе слишком много абзацев и ячеек: больше \(limit)."
        case .definitions(let part, let limit):
            "В части \(quoted(part)) слишком много стилей или списков: больше \(limit)."
        case .seconds(let limit): "Чтение документа заняло больше \(Int(limit)) с и остановлено."
        }
    }
}

extension Refusal.UnsupportedFormat {
    fileprivate var fact: String {
        switch self {
        case .spreadsheet: "Это электронная таблица, а нужен текстовый документ."
        case .presentation: "Это презентация, а нужен текстовый документ."
        case .drawing: "Это рисунок офисной программы, а нужен текстовый документ."
        case .formula: "Это формула, а нужен текстовый документ."
        case .database: "Это база данных, а нужен текстовый документ."
        case .epub: "Это электронная книга EPUB, а нужен текстовый документ."
        case .openOfficeOne: "Это документ OpenOffice.org 1.x, такие файлы не читаются."
        case .wordXML: "Это документ Word, сохранённый как XML, такие файлы не читаются."
        case .other(let type): "Это файл вида \(quoted(type)), а нужен текстовый документ."
        case .compression(let part): "Часть \(quoted(part)) сжата способом, который не читается."
        }
    }
}

/// `name` from a file, fit to stand in a sentence: without control characters, at most 80 characters.
private func quoted(_ name: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(80) {
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        let turnsText = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        shown.append(isControl || turnsText ? "\u{FFFD}" : scalar)
    }
    return "«\(String(shown))»"
}
