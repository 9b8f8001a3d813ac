/// Finds the parts of a WordprocessingML package by their relationships.
struct WordPackage {
    static func mainPart(of package: inout ZipPackage) throws(Refusal) -> Int {
        throw .missingPart("word/document.xml")
    }
}
