internal import Configuration
internal import Roadmap

extension Lexicon {
    /// - Throws: all faults of the text at once.
    convenience init(yaml: String, file: String) throws(ConfigurationFaults) {
        let draft: Draft = try YAMLDocument(text: yaml, file: file).decode { fields in
            WordScanner.borrow { LexiconDecoder(scanner: $0).decode(fields) }
        }
        self.init(draft)
    }
}

/// Reads `lexicon.yaml` and makes its wordings ready for comparison.
private struct LexiconDecoder {
    let scanner: WordScanner

    func decode(_ fields: YAMLFields) -> Lexicon.Draft? {
        var lexicon = Lexicon.Draft(noise: noise(fields))
        let groups = fields.required("wordings").map { wordings($0, lexicon.noise) } ?? [:]
        lexicon.contents = fields.mapping("contents", default: PhraseSet()) { contents($0) }
        lexicon.title = fields.mapping("title", title) ?? TitleRules()
        lexicon.kinds = fields.list("kinds") { $0.mapping(nil) { kind($0, groups, lexicon.noise) } } ?? []
        lexicon.contentsTitles = contentsTitles(lexicon)
        readColumns(fields, &lexicon)
        readRisks(fields, &lexicon)
        return lexicon
    }

    // MARK: Words that tell nothing

    private func noise(_ fields: YAMLFields) -> NoiseWords {
        // In this order, in which faults of several are told.
        let fillers = phrases(fields, "fillers")
        let functionWords = words(fields, "functionWords")
        return NoiseWords(
            functionWords: functionWords,
            fillers: fillers,
            numbering: words(fields, "numberingWords")
        )
    }

    private func words(_ fields: YAMLFields, _ key: String) -> [Token] {
        scanner.scan(fields.string(key) ?? "").tokens
    }

    // MARK: Phrases, one a line

    private func lines(_ value: YAMLValue?) -> [String] {
        guard let text = value?.nonEmptyString() else { return [] }
        return text.split(separator: "\n").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    }

    private func phrases(_ value: YAMLValue?, without noise: NoiseWords? = nil) -> [Phrase] {
        lines(value).compactMap { line in
            if let phrase = Phrase(line, scanner: scanner, without: noise) { return phrase }
            value?.fault("непонятная запись «\(line)»: ожидались слова и знаки *, |, ?, =, …, ^, ~ как в начале файла")
            return nil
        }
    }

    private func phrases(_ fields: YAMLFields, _ key: String, isRequired: Bool = true) -> PhraseSet<Bool> {
        var set = PhraseSet<Bool>()
        for phrase in phrases(isRequired ? fields.required(key) : fields.optional(key)) { set.add(phrase, true) }
        return set
    }

    private func wordings(_ value: YAMLValue, _ noise: NoiseWords) -> [String: [Phrase]] {
        let groups = value.dictionary { name, _, value in (name, phrases(value, without: noise)) } ?? []
        return Dictionary(groups) { first, _ in first }
    }

    private func contents(_ fields: YAMLFields) -> PhraseSet<ContentWord>? {
        var set = PhraseSet<ContentWord>()
        for word in ContentWord.allCases {
            for phrase in phrases(fields.optional(word.rawValue)) { set.add(phrase, word) }
        }
        return set
    }

    // MARK: The title page

    private func title(_ fields: YAMLFields) -> TitleRules {
        var rules = TitleRules()
        rules.approval = phrases(fields, "approval")
        rules.acceptance = phrases(fields, "acceptance")
        rules.neighbours = phrases(fields, "neighbours")
        rules.kinds =
            fields.list("kinds") { value in
                value.mapping(nil) { fields in
                    guard let kind: DocumentKind = fields.choice("kind") else { return nil }
                    return TitleRules.KindRule(
                        kind: kind,
                        phrases: phrases(fields, "phrases"),
                        exceptions: phrases(fields, "except", isRequired: false)
                    )
                }
            } ?? []
        _ = fields.mapping("abbreviations") { fields in
            for kind in DocumentKind.allCases {
                for token in scanner.scan(fields.optionalString(kind.rawValue) ?? "").tokens {
                    rules.abbreviations[token.word] = kind
                }
            }
            return true
        }
        return rules
    }

    // MARK: Sections

    private func kind(
        _ fields: YAMLFields,
        _ wordings: [String: [Phrase]],
        _ noise: NoiseWords
    ) -> Lexicon.KindEntry? {
        let known = ["common"] + DocumentKind.allCases.map(\.rawValue)
        let id = fields.string("id") ?? ""
        if !known.contains(id) {
            fields.fault("неизвестный вид «\(id)»: ожидался один из \(known.joined(separator: ", "))")
        }
        var entry = Lexicon.KindEntry(
            id: id,
            kind: DocumentKind(rawValue: id),
            name: fields.string("name") ?? "",
            sections: []
        )
        for (section, keys) in fields.list("sections", { $0.mapping(nil) { section($0, wordings) } }) ?? [] {
            for variant in section.variants {
                entry.index.add(variant, entry: entry.sections.count, noise: noise, scanner: scanner)
            }
            for phrase in keys { entry.index.addKey(phrase, entry: entry.sections.count) }
            entry.sections.append(section)
        }
        return entry
    }

