/// What an OLE compound file ([MS-CFB]) holds, told by the names in its directory.
///
/// Only the directory is walked, every step bounded by the file's size; a damaged one tells less, never too much.
enum CompoundFile: Equatable {
    case wordDocument
    /// A DOCX, XLSX or PPTX behind a password ([MS-OFFCRYPTO] 2.3).
    case encryptedPackage
    case workbook, presentation
    case other

    init(of source: ByteSource) {
        let names = CompoundDirectory(source)?.streamNames() ?? []
        if names.contains("encryptedpackage") {
            self = .encryptedPackage
        } else if names.contains("worddocument") {
            self = .wordDocument
        } else if names.contains("workbook") || names.contains("book") {
            self = .workbook
        } else if names.contains("powerpoint document") {
            self = .presentation
        } else {
            self = .other
        }
    }

    var refusal: Refusal {
        switch self {
        case .wordDocument: .legacyDoc
        case .encryptedPackage: .encrypted(.officePassword)
        case .workbook: .unsupported(.spreadsheet)
        case .presentation: .unsupported(.presentation)
        case .other: .notADocument(.compoundFile)
        }
    }
}

/// The directory stream of a compound file.
private struct CompoundDirectory {
    private let source: ByteSource
    private let sectorShift: Int
    private let firstDirectorySector: UInt32
    /// Sectors of the allocation table named in the header and the chain behind it.
    private var tableSectors: [UInt32]

    /// Sector numbers from this on have special meanings ([MS-CFB] 2.1).
    private static let firstSpecialSector: UInt32 = 0xFFFF_FFFA
    /// Most directory sectors followed. Picked: honest Word files have under 50.
    private static let mostDirectorySectors = 4096

    init?(_ source: ByteSource) {
        let header = source.bytes(in: 0..<512)
        guard header.count == 512 else { return nil }
        self.source = source
        let shift = Int(header[30]) | Int(header[31]) << 8
        guard shift == 9 || shift == 12 else { return nil }
        sectorShift = shift
        firstDirectorySector = header.littleEndian32(at: 48)
        tableSectors = (0..<109).map { header.littleEndian32(at: 76 + $0 * 4) }
        var next = header.littleEndian32(at: 68)
        var stepsLeft = source.count >> shift
        while next < Self.firstSpecialSector, stepsLeft > 0, let sector = sector(next) {
            let numbers = sector.count / 4
            for index in 0..<numbers - 1 { tableSectors.append(sector.littleEndian32(at: index * 4)) }
            next = sector.littleEndian32(at: (numbers - 1) * 4)
            stepsLeft -= 1
        }
    }

    /// Names of all streams and storages, in lower case.
    func streamNames() -> Set<String> {
        var names: Set<String> = []
        var current = firstDirectorySector
        for _ in 0..<Self.mostDirectorySectors {
            guard current < Self.firstSpecialSector, let sector = sector(current) else { break }
            for start in stride(from: 0, to: sector.count, by: 128) {
                if let name = Self.name(in: sector[start..<start + 128]) { names.insert(name) }
            }
            current = successor(of: current)
        }
        return names
    }

    private static func name(in entry: ArraySlice<UInt8>) -> String? {
        let base = entry.startIndex
        let length = Int(entry[base + 64]) | Int(entry[base + 65]) << 8
        guard length >= 4, length <= 64, entry[base + 66] != 0 else { return nil }
        let units = stride(from: base, to: base + length - 2, by: 2).map {
            UInt16(entry[$0]) | UInt16(entry[$0 + 1]) << 8
        }
        return String(decoding: units, as: UTF16.self).lowercased()
    }

    private func successor(of sectorNumber: UInt32) -> UInt32 {
        let perSector = (1 << sectorShift) / 4
        let tableIndex = Int(sectorNumber) / perSector
        guard tableIndex < tableSectors.count, let table = sector(tableSectors[tableIndex]) else { return .max }
        return table.littleEndian32(at: Int(sectorNumber) % perSector * 4)
    }

    private func sector(_ number: UInt32) -> [UInt8]? {
        guard number < Self.firstSpecialSector else { return nil }
        let size = 1 << sectorShift
        let offset = (Int(number) + 1) << sectorShift
        let bytes = source.bytes(in: offset..<offset + size)
        return bytes.count == size ? bytes : nil
    }
}

extension [UInt8] {
    /// The little-endian number of four bytes at `offset`, which must lie inside.
    func littleEndian32(at offset: Int) -> UInt32 {
        UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
            | UInt32(self[offset + 3]) << 24
    }

    func littleEndian16(at offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }

    func littleEndian64(at offset: Int) -> UInt64 {
        UInt64(littleEndian32(at: offset)) | UInt64(littleEndian32(at: offset + 4)) << 32
    }
}
