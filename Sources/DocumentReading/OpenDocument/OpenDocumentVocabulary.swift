/// Namespaces of OpenDocument that hold something of the text (OpenDocument 1.2 part 1, 1.6).
enum OpenDocumentSpace: Equatable {
    case office, text, table, draw, style, meta, dc, svg, form

    static let uris: [(uri: StaticString, space: OpenDocumentSpace)] = [
        ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", .text),
        ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", .table),
        ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", .style),
        ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", .draw),
        ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", .office),
        ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", .meta),
        ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", .svg),
        ("urn:oasis:names:tc:opendocument:xmlns:form:1.0", .form),
        ("http://purl.org/dc/elements/1.1/", .dc),
        // LibreOffice writes here what it has before the standard has it; the names mean the same.
        ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", .style),
    ]
}

/// Local names of elements and attributes that the reader of OpenDocument knows.
enum OpenDocumentName: String, XMLVocabulary {
    // Frame of the file.
    case body, text, spreadsheet, presentation, drawing, chart, image, database
    case masterStyles = "master-styles"
    case automaticStyles = "automatic-styles"
    case styles, meta, scripts, settings
    case fontFaceDecls = "font-face-decls"

    // Styles.
    case style
    case defaultStyle = "default-style"
    case textProperties = "text-properties"
    case paragraphProperties = "paragraph-properties"
    case tableProperties = "table-properties"
    case masterPage = "master-page"
    case header, footer
    case headerLeft = "header-left"
    case footerLeft = "footer-left"
    case headerFirst = "header-first"
    case footerFirst = "footer-first"
    case name, family, display, level
    case displayName = "display-name"
    case parentStyleName = "parent-style-name"
    case defaultOutlineLevel = "default-outline-level"
    case listStyleName = "list-style-name"
    case masterPageName = "master-page-name"
    case fontWeight = "font-weight"
    case fontStyle = "font-style"
    case fontSize = "font-size"
    case textTransform = "text-transform"
    case textUnderlineStyle = "text-underline-style"
    case backgroundColor = "background-color"
    case textAlign = "text-align"
    case breakBefore = "break-before"
    case breakAfter = "break-after"

    // List styles.
    case listStyle = "list-style"
    case outlineStyle = "outline-style"
    case listLevelStyleNumber = "list-level-style-number"
    case listLevelStyleBullet = "list-level-style-bullet"
    case listLevelStyleImage = "list-level-style-image"
    case outlineLevelStyle = "outline-level-style"
    case numFormat = "num-format"
    case numPrefix = "num-prefix"
    case numSuffix = "num-suffix"
    case numLetterSync = "num-letter-sync"
    case numListFormat = "num-list-format"
    case displayLevels = "display-levels"
    case bulletChar = "bullet-char"
    case startValue = "start-value"

    // Paragraphs and lists.
    case p, h, span, a, s, tab, c, list, section, number
    case lineBreak = "line-break"
    case listItem = "list-item"
    case listHeader = "list-header"
    case numberedParagraph = "numbered-paragraph"
    case styleName = "style-name"
    case outlineLevel = "outline-level"
    case isListHeader = "is-list-header"
    case restartNumbering = "restart-numbering"
    case styleOverride = "style-override"
    case continueNumbering = "continue-numbering"
    case continueList = "continue-list"
    case listID = "list-id"
    case id
    case isHidden = "is-hidden"
    case tableOfContent = "table-of-content"
    case illustrationIndex = "illustration-index"
    case tableIndex = "table-index"
    case objectIndex = "object-index"
    case userIndex = "user-index"
    case alphabeticalIndex = "alphabetical-index"

    // Passed over with all they hold.
    case tableOfContentSource = "table-of-content-source"
    case illustrationIndexSource = "illustration-index-source"
    case tableIndexSource = "table-index-source"
    case objectIndexSource = "object-index-source"
    case userIndexSource = "user-index-source"
    case alphabeticalIndexSource = "alphabetical-index-source"
    case bibliographySource = "bibliography-source"
    case rubyText = "ruby-text"
    case noteCitation = "note-citation"
    case script, annotation, forms
    case binaryData = "binary-data"
    case eventListeners = "event-listeners"
    case desc
    case tableSource = "table-source"
    case ddeSource = "dde-source"
    case ddeLink = "dde-link"

