extension Document {
    /// The whole file as an object to be read by type, or nil if its text is broken or it is no object.
    ///
    /// `$schema` is allowed and ignored.
    package func reader(_ findings: Findings) -> ObjectReader? {
        guard isComplete, let root else { return nil }
        guard root.members != nil else {
            findings.error("F005", at: root.span.first, "", "the file must hold an object, in { }, not \(root.sort)")
            return nil
        }
        var reader = findings.object(Entry(root, pointer: ""))
        _ = reader?.take("$schema")
        return reader
    }
}
