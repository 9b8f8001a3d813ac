internal import CLibXML2
internal import Glibc

/// Feeds XML parts to libxml2's push parser, one after another, and hands the events to a ``XMLHandler``.
///
/// One feed serves all parts that are read by handlers of one kind, and teaches libxml2 their names once, which costs as
/// much as 10 KiB of XML. Nothing but these names passes from one part to the next: each has a parser of its own.
///
/// Bounds are kept here, because libxml2 keeps them not at all for a SAX handler of one's own, or only after the
/// harm is done. Nothing is ever fetched, no entity is expanded but the five of XML, and a document type is refused.
struct XMLFeed<Handler: XMLHandler & ~Copyable>: ~Copyable {
    private let dictionary: xmlDictPtr
    private let names: XMLNameTable<Handler.Name, Handler.Space>
    private let limits: ReadingLimits

    init(limits: ReadingLimits) throws(Refusal) {
        _ = XMLLibrary.ready
        guard let dictionary = xmlDictCreate() else { throw .unreadableFile(errno: ENOMEM) }
        // What libxml2 sets for dictionaries of its own.
        xmlDictSetLimit(dictionary, Int(XML_MAX_DICTIONARY_LIMIT))
        self.dictionary = dictionary
        self.limits = limits
        names = XMLNameTable(dictionary: dictionary, uris: Handler.spaces)
    }

    deinit { xmlDictFree(dictionary) }

    /// Parses what `next` delivers until it delivers nothing.
    ///
    /// - Parameters:
    ///   - part: name of the part for refusals.
    ///   - buffer: at least ``XMLLibrary/chunkBytes`` bytes, filled by `next` again and again.
    ///   - next: writes the next bytes into the buffer and returns their number; 0 at the end.
    func parse(
        part: String,
        documentType: XMLDocumentType,
        with handler: inout Handler,
        buffer: UnsafeMutableRawBufferPointer,
        next: (UnsafeMutableRawBufferPointer) throws(Refusal) -> Int
    ) throws(Refusal) {
        var session = XMLSession(limits: limits, documentType: documentType)
        try withUnsafePointer(to: names) { names throws(Refusal) in
            try withUnsafeMutablePointer(to: &handler) { handler throws(Refusal) in
                try withUnsafeMutablePointer(to: &session) { session throws(Refusal) in
                    let context = try parser(session)
                    defer { xmlFreeParserCtxt(context) }
                    session.pointee.bind(XMLBinding(handler: handler, names: names), context: context)
                    try Self.feed(session, part: part, buffer: buffer, refusal: { handler.pointee.refusal }, next: next)
                }
            }
        }
    }

    /// A new parser that looks up names in the dictionary of the feed.
    private func parser(_ session: UnsafeMutablePointer<XMLSession>) throws(Refusal) -> xmlParserCtxtPtr {
        var callbacks = XMLLibrary.saxCallbacks()
        guard let context = xmlCreatePushParserCtxt(&callbacks, session, nil, 0, nil) else {
            throw .unreadableFile(errno: ENOMEM)
        }
        xmlDictFree(context.pointee.dict)
        // The parser gives this reference back when it is freed.
        xmlDictReference(dictionary)
        context.pointee.dict = dictionary
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        return context
    }

    private static func feed(
        _ session: UnsafeMutablePointer<XMLSession>,
        part: String,
        buffer: UnsafeMutableRawBufferPointer,
        refusal: () -> Refusal?,
        next: (UnsafeMutableRawBufferPointer) throws(Refusal) -> Int
    ) throws(Refusal) {
        guard let context = session.pointee.context else { return }
        let deadline = Deadline(seconds: session.pointee.limits.seconds)
        var isEmpty = true
        while true {
            let count = try next(buffer)
            if count == 0 { break }
            isEmpty = false
            let eventsBefore = session.pointee.events
            try session.pointee.weighQuietBytes(buffer, count: count, part: part)
            xmlParseChunk(context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), 0)
            if session.pointee.events != eventsBefore { session.pointee.forgetQuietBytes() }
            if let trouble = session.pointee.refusal(part: part, isEmpty: false) { throw trouble }
            if let refusal = refusal() { throw refusal }
            if deadline.hasPassed { throw .tooLarge(.seconds(limit: session.pointee.limits.seconds)) }
        }
        xmlParseChunk(context, nil, 0, 1)
        if let trouble = session.pointee.refusal(part: part, isEmpty: isEmpty) { throw trouble }
        if let refusal = refusal() { throw refusal }
        if context.pointee.wellFormed == 0 { throw .damagedXML(part: part, line: 0, fault: .malformed) }
    }
}

/// What to do about a document type declaration.
enum XMLDocumentType {
    /// End with ``Refusal/forbiddenXML(part:construct:)``; for every part whose text counts.
    case refused
    /// Read on as if it were not there: old ODF files carry one in their manifest. Entities stay unknown.
    case ignored
}

/// What all parses share.
enum XMLLibrary {
    /// libxml2 sets up its tables on first use, which two threads must not do at once; a `static let` is made once.
    static let ready: Void = xmlInitParser()

    /// Bytes handed to libxml2 at once. Source: measured, 4 KiB cost 12 % more and 1 MiB gains nothing.
    static let chunkBytes = 64 << 10

    /// C functions that find their ``XMLSession`` in the user data; without captures, as C wants them.
    static func saxCallbacks() -> xmlSAXHandler {
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = { user, name, _, uri, spaceCount, _, count, _, attributes in
            guard let user else { return }
            user.assumingMemoryBound(to: XMLSession.self).pointee
                .open(name, uri, attributes, count: Int(count), spaces: Int(spaceCount))
        }
        sax.endElementNs = { user, name, _, uri in
            guard let user else { return }
            user.assumingMemoryBound(to: XMLSession.self).pointee.close(name, uri)
        }
        sax.characters = { user, bytes, count in
            guard let user else { return }
            user.assumingMemoryBound(to: XMLSession.self).pointee.text(bytes, count: Int(count))
        }
        sax.ignorableWhitespace = sax.characters
        sax.cdataBlock = sax.characters
        sax.comment = { user, _ in
            user?.assumingMemoryBound(to: XMLSession.self).pointee.events += 1
        }
        sax.processingInstruction = { user, _, _ in
            user?.assumingMemoryBound(to: XMLSession.self).pointee.events += 1
        }
        sax.internalSubset = { user, _, _, _ in
            user?.assumingMemoryBound(to: XMLSession.self).pointee.meetDocumentType()
        }
        sax.serror = { user, error in
            guard let user, let error else { return }
            user.assumingMemoryBound(to: XMLSession.self).pointee.meetError(error.pointee)
        }
        return sax
    }
}

/// A moment after which work on one part is given up. Monotonic, so a changed clock changes nothing.
private struct Deadline {
    private let end: Double

    init(seconds: Double) { end = Deadline.now + seconds }

    var hasPassed: Bool { Deadline.now > end }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
