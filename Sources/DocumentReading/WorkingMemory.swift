internal import CLinux

/// What the C library does with the memory that one document leaves for the next.
enum WorkingMemory {
    /// Keeps up to 4 MiB of it; anything of 1 MiB or more is given back to the system at once.
    ///
    /// By default the allocator gives back whatever lies free at the end of the heap as soon as it is 128 KiB. That is
    /// what every document leaves there, so every next one had all its pages made and zeroed again: a seventh of the
    /// time it takes to read.
    static let isKept: Void = clinux_keep_free_memory(4 << 20, 1 << 20)
}
