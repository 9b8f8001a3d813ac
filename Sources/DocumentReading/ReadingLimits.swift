internal import DocumentModel

/// Bounds that keep a hostile file from filling the memory or the day.
///
/// Every bound is far above what honest documents need; the sources say how far.
package struct ReadingLimits: Sendable {
    /// Most entries in a package. Picked: the richest honest files measured hold under 3,000 (pictures).
    package var entries = 10_000
    /// Most bytes one part may unpack to. Picked: above 200 MB, the largest part that must still be read.
    package var inflatedBytesPerPart = 256 << 20
    /// Most bytes all parts that are read may unpack to together. Picked: twice the bound of one part.
    package var inflatedBytesTotal = 512 << 20
    /// Most bytes a part of the package's own bookkeeping (content types, relationships, manifest, properties) may
    /// unpack to. Picked: a hundred times the largest seen in honest files.
    package var inflatedBytesOfBookkeeping = 16 << 20
    /// A part that unpacks to more than this many bytes for each packed byte is a bomb, but only when it also is
    /// larger than ``suspiciousBytes``: honest documents were measured at 228:1, and deflate ends at 1,032:1.
    package var suspiciousRatio = 500
    /// Size in bytes below which no ratio is suspicious. Picked: unpacking this much harms nobody.
    package var suspiciousBytes = 20 << 20
    /// Deepest nesting of XML elements. Source: the depth libxml2 itself allows by default (`xmlParserMaxDepth`),
    /// which it does not enforce for a SAX handler of one's own.
    package var elementDepth = 256
    /// Most XML elements in one part. Picked: a 200 MB part of ordinary text has about 5,000,000.
    package var elementsPerPart = 20_000_000
    /// Most attributes and namespace declarations on one element. Picked: libxml2 compares each with each, and
    /// 10,000 cost 18 ms; honest elements have under 100.
    package var attributesPerElement = 2_000
    /// Most bytes of text kept from one document. Picked: twenty times the 476,000 words measured at most.
    package var keptTextBytes = 128 << 20
    /// Most bytes of text in one paragraph. Picked: a hundred times the longest measured; the examination folds one
    /// paragraph at a time and takes ten times its length.
    package var paragraphBytes = 4 << 20
    /// What is kept, paragraphs counted as the bytes they take, is a bomb when it is more than this many bytes for
    /// each packed byte of its part, and more than ``suspiciousTextBytes`` too. Picked: what packs very well in honest
    /// documents is markup; text and paragraphs were never more than 10:1.
    package var suspiciousTextRatio = 12
    /// What may be kept, in bytes, without any ratio being suspicious. Picked: three times the longest text measured;
    /// with it a file of 2 MB is examined in under 100 MB.
    package var suspiciousTextBytes = 16 << 20
    /// Most paragraphs kept, where a cell counts as one, a row as two and a table as four, by the memory they take.
    /// Picked: a 200 MB part of ordinary text has at most 700,000 paragraphs; 1,500,000 take 60 MB.
    package var keptParagraphs = 1_500_000
    /// Most definitions of one kind (styles, lists) believed. Picked: Word stops at a few thousand.
    package var definitions = 65_000
    /// Most bytes a part with definitions may unpack to. Picked: ten times the largest seen in honest files.
    package var inflatedBytesOfDefinitions = 32 << 20
    /// Most seconds spent on one document. Picked: 200 MB of XML take two.
    package var seconds = 60.0
    /// Files up to this many bytes are read into memory, larger ones from the disk as needed. Picked.
    package var bytesReadAtOnce = 4 << 20

    package init() {}

    /// Whether more is kept of a part than an honest one of so many packed bytes could hold.
    func isSuspicious(text: Int, paragraphs: Int, packed: Int) -> Bool {
        let kept = text + paragraphs * MemoryLayout<Block>.stride
        return kept > suspiciousTextBytes && kept / suspiciousTextRatio > packed
    }
}
