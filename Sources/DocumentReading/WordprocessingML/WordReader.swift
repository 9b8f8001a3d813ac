internal import DocumentModel

/// Reads WordprocessingML packages.
enum WordReader {
    static func read(_ package: inout ZipPackage, mainPart: Int) throws(Refusal) -> Document {
        throw .missingPart("word/document.xml")
    }
}
