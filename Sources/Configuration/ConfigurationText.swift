extension YAMLDocument {
    /// The text of a configuration file: UTF-8, a byte order mark removed.
    ///
    /// - Throws: one fault that names the encoding it seems to be in and says how to save the file anew.
    package static func text(of bytes: [UInt8], file: String) throws(ConfigurationFaults) -> String {
        let saved = "сохраните его в UTF-8 (в «Блокноте»: «Файл» → «Сохранить как» → «Кодировка: UTF-8»)"
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw ConfigurationFaults([
                ConfigurationFault(file: file, message: "файл сохранён в кодировке UTF-16: \(saved)")
            ])
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            let line = lineOfFirstFault(in: content)
            let guess = looksLikeWindows1251(content) ? " (похоже, windows-1251)" : ""
            let message = "файл сохранён не в кодировке UTF-8\(guess): \(saved)"
            throw ConfigurationFaults([ConfigurationFault(file: file, line: line, message: message)])
        }
        return text
    }

    /// 1-based number of the first line that is not UTF-8.
    private static func lineOfFirstFault(in bytes: ArraySlice<UInt8>) -> Int {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }

    /// Russian text in windows-1251 is letters 0xC0…0xFF; two neighbours of that range are never UTF-8.
    private static func looksLikeWindows1251(_ bytes: ArraySlice<UInt8>) -> Bool {
        let high = bytes.count { $0 >= 0x80 }
        let letters = bytes.count { $0 >= 0xC0 || $0 == 0xA8 || $0 == 0xB8 }
        return high > 0 && letters * 10 >= high * 8
    }
}
