internal import Glibc

/// The bytes of one file: in memory, or behind a descriptor when they are many.
///
/// Borrowed: whoever made the source keeps the memory or the descriptor alive for as long as it is used.
struct ByteSource {
    enum Storage {
        case memory(UnsafeRawBufferPointer)
        case descriptor(Int32)
    }

    let storage: Storage
    let count: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        storage = .memory(bytes)
        count = bytes.count
    }

    init(descriptor: Int32, count: Int) {
        storage = .descriptor(descriptor)
        self.count = count
    }

    /// Reads bytes from `offset` on into `buffer`; as many as fit and as there are.
    ///
    /// - Returns: the number of bytes read; less than asked for at the end of the file or on an error of the disk.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset >= 0, offset < count, let target = buffer.baseAddress else { return 0 }
        let wanted = min(buffer.count, count - offset)
        switch storage {
        case .memory(let bytes):
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + wanted]))
            return wanted
        case .descriptor(let descriptor):
            var done = 0
            while done < wanted {
                let step = pread(descriptor, target + done, wanted - done, offset + done)
                if step < 0, errno == EINTR { continue }
                if step <= 0 { break }
                done += step
            }
            return done
        }
    }

    /// The bytes in `range`, cut at the end of the file.
    func bytes(in range: Range<Int>) -> [UInt8] {
        let count = max(0, min(range.upperBound, count) - range.lowerBound)
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = read(at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Parses the whole file as one XML part; `name` stands for it in refusals.
    func parse<Handler: XMLHandler & ~Copyable>(
        as name: String,
        limits: ReadingLimits,
        with handler: inout Handler
    ) throws(Refusal) {
        guard count <= limits.inflatedBytesPerPart else {
            throw .tooLarge(.partBytes(part: name, limit: limits.inflatedBytesPerPart))
        }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: XMLLibrary.chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        var offset = 0
        let feed = try XMLFeed<Handler>(limits: limits)
        try feed.parse(part: name, documentType: .refused, with: &handler, buffer: buffer) { buffer throws(Refusal) in
            let count = read(at: offset, into: buffer)
            offset += count
            return count
        }
    }
}
