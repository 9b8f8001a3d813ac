import CLibZip
import Foundation
import Testing

/// A ZIP file looked at part by part, packed and unpacked.
struct Archive {
    struct Part: Equatable {
        var name: String
        var packed: [UInt8]
        var bytes: [UInt8]
        var method: UInt16
        /// DOS date and time as libzip tells them.
        var time: Int
    }

    var parts: [Part] = []

    init(_ file: [UInt8], _ location: SourceLocation = #_sourceLocation) throws {
        try file.withUnsafeBytes { file in
            let source = try #require(
                zip_source_buffer_create(file.baseAddress, UInt64(file.count), 0, nil),
                sourceLocation: location
            )
            // Checks the directory against the headers of the parts.
            let archive = try #require(
                zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nil),
                "libzip does not open it",
                sourceLocation: location
            )
            defer { zip_discard(archive) }
            for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
                var status = zip_stat_t()
                zip_stat_index(archive, index, 0, &status)
                parts.append(
                    Part(
                        name: String(cString: status.name),
                        packed: Self.read(archive, index, UInt32(ZIP_FL_COMPRESSED), Int(status.comp_size)),
                        bytes: Self.read(archive, index, 0, Int(status.size)),
                        method: status.comp_method,
                        time: status.mtime
                    )
                )
            }
        }
    }

    private static func read(_ archive: OpaquePointer, _ index: UInt64, _ flags: UInt32, _ size: Int) -> [UInt8] {
        guard let file = zip_fopen_index(archive, index, flags) else { return [] }
        defer { zip_fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(zip_fread(file, buffer.baseAddress, UInt64(size))))
        }
    }

    subscript(name: String) -> Part? { parts.first { $0.name == name } }

    func text(_ name: String) -> String { self[name].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "" }
}
