import Telephony

/// What the interface accepts as one parameter of a command.
struct Parameter: Hashable, Sendable {
    /// The values that a parameter may have.
    enum Rule: Hashable, Sendable {
        case text(ClosedRange<Int>)
        case base64
        case whole(ClosedRange<Int>)
        case truth
        case oneOf([String])
        /// 1 to 100 times, or `infinity`.
        case loop
        case webAddress
        /// E.164 or `sip:`.
        case endpoint
        case phoneNumber
        case voice
        case speech
        /// Only these characters, at least one.
        case characters(String)
        /// Objects with `name` and `value`.
        case headers
        case object
        /// Known to the carrier, but not simulated: refused, so that nobody relies on it here.
        case notSimulated
    }

    let name: String
    let rule: Rule
    let isRequired: Bool

    static func optional(_ name: String, _ rule: Rule) -> Parameter {
        Parameter(name: name, rule: rule, isRequired: false)
    }

    static func required(_ name: String, _ rule: Rule) -> Parameter {
        Parameter(name: name, rule: rule, isRequired: true)
    }
}

extension Parameter {
    /// Throws unless the value is one that the interface accepts.
    func check(_ value: JSON) throws(Refusal) {
        if case .speech = rule, let text = value.text {
            guard (1...3000).contains(text.count) else { throw .speechTooLong }
            return
        }
        if case .base64 = rule, let text = value.text {
            guard text.isBase64 else { throw .notBase64(name) }
            return
        }
        guard let complaint = complaint(about: value) else { return }
        throw .invalid(name, complaint)
    }

    private func complaint(about value: JSON) -> String? {
        switch rule {
        case .text(let lengths):
            unless(value.text.map { lengths.contains($0.count) }, "must be a string of \(lengths) characters")
        case .base64, .speech: "must be a string"
        case .whole(let range):
            unless(value.whole.map { range.contains($0) }, "must be a whole number in \(range)")
        case .truth: unless(value.truth != nil, "must be true or false")
        case .oneOf(let words): unless(value.text.map { words.contains($0) }, "must be one of \(words)")
        case .loop:
            unless(
                value == "infinity" || value.whole.map { (1...100).contains($0) } == true, "must be 1–100 or infinity")
        case .webAddress: unless(value.text?.isWebAddress, "must be an http or https address")
        case .endpoint: unless(value.text?.isEndpoint, "must be an E.164 number or a sip: address")
        case .phoneNumber: unless(value.text.map { PhoneNumber($0) != nil }, "must be an E.164 number")
        case .voice: unless(value.text?.isVoice, "must be Provider.Model.Voice, male or female")
        case .characters(let allowed):
            unless(value.text.map { !$0.isEmpty && $0.allSatisfy(allowed.contains) }, "may only have \(allowed)")
        case .headers: unless(value.elements?.allSatisfy(\.isHeader), "must be objects with name and value")
        case .object: unless(value.isObject, "must be an object")
        case .notSimulated: "is not simulated"
        }
    }

    private func unless(_ holds: Bool?, _ complaint: String) -> String? {
        holds == true ? nil : complaint
    }
}

extension JSON {
    fileprivate var isHeader: Bool {
        guard case .object(let members) = self else { return false }
        return members.count == 2 && self["name"]?.text != nil && self["value"]?.text != nil
    }

    var isObject: Bool {
        guard case .object = self else { return false }
        return true
    }
}

extension String {
    var isBase64: Bool {
        let bytes = utf8
        let body = bytes.prefix { $0 != UInt8(ascii: "=") }
        guard bytes.count % 4 == 0, bytes.count - body.count <= 2,
            bytes.dropFirst(body.count).allSatisfy({ $0 == UInt8(ascii: "=") })
        else { return false }
        return body.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
        }
    }

    fileprivate var isWebAddress: Bool {
        (hasPrefix("http://") || hasPrefix("https://")) && utf8.count > 8 && utf8.count <= 2048
    }

    fileprivate var isEndpoint: Bool {
        PhoneNumber(self) != nil || (hasPrefix("sip:") && contains("@") && utf8.count <= 255)
    }

    fileprivate var isVoice: Bool {
        self == "male" || self == "female" || split(separator: ".").count >= 2
    }
}
