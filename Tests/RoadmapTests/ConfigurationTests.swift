import Configuration
import Testing

/// What a small made-up file holds.
private struct Order: Equatable {
    enum Colour: String, CaseIterable { case red, green }
    var name: String
    var amount: Int
    var fast: Bool
    var colours: [Colour]
}

private func order(_ text: String) throws(ConfigurationFaults) -> Order {
    try YAMLDocument(text: text, file: "o.yaml").decode { fields in
        let name = fields.string("name")
        let amount = fields.integer("amount", in: 1...99)
        let fast = fields.boolean("fast", default: false)
        let colours = fields.list("colours", default: []) { $0.choice(Order.Colour.self) }
        guard let name, let amount else { return nil }
        return Order(name: name, amount: amount, fast: fast, colours: colours)
    }
}

private func faults(_ text: String) -> [String] {
    let error = #expect(throws: ConfigurationFaults.self) { _ = try order(text) }
    return error?.faults.map(\.description) ?? []
}

@Suite("A configuration file")
struct ConfigurationTests {
    @Test func `is read field by field`() throws {
        let read = try order("name: Школа № 1\namount: 7\nfast: true\ncolours: [red, green]\n")

        #expect(read == Order(name: "Школа № 1", amount: 7, fast: true, colours: [.red, .green]))
    }

    @Test func `may leave out what has a default`() throws {
        let read = try order("name: а\namount: 7\ncolours:\n")

        #expect(read == Order(name: "а", amount: 7, fast: false, colours: []))
    }

    @Test(arguments: ["\u{FEFF}name: а\namount: 7\n", "name: а\r\namount: 7\r\n", "---\nname: а\namount: 7\n"])
    func `may come from Notepad`(text: String) throws {
        #expect(try order(text).amount == 7)
    }

    @Test func `gets all its faults at once, in order, with line and column`() {
        let text = """
            name: [а]
            amout: 7
            fast: yes
            colours:
              - red
              - {ключ: gren}
              - gren
            """

        #expect(
            faults(text) == [
                "o.yaml:1:1: нет обязательного ключа «amount»",
                "o.yaml:1:7: ожидался текст, а указан список",
                "o.yaml:2:1: неизвестный ключ «amout»: возможно, имелось в виду «amount»",
                "o.yaml:3:7: ожидалось true или false, а указано «yes»",
                "o.yaml:6:5: ожидался текст, а указан раздел с ключами",
                "o.yaml:7:5: ожидалось одно из: red, green, а указано «gren»: возможно, имелось в виду «green»",
            ]
        )
    }

    @Test func `counts columns in characters after Cyrillic`() {
        #expect(
            faults("name: а\namount: 7\nцвет: {имя: 1, имя: 2}\n").first?.hasPrefix("o.yaml:3:8: ключ «имя»") == true
        )
    }

    @Test(arguments: ["on", "yes", "no", "True", "1", "\"true\""])
    func `knows no truth values but true and false`(word: String) {
        #expect(
            faults("name: а\namount: 7\nfast: \(word)\n").first?.hasPrefix("o.yaml:3:7: ожидалось true или false")
                == true
        )
    }

    @Test(arguments: ["0", "100", "7.5", "семь", "\"7\"", "0x7"])
    func `keeps whole numbers within their bounds`(word: String) {
        #expect(
            faults("name: а\namount: \(word)\n").first?.hasPrefix("o.yaml:2:9: ожидалось целое число от 1 до 99")
                == true
        )
    }

    @Test func `says that a key has no value`() {
        #expect(faults("name:\namount: 7\n") == ["o.yaml:1:1: у ключа «name» нет значения"])
    }

    @Test func `refuses the same key twice`() {
        #expect(
            faults("name: а\namount: 7\nname: б\n").first?.contains("ключ «name» в одном разделе указан больше") == true
        )
    }

    @Test func `refuses anchors and aliases without unfolding them`() {
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1...60 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }

        #expect(
            faults(bomb).first
                == "o.yaml:1:5: ссылки YAML («&имя» и «*имя») не поддерживаются: повторите текст полностью"
        )
        #expect(faults("name: *б\namount: 7\n").first?.contains("ссылки YAML") == true)
    }

    @Test func `refuses type tags`() {
        #expect(
            faults("name: !!binary YQ==\namount: 7\n") == [
                "o.yaml:1:7: метки типа («!!binary») не поддерживаются: уберите метку"
            ]
        )
    }

    @Test(arguments: [
        ("name: а\n\tamount: 7\n", "o.yaml:2:1: отступ сделан знаком табуляции: в YAML отступы делают пробелами"),
        ("name: \"а\namount: 7\n", "o.yaml:1:7: кавычка открыта, но не закрыта"),
        (
            "name: а\namount: 7\ncolours: [red\n",
            "o.yaml:3:10: список в квадратных скобках не закончен: не хватает «,» или «]»"
        ),
        (
            "name: МБОУ: СОШ\namount: 7\n",
            "o.yaml:1:11: двоеточие здесь не ожидалось: если оно часть текста, возьмите текст в кавычки"
        ),
        ("name: а\namount\n", "o.yaml:2:1: после ключа ожидалось двоеточие с пробелом («ключ: значение»)"),
        ("name: @а\namount: 7\n", "o.yaml:1:7: текст не может начинаться с этого знака: возьмите текст в кавычки"),
        ("name: а\n---\nname: б\n", "o.yaml:2:1: в файле больше одного документа YAML: уберите строку «---»"),
        ("name: \u{1}а\n", "o.yaml:1:7: недопустимый невидимый знак U+0001: удалите его и наберите строку заново"),
        (
            "name: а\n amount: 7\n",
            "o.yaml:2:8: двоеточие здесь не ожидалось: если оно часть текста, возьмите текст в кавычки"
        ),
        ("- а\n- б\n", "o.yaml:1:1: ожидался раздел с ключами, а указан список"),
        ("", "o.yaml:1:1: нет обязательного ключа «name»"),
    ])
    func `gets its mistakes of form explained in Russian`(text: String, expected: String) {
        #expect(faults(text).first == expected)
    }

    @Test func `in windows-1251 or UTF-16 gets advice on how to save it`() {
        let saved = "сохраните его в UTF-8 (в «Блокноте»: «Файл» → «Сохранить как» → «Кодировка: UTF-8»)"
        let windows: [UInt8] = Array("name: a\nx: ".utf8) + [0xD8, 0xEA, 0xEE, 0xEB, 0xE0, 0x0A]

        let old = #expect(throws: ConfigurationFaults.self) { try YAMLDocument(bytes: windows, file: "o.yaml") }
        let wide = #expect(throws: ConfigurationFaults.self) {
            try YAMLDocument(bytes: [0xFF, 0xFE, 0x61, 0], file: "o.yaml")
        }

        #expect(
            old?.faults.map(\.description) == [
                "o.yaml:2: файл сохранён не в кодировке UTF-8 (похоже, windows-1251): \(saved)"
            ]
        )
        #expect(wide?.faults.map(\.description) == ["o.yaml: файл сохранён в кодировке UTF-16: \(saved)"])
    }
}
