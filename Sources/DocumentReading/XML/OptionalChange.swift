extension Optional {
    /// Changes the value in place, when there is one.
    ///
    /// For properties of noncopyable structs: there `property?.text = "…"` leaks what `text` held before (Swift 6.3,
    /// found by the fuzzer; a hostile file could fill the memory with it).
    @inline(__always)
    mutating func change(_ body: (inout Wrapped) -> Void) {
        guard var value = take() else { return }
        body(&value)
        self = value
    }
}