    private func section(
        _ fields: YAMLFields,
        _ wordings: [String: [Phrase]]
    ) -> (Lexicon.SectionEntry, [Phrase])? {
        let keys =
            fields.list("keys", default: []) { value -> [Phrase]? in
                guard let name = value.nonEmptyString() else { return nil }
                if let phrases = wordings[name] { return phrases }
                value.fault(
                    "нет такой группы слов: ожидалась одна из \(wordings.keys.sorted().joined(separator: ", "))"
                )
                return nil
            }
        let variants = lines(fields.optional("variants"))
        let (id, canonical) = (fields.string("id"), fields.string("canonical"))
        let level: Lexicon.SectionEntry.Level? = fields.choice("level")
        guard let id, let canonical, let level else { return nil }
        return (
            Lexicon.SectionEntry(id: id, canonical: canonical, level: level, variants: variants), keys.flatMap { $0 }
        )
    }

    private func contentsTitles(_ lexicon: Lexicon.Draft) -> WordingIndex {
        var index = WordingIndex()
        let section = lexicon.kinds.lazy.flatMap(\.sections).first { $0.id == "t.toc" }
        for variant in section?.variants ?? [] {
            index.add(variant, entry: 0, noise: lexicon.noise, scanner: scanner)
        }
        return index
    }

    // MARK: Columns and directions

    private func readColumns(_ fields: YAMLFields, _ lexicon: inout Lexicon.Draft) {
        var index = WordingIndex()
        var ids: [String] = []
        _ = fields.list("columns") { value in
            value.mapping(nil) { fields in
                let column: EventTable.Column? = fields.choice("id")
                _ = fields.string("canonical")
                let variants = lines(fields.required("variants"))
                let keys = phrases(fields.optional("keys"), without: lexicon.noise)
                guard let column else { return false }
                for variant in variants {
                    index.add(variant, entry: ids.count, noise: lexicon.noise, scanner: scanner)
                }
                for phrase in keys { index.addKey(phrase, entry: ids.count) }
                ids.append(column.rawValue)
                return true
            }
        }
        lexicon.columns = index
        lexicon.columnIDs = ids
    }

    private func readRisks(_ fields: YAMLFields, _ lexicon: inout Lexicon.Draft) {
        let noise = lexicon.noise
        var patterns = PhraseSet<Int>()
        var exceptions = PhraseSet<Int>()
        var titles = WordingIndex()
        var entries: [Lexicon.RiskEntry] = []
        _ = fields.list("risks") { value in
            value.mapping(nil) { fields in
                let years = fields.list("years") { $0.integer(in: 2019...2100) } ?? []
                let canonical = fields.string("canonical")
                let risk: RiskDirection? = fields.choice("id")
                let variants = lines(fields.required("variants"))
                let positive = lines(fields.optional("titles"))
                let found = phrases(fields.required("patterns"))
                let excepted = phrases(fields.optional("except"))
                guard let risk else { return false }
                for phrase in found { patterns.add(phrase, entries.count) }
                for phrase in excepted { exceptions.add(phrase, entries.count) }
                for text in variants + positive {
                    titles.add(text, entry: entries.count, noise: noise, scanner: scanner)
                }
                entries.append(
                    Lexicon.RiskEntry(
                        risk: risk,
                        canonical: canonical ?? risk.title,
                        years: years,
                        variants: variants,
                        titles: positive
                    )
                )
                return true
            }
        }
        (lexicon.risks, lexicon.riskPatterns) = (entries, patterns)
        (lexicon.riskExceptions, lexicon.riskTitles) = (exceptions, titles)
    }
}

extension StringProtocol {
    /// Without blanks, tabs, line breaks and no-break spaces at both ends.
    package var trimmingBlanks: String {
        var text = String(self)
        let trimmed = text.withUTF8 { bytes -> String? in
            let range = Blanks.trimmed(bytes, bytes.indices)
            guard range != bytes.indices else { return nil }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        }
        return trimmed ?? text
    }
}

/// White space as bytes of UTF-8.
enum Blanks {
    static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        bytes.withUnsafeBufferPointer { trimmed($0, range) }
    }

    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            if isBlank(bytes[start]) {
                start += 1
            } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if isBlank(bytes[end - 1]) {
                end -= 1
            } else if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
