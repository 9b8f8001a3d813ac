internal import CLibXML2

/// The state of one parse that libxml2's callbacks find behind their user data.
///
/// C functions cannot be generic, so the handler's own code is reached through three closures made in
/// ``bind(_:context:)``; each is one indirect call, the code behind it is specialised.
struct XMLSession: ~Copyable {
    typealias AttributeList = UnsafeMutablePointer<UnsafePointer<UInt8>?>

    let limits: ReadingLimits
    let documentType: XMLDocumentType
    private(set) var context: xmlParserCtxtPtr?
    /// Start tags, end tags, texts, comments and instructions met so far.
    var events = 0
    private var depth = 0
    private var elements = 0
    private var trouble: Trouble?
    private var quietBytes = 0
    private var quietAttributes = 0

    private var onOpen: (UnsafePointer<UInt8>?, UnsafePointer<UInt8>?, AttributeList?, Int) -> Void = { _, _, _, _ in }
    private var onClose: (UnsafePointer<UInt8>?, UnsafePointer<UInt8>?) -> Void = { _, _ in }
    private var onText: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }

    private enum Trouble {
        case damaged(code: UInt32, line: Int)
        case forbidden(Refusal.ForbiddenConstruct)
        case depth, elements, attributes
    }

    init(limits: ReadingLimits, documentType: XMLDocumentType) {
        self.limits = limits
        self.documentType = documentType
    }

    /// Ties the session to a handler and a parser; both must outlive the parse.
    mutating func bind<Handler: XMLHandler & ~Copyable>(_ binding: XMLBinding<Handler>, context: xmlParserCtxtPtr) {
        self.context = context
        inclusionURI = xmlDictLookup(context.pointee.dict, "http://www.w3.org/2001/XInclude", -1)
        onOpen = { name, uri, attributes, count in
            let names = binding.names
            let element = XMLElement<Handler.Name, Handler.Space>(
                name: names.pointee.name(name),
                space: names.pointee.space(uri),
                attributes: attributes,
                attributeCount: count,
                names: names,
                context: context
            )
            binding.handler.pointee.open(element)
        }
        onClose = { name, uri in
            guard Handler.namesEndTags else { return binding.handler.pointee.close(nil, nil) }
            binding.handler.pointee.close(binding.names.pointee.name(name), binding.names.pointee.space(uri))
        }
        onText = { bytes in binding.handler.pointee.text(bytes) }
    }

    private var inclusionURI: UnsafePointer<UInt8>?

    // MARK: Events

    mutating func open(
        _ name: UnsafePointer<UInt8>?,
        _ uri: UnsafePointer<UInt8>?,
        _ attributes: AttributeList?,
        count: Int,
        spaces: Int
    ) {
        events &+= 1
        depth += 1
        elements += 1
        if depth > limits.elementDepth { return stop(.depth) }
        if elements > limits.elementsPerPart { return stop(.elements) }
        if count + spaces > limits.attributesPerElement { return stop(.attributes) }
        if uri != nil, uri == inclusionURI { return stop(.forbidden(.inclusion)) }
        onOpen(name, uri, attributes, count)
    }

    mutating func close(_ name: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?) {
        events &+= 1
        depth -= 1
        onClose(name, uri)
    }

    mutating func text(_ bytes: UnsafePointer<UInt8>?, count: Int) {
        events &+= 1
        onText(UnsafeBufferPointer(start: bytes, count: count))
    }

    mutating func meetDocumentType() {
        events &+= 1
        if documentType == .refused { stop(.forbidden(.documentType)) }
    }

    mutating func meetError(_ error: xmlError) {
        // Namespace errors and warnings leave the part well-formed and readable.
        guard error.level == XML_ERR_FATAL, trouble == nil else { return }
        if error.code == Int32(XML_ERR_UNDECLARED_ENTITY.rawValue) {
            trouble = .forbidden(.entity)
        } else {
            trouble = .damaged(code: UInt32(bitPattern: error.code), line: Int(error.line))
        }
    }

    private mutating func stop(_ reason: Trouble) {
        if trouble == nil { trouble = reason }
        xmlStopParser(context)
    }

    // MARK: Bytes that bring no event

    /// Weighs a chunk before it is fed while the parser is still inside one tag.
    ///
    /// libxml2 compares the attributes of a tag each with each, inside one call that cannot be stopped: a million of
    /// them take minutes. So they are counted, roughly, before that call.
    mutating func weighQuietBytes(
        _ buffer: UnsafeMutableRawBufferPointer,
        count: Int,
        part: String
    ) throws(Refusal) {
        guard quietBytes > 0 else {
            quietBytes = count
            return
        }
        quietBytes += count
        var previous: UInt8 = 0
        for byte in buffer.prefix(count) {
            if previous == UInt8(ascii: "="), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quietAttributes += 1
            }
            previous = byte
        }
        if quietAttributes > limits.attributesPerElement {
            throw .tooLarge(.attributes(part: part, limit: limits.attributesPerElement))
        }
    }

    mutating func forgetQuietBytes() {
        quietBytes = 0
        quietAttributes = 0
    }

    // MARK: The outcome

    /// Why parsing cannot go on; nil when it can.
    func refusal(part: String, isEmpty: Bool) -> Refusal? {
        if isEmpty { return .damagedXML(part: part, line: 0, fault: .empty) }
        switch trouble {
        case nil: return nil
        case .forbidden(let construct): return .forbiddenXML(part: part, construct: construct)
        case .depth: return .tooLarge(.depth(part: part, limit: limits.elementDepth))
        case .elements: return .tooLarge(.elements(part: part, limit: limits.elementsPerPart))
        case .attributes: return .tooLarge(.attributes(part: part, limit: limits.attributesPerElement))
        case .damaged(let code, let line): return .damagedXML(part: part, line: line, fault: Self.fault(of: code))
        }
    }

    private static func fault(of code: UInt32) -> Refusal.XMLFault {
        switch code {
        case XML_ERR_DOCUMENT_EMPTY.rawValue: .empty
        case XML_ERR_DOCUMENT_END.rawValue, XML_ERR_TAG_NOT_FINISHED.rawValue: .cutShort
        case XML_ERR_UNKNOWN_ENCODING.rawValue, XML_ERR_UNSUPPORTED_ENCODING.rawValue,
            XML_ERR_INVALID_ENCODING.rawValue, XML_I18N_CONV_FAILED.rawValue, XML_I18N_NO_HANDLER.rawValue:
            .encoding
        default: .malformed
        }
    }
}

/// A handler and the names it knows, for the length of one parse.
struct XMLBinding<Handler: XMLHandler & ~Copyable> {
    let handler: UnsafeMutablePointer<Handler>
    let names: UnsafePointer<XMLNameTable<Handler.Name, Handler.Space>>
}