    // Changes and notes.
    case trackedChanges = "tracked-changes"
    case insertion, deletion, note
    case noteClass = "note-class"
    case noteBody = "note-body"

    // Drawings.
    case frame, object, applet, plugin
    case textBox = "text-box"
    case objectOLE = "object-ole"
    case floatingFrame = "floating-frame"
    case customShape = "custom-shape"
    case rect, line, polyline, polygon, path, circle, ellipse, connector, caption, measure
    case regularPolygon = "regular-polygon"

    // Tables.
    case table
    case tableRow = "table-row"
    case tableCell = "table-cell"
    case coveredTableCell = "covered-table-cell"
    case tableHeaderRows = "table-header-rows"
    case numberColumnsRepeated = "number-columns-repeated"
    case numberRowsRepeated = "number-rows-repeated"
    case numberColumnsSpanned = "number-columns-spanned"
    case numberRowsSpanned = "number-rows-spanned"

    // Properties.
    case title, creator
    case initialCreator = "initial-creator"
    case userDefined = "user-defined"

    // Fields: their text is what was shown when the file was saved.
    case date, time, chapter, sequence, expression, placeholder, description, subject, keywords
    case pageNumber = "page-number"
    case pageCount = "page-count"
    case pageContinuation = "page-continuation"
    case pageVariableGet = "page-variable-get"
    case pageVariableSet = "page-variable-set"
    case authorName = "author-name"
    case authorInitials = "author-initials"
    case senderFirstname = "sender-firstname"
    case senderLastname = "sender-lastname"
    case senderInitials = "sender-initials"
    case senderTitle = "sender-title"
    case senderPosition = "sender-position"
    case senderEmail = "sender-email"
    case senderPhonePrivate = "sender-phone-private"
    case senderPhoneWork = "sender-phone-work"
    case senderFax = "sender-fax"
    case senderCompany = "sender-company"
    case senderStreet = "sender-street"
    case senderCity = "sender-city"
    case senderPostalCode = "sender-postal-code"
    case senderCountry = "sender-country"
    case senderStateOrProvince = "sender-state-or-province"
    case variableSet = "variable-set"
    case variableGet = "variable-get"
    case variableInput = "variable-input"
    case userFieldGet = "user-field-get"
    case userFieldInput = "user-field-input"
    case textInput = "text-input"
    case creationDate = "creation-date"
    case creationTime = "creation-time"
    case modificationDate = "modification-date"
    case modificationTime = "modification-time"
    case printDate = "print-date"
    case printTime = "print-time"
    case printedBy = "printed-by"
    case editingCycles = "editing-cycles"
    case editingDuration = "editing-duration"
    case paragraphCount = "paragraph-count"
    case wordCount = "word-count"
    case characterCount = "character-count"
    case tableCount = "table-count"
    case imageCount = "image-count"
    case objectCount = "object-count"
    case databaseDisplay = "database-display"
    case databaseRowNumber = "database-row-number"
    case databaseName = "database-name"
    case databaseNext = "database-next"
    case databaseRowSelect = "database-row-select"
    case sheetName = "sheet-name"
    case fileName = "file-name"
    case templateName = "template-name"
    case bookmarkRef = "bookmark-ref"
    case referenceRef = "reference-ref"
    case noteRef = "note-ref"
    case sequenceRef = "sequence-ref"
    case bibliographyMark = "bibliography-mark"
    case hiddenText = "hidden-text"
    case conditionalText = "conditional-text"
    case hiddenParagraph = "hidden-paragraph"
    case ddeConnection = "dde-connection"
    case tableFormula = "table-formula"
    case metaField = "meta-field"
    case dropDown = "drop-down"
    case executeMacro = "execute-macro"
}
