/// The addresses of files, as editors write them (RFC 8089).
enum FileAddress {
    /// The path that a `file:` address means; nil for any other address.
    static func path(_ uri: String) -> String? {
        guard uri.lowercased().hasPrefix("file://") else { return nil }
        let rest = uri.dropFirst("file://".count)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        var bytes: [UInt8] = []
        var text = rest[slash...].utf8
        while let byte = text.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = text.popFirst().flatMap(digit), let low = text.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 + low)
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }

    /// The address of an absolute path.
    static func uri(_ path: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
        return "file://"
            + path.utf8.map { byte in
                guard !plain.contains(byte) else { return String(UnicodeScalar(byte)) }
                let code = String(byte, radix: 16, uppercase: true)
                return "%" + (code.count == 1 ? "0" : "") + code
            }.joined()
    }

    /// A path's folder and its last part.
    static func parts(_ path: String) -> (folder: String, name: String)? {
        guard let slash = path.lastIndex(of: "/"), path.hasPrefix("/") else { return nil }
        let name = String(path[path.index(after: slash)...])
        return name.isEmpty ? nil : (slash == path.startIndex ? "/" : String(path[..<slash]), name)
    }
}
