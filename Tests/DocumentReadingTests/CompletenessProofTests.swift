import DocumentReading
import TestSupport
import Testing

@Suite("The proof that a file is wholly there")
struct CompletenessProofTests {
    private let sound = BrokenWordInputs.sound

    private func isComplete(_ bytes: [UInt8]) -> Bool { CompletenessProof.examine(bytes) == .complete }

    private func isUnproven(_ bytes: [UInt8]) -> Bool {
        if case .unproven(let reason) = CompletenessProof.examine(bytes) { return !reason.isEmpty }
        return false
    }

    @Test func `holds for sound packages`() {
        #expect(isComplete(sound.bytes()))
        #expect(isComplete(PackageFixture.odt(text: "<text:p>слово</text:p>").bytes()))
        #expect(isComplete(sound.changing("word/document.xml") { $0.hasDataDescriptor = true }.bytes()))
        #expect(isComplete(sound.changing("word/document.xml") { $0.isZip64 = true }.bytes()))
    }

    @Test(arguments: [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999])
    func `fails for a file cut short or filled with zeroes`(share: Double) {
        #expect(isUnproven(sound.bytes(damage: .cut(share: share))))
        #expect(isUnproven(sound.bytes(damage: .zeroedTail(share: share))))
    }

    @Test func `fails for a file that lacks any number of last bytes`() {
        let bytes = sound.bytes()
        for missing in 1...60 { #expect(isUnproven(Array(bytes.dropLast(missing)))) }
    }

    @Test func `fails for a hole in any part`() {
        for part in sound.parts where part.bytes.count > 500 {
            #expect(isUnproven(sound.bytes(damage: .hole(part: part.name, bytes: 32))), "\(part.name)")
        }
    }

    @Test func `fails for wrong checksums, bytes around the archive and a directory out of place`() {
        #expect(isUnproven(sound.bytes(damage: .wrongChecksum(part: "word/styles.xml"))))
        #expect(isUnproven(sound.bytes(damage: .appended([0]))))
        #expect(isUnproven(sound.bytes(damage: .shiftedDirectory(by: 1))))
        #expect(isUnproven(sound.bytes(damage: .encrypted(part: "word/styles.xml"))))
        #expect(isUnproven(sound.bytes(damage: .prefixed([0x50, 0x4B, 3, 4]))))
        #expect(isUnproven(sound.bytes(damage: .leadingGap([0x50, 0x4B, 3, 4]))))
    }

    @Test func `says nothing of other files`() {
        #expect(CompletenessProof.examine([]) == .notZIP)
        #expect(CompletenessProof.examine(Array("%PDF-1.7".utf8)) == .notZIP)
        #expect(CompletenessProof.examine(FileKindTests.compoundFile(["WordDocument"])) == .notZIP)
    }
}
