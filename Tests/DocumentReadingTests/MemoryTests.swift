import DocumentModel
import DocumentReading
import Glibc
import TestSupport
import Testing

@Suite(
    "Memory of the readers",
    .enabled(if: dlsym(nil, "__asan_init") == nil, "AddressSanitizer keeps freed memory on purpose")
)
struct MemoryTests {
    /// In a process of its own, where nothing else takes memory. Names left behind would take 160 MB.
    @Test func `is given back when a name is said again and again`() async {
        await #expect(processExitsWith: .success) {
            let names = (0..<128).map { #"<w:name w:val="\#($0)\#(String(repeating: "n", count: 32 << 10))"/>"# }
            let texts = names.map { $0.replacing("w:name", with: "w:lvlText") }
            let file = PackageFixture.docx(
                body: "<w:p/>",
                styles: #"<w:style w:styleId="a">\#(names.joined())</w:style>"#,
                numbering:
                    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">\(texts.joined())</w:lvl></w:abstractNum>"
            ).bytes()
            func peakBytes() throws -> Int {
                _ = try DocumentReader().read(file)
                var usage = rusage()
                getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
                return usage.ru_maxrss * 1024
            }
            let first = try peakBytes()
            for _ in 0..<18 { _ = try DocumentReader().read(file) }
            let left = try peakBytes() - first
            precondition(left < 32 << 20, "\(left) bytes are left behind")
        }
    }

    /// Every kind of bomb, a hundredth of the size that `make bombs` tries with the built program: what multiplies
    /// shows itself at any size. Where it is read whole, little is kept; nothing else is right but a refusal.
    @Test(arguments: Bomb.all)
    func `stays small whatever a file asks for`(bomb: Bomb) {
        let allowed = 24 << 20
        guard let document = try? DocumentReader().read(bomb.bytes(size: 2 << 20)) else { return }

        #expect(document.text.bytes.count + Self.bytes(of: document.blocks) < allowed)
        for aside in document.asides.prefix(100) { #expect(Self.bytes(of: aside.blocks) < allowed) }
    }

    /// What blocks take, at least.
    private static func bytes(of blocks: [Block]) -> Int {
        blocks.reduce(blocks.count * MemoryLayout<Block>.stride) { sum, block in
            guard case .table(let table) = block else { return sum }
            return table.rows.reduce(sum + table.rows.count * MemoryLayout<Row>.stride) { sum, row in
                row.cells.reduce(sum + row.cells.count * MemoryLayout<Cell>.stride) { $0 + bytes(of: $1.blocks) }
            }
        }
    }
}
