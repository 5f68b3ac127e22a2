extension CurlRequest {
    /// The scheme, host and port, after a look at all that libcurl would not refuse by itself.
    ///
    /// - Throws: `.malformedURL`, or `.failed` for a header that is none.
    func checkedOrigin() throws(CurlFailure) -> Origin {
        guard let origin = Origin(url: url) else {
            throw CurlFailure(.malformedURL, detail: "not an http or https URL")
        }
        for (name, value) in headers where !Self.isToken(name) || !Self.isOneLine(value) {
            throw CurlFailure(.failed, detail: "a header has an empty name or a character that no header may have")
        }
        return origin
    }

    /// RFC 9110, 5.6.2, narrowed to what a name in use has.
    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    private static func isOneLine(_ value: String) -> Bool {
        value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }
}
