internal import CLibZip
import Foundation

/// Writes documents of the typical size: 40 KiB zipped, 320 KiB of XML, runs fragmented as Word leaves them.
///
/// The text is that of an anti-risk programme with its passport and annex, so that examination has as much to do as
/// with a real one. The same seed gives the same bytes, but for the ZIP's own dates.
struct Generator {
    private var random: SplitMix64
    private var xml = ""

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    private static let subjects = [
        "педагогический коллектив", "классные руководители", "учителя-предметники", "методическое объединение",
        "администрация школы", "социальный педагог", "педагог-психолог", "родители обучающихся", "рабочая группа",
    ]
    private static let actions = [
        "проводит диагностику", "анализирует результаты", "разрабатывает памятки", "организует консультации",
        "составляет график занятий", "обсуждает итоги четверти", "посещает уроки", "готовит справку",
        "изучает причины затруднений", "обновляет план работы",
    ]
    private static let objects = [
        "учебной мотивации обучающихся пятых и шестых классов", "индивидуальных образовательных маршрутов",
        "всероссийских проверочных работ по русскому языку и математике", "внеурочной деятельности",
        "взаимопосещения уроков", "родительских собраний", "школьной предметной недели", "тематического контроля",
    ]
    private static let endings = [
        "в течение месяца", "по итогам полугодия", "с учётом рискового профиля", "до конца учебного года",
        "на заседании педагогического совета", "с приглашением специалистов центра", "в каждом классе",
    ]
    private static let months = [
        "февраль", "март", "апрель", "май", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ]

    /// - Parameter paragraphs: of running text; 230 give the typical size.
    mutating func document(number: Int, school: String, paragraphs: Int = 130) -> String {
        xml = Self.head
        paragraph("УТВЕРЖДАЮ", bold: false)
        paragraph("Директор школы ____ И. И. Иванова, приказ от 20.03.2023 № \(number % 90 + 10)")
        paragraph("\(school)", bold: true)
        paragraph("АНТИРИСКОВАЯ ПРОГРАММА", bold: true)
        paragraph("«Низкая учебная мотивация обучающихся»", bold: true)
        paragraph("на 2023 год", bold: true)
        passport(number: number)
        for index in 0..<paragraphs {
            if index % 25 == 0 { paragraph("\(index / 25 + 1). Основание \(index / 25 + 1)", style: "1") }
            paragraph(sentence() + " " + sentence() + " " + sentence())
        }
        annex()
        xml += "<w:sectPr w:rsidR=\"00A77427\"><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
        return xml
    }

    private mutating func sentence() -> String {
        let subject = Self.subjects[random.below(Self.subjects.count)]
        let action = Self.actions[random.below(Self.actions.count)]
        let object = Self.objects[random.below(Self.objects.count)]
        let ending = Self.endings[random.below(Self.endings.count)]
        return subject.prefix(1).uppercased() + subject.dropFirst() + " \(action) \(object) \(ending)."
    }

    private mutating func passport(number: Int) {
        xml += Self.tableHead
        row([
            "Наименование программы антирисковых мер",
            "Антирисковая программа «Низкая учебная мотивация обучающихся»",
        ])
        row(["Цель реализации программы", "Повышение учебной мотивации обучающихся 5–9 классов к декабрю 2023 года"])
        row([
            "Задачи реализации программы",
            "1. Изучить причины низкой мотивации. 2. Обновить формы урока. 3. Привлечь родителей.",
        ])
        row([
            "Целевые индикаторы и показатели",
            "Доля обучающихся с низкой мотивацией снизится с \(30 + number % 9) % до \(15 + number % 7) %.",
        ])
        row(["Методы сбора и обработки информации", "Анкетирование, наблюдение, анализ документов"])
        row(["Сроки реализации программы", "февраль – декабрь 2023 года"])
        row(["Меры/мероприятия по достижению цели и задач", sentence() + " " + sentence() + " " + sentence()])
        row(["Ожидаемые конечные результаты", "Не менее 70 % обучающихся участвуют в предметных неделях."])
        row(["Исполнители", "Заместитель директора по УВР, классные руководители, педагог-психолог"])
        xml += "</w:tbl>"
    }

