internal import Configuration
internal import Roadmap

extension ParameterPages {
    /// The pages built into the program, with those of `yaml` laid over them.
    ///
    /// A file of the workspace names only what it changes: a parameter by its id with the fields that differ.
    ///
    /// - Throws: all faults of the text at once.
    init(yaml: String?, file: String) throws(ConfigurationFaults) {
        let builtIn = try ParameterPages(yaml: EmbeddedRules.parameters.description, file: file, base: nil)
        guard let yaml else {
            self = builtIn
            return
        }
        self = try ParameterPages(yaml: yaml, file: file, base: builtIn)
    }

    private init(yaml: String, file: String, base: ParameterPages?) throws(ConfigurationFaults) {
        self = try YAMLDocument(text: yaml, file: file).decode { fields in
            PagesDecoder(base: base).decode(fields)
        }
    }
}

private struct PagesDecoder {
    /// Nil while the built-in pages themselves are read: then nothing may be absent.
    let base: ParameterPages?

    func decode(_ fields: YAMLFields) -> ParameterPages? {
        let project: ParameterPages.Project?
        if let base {
            project = fields.mapping("project", default: base.project) { self.project($0, base.project) }
        } else {
            project = fields.mapping("project") { self.project($0, nil) }
        }
        var seen: Set<String> = []
        let read: (YAMLValue) -> ParameterPages.Page? = { value in
            value.mapping("параметр") { fields in page(fields, value, &seen) }
        }
        let list = base == nil ? fields.list("parameters", read) : fields.list("parameters", default: [], read)
        let wording = fields.list("officialWording", default: []) { $0.nonEmptyString() }
        guard let project, let list else { return nil }
        guard let base else { return ParameterPages(project: project, pages: list, officialWording: wording) }
        let changed = Dictionary(list.map { ($0.id, $0) }) { first, _ in first }
        return ParameterPages(
            project: project,
            pages: base.pages.map { changed[$0.id] ?? $0 },
            officialWording: base.officialWording + wording
        )
    }

    private func project(_ fields: YAMLFields, _ base: ParameterPages.Project?) -> ParameterPages.Project? {
        let year =
            base.map { fields.integer("year", in: 2000...2100, default: $0.year) }
            ?? fields.integer("year", in: 2000...2100)
        let approved = date(fields, "approvedBy", base?.approvedBy)
        let roadmaps = date(fields, "roadmapsApprovedBy", base?.roadmapsApprovedBy)
        let first = date(fields, "firstStageUntil", base?.firstStageUntil)
        let second = date(fields, "secondStageUntil", base?.secondStageUntil)
        let region = base.map { fields.string("region", default: $0.region) } ?? fields.string("region")
        guard let year, let approved, let roadmaps, let first, let second, let region else { return nil }
        return ParameterPages.Project(
            year: year,
            approvedBy: approved,
            roadmapsApprovedBy: roadmaps,
            firstStageUntil: first,
            secondStageUntil: second,
            region: region
        )
    }

    private func date(_ fields: YAMLFields, _ key: String, _ base: CalendarDate?) -> CalendarDate? {
        guard let value = base == nil ? fields.required(key) : fields.optional(key) else { return base }
        guard let text = value.string() else { return nil }
        guard let date = CalendarDate(iso: text) else {
            value.fault("ожидалась дата вида 2023-03-31, а указано «\(text)»")
            return nil
        }
        return date
    }

    // MARK: One page

    private func page(_ fields: YAMLFields, _ value: YAMLValue, _ seen: inout Set<String>) -> ParameterPages.Page? {
        let id = fields.string("id") ?? ""
        let known = base?.page(id)
        if !id.isEmpty, ParameterTests.byID[id] == nil || (base != nil && known == nil) {
            value.fault("неизвестный параметр «\(id)»: ожидался один из E01–E40, V01–V08")
        }
        if !seen.insert(id).inserted { value.fault("параметр «\(id)» указан дважды") }
        func text(_ key: String, _ path: KeyPath<ParameterPages.Page, String>) -> String? {
            known.map { fields.string(key, default: $0[keyPath: path]) } ?? fields.string(key)
        }
        let title = text("title", \.title)
        let weight: Weight? = known.map { fields.choice("weight", default: $0.weight) } ?? fields.choice("weight")
        let scope: ParameterPages.Page.Scope? =
            known.map { fields.choice("scope", default: $0.scope) } ?? fields.choice("scope")
        let automation: ParameterPages.Page.Automation? =
            known.map { fields.choice("automation", default: $0.automation) } ?? fields.choice("automation")
        let kinds: [DocumentKind]? =
            known.map { fields.list("kinds", default: $0.kinds) { $0.choice() } }
            ?? fields.list("kinds") { $0.choice() }
        let basis = text("basis", \.basis)
        let test = text("test", \.test)
        let remarks = remarks(fields, id, known)
        let mend = text("mend", \.mend)
        let wrong = text("wrong", \.wrong)
        let right = text("right", \.right)
        let since = text("since", \.since)
        guard let title, let weight, let scope, let automation, let kinds, let basis, let test, let remarks, let mend,
            let wrong, let right, let since, !id.isEmpty
        else { return nil }
        return ParameterPages.Page(
            id: id,
            title: title,
            weight: weight,
            scope: scope,
            kinds: kinds,
            automation: automation,
            basis: basis,
            test: test,
            remarks: remarks,
            mend: mend,
            wrong: wrong,
            right: right,
            since: since
        )
    }

    private func remarks(_ fields: YAMLFields, _ id: String, _ known: ParameterPages.Page?) -> [String: String]? {
        let wanted = ParameterTests.byID[id]?.remarks ?? [:]
        var texts = known?.remarks ?? [:]
        guard let value = known == nil ? fields.required("remarks") : fields.optional("remarks") else { return texts }
        let read = value.dictionary { key, keyValue, text -> Bool? in
            guard let names = wanted[key] else {
                let known = wanted.keys.sorted().joined(separator: ", ")
                keyValue.fault("у параметра \(id) нет замечания «\(key)»: ожидалось одно из: \(known)")
                return nil
            }
            guard let template = text.nonEmptyString() else { return nil }
            for name in RemarkTemplate.names(in: template) where !names.contains(name) {
                let known = names.sorted().map { "{\($0)}" }.joined(separator: ", ")
                text.fault("неизвестная подстановка «{\(name)}»: в этом замечании можно указать \(known)")
            }
            texts[key] = template
            return true
        }
        guard read != nil else { return nil }
        for key in wanted.keys.sorted() where texts[key] == nil { value.fault("нет текста замечания «\(key)»") }
        return texts
    }
}