    private mutating func annex() {
        paragraph("Приложение. Дорожная карта реализации программы антирисковых мер", bold: true)
        xml += Self.tableHead
        row(["Задача", "Мероприятие", "Дата реализации", "Показатели реализации", "Ответственный", "Участники"])
        for index in 0..<24 {
            row([
                "Задача \(index / 8 + 1)", sentence(), "\(Self.months[index / 3]) 2023", "Справка, \(20 + index) чел.",
                "Заместитель директора по УВР", "Обучающиеся 5–9 классов",
            ])
        }
        xml += "</w:tbl>"
    }

    private mutating func row(_ cells: [String]) {
        xml += "<w:tr w:rsidR=\"\(rsid())\" w:rsidTr=\"\(rsid())\">"
        for cell in cells {
            xml += "<w:tc><w:tcPr><w:tcW w:w=\"2400\" w:type=\"dxa\"/></w:tcPr>"
            paragraph(cell)
            xml += "</w:tc>"
        }
        xml += "</w:tr>"
    }

    private mutating func paragraph(_ text: String, bold: Bool = false, style: String? = nil) {
        xml += "<w:p w:rsidR=\"\(rsid())\" w:rsidRDefault=\"\(rsid())\" w:rsidP=\"\(rsid())\">"
        xml += "<w:pPr>"
        if let style { xml += "<w:pStyle w:val=\"\(style)\"/>" }
        xml += "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"both\"/></w:pPr>"
        // Word breaks a paragraph into runs at every spelling mark and editing session.
        for piece in pieces(of: text) {
            xml +=
                "<w:r w:rsidR=\"\(rsid())\"><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/>"
            xml += bold ? "<w:b/>" : ""
            xml += "<w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">\(piece)</w:t></w:r>"
            if random.below(9) == 0 { xml += "<w:proofErr w:type=\"spellStart\"/><w:proofErr w:type=\"spellEnd\"/>" }
        }
        xml += "</w:p>"
    }

    private mutating func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for word in text.split(separator: " ") {
            piece += piece.isEmpty && pieces.isEmpty ? String(word) : " " + word
            if random.below(4) == 0 {
                pieces.append(piece)
                piece = ""
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    private mutating func rsid() -> String {
        let value = 0x00A0_0000 + random.below(24) * 4099
        return String(value, radix: 16, uppercase: true)
    }

    private static let head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\""
        + "http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
    private static let tableHead =
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"a3\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>"
        + "<w:tblGrid><w:gridCol w:w=\"2400\"/><w:gridCol w:w=\"7200\"/></w:tblGrid>"

    /// Writes `documentXML` as the main part of a DOCX at `path`.
    static func write(_ documentXML: String, to path: String) throws {
        try write(parts: parts + [("word/document.xml", documentXML)], to: path)
    }

    private static let parts: [(String, String)] = [
        (
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                + "<Override PartName=\"/word/styles.xml\" ContentType=\""
                + "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>"
        ),
        (
            "_rels/.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\""
                + "http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
                + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                + "Target=\"word/document.xml\"/></Relationships>"
        ),
        (
            "word/_rels/document.xml.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\""
                + "http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
                + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
                + "Target=\"styles.xml\"/></Relationships>"
        ),
        (
            "word/styles.xml",
            "<?xml version=\"1.0\"?><w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr>"
                + "<w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>"
        ),
    ]

    private static func write(parts: [(String, String)], to path: String) throws {
        var error: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            throw BenchFailure("cannot create \(path)")
        }
        // libzip reads the buffers when the archive is closed.
        var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
        defer { buffers.forEach { $0.deallocate() } }
        for (name, content) in parts {
            let bytes = Array(content.utf8)
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = buffer.initialize(from: bytes)
            buffers.append(buffer)
            guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(bytes.count), 0),
                zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0
            else { throw BenchFailure("cannot add \(name)") }
        }
        guard zip_close(archive) == 0 else { throw BenchFailure("cannot write \(path)") }
    }
}

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

struct BenchFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
