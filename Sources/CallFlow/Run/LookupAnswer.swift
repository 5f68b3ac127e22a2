import JSONSyntax

/// What a service has answered, cut down to what the flow keeps.
package struct LookupAnswer: Hashable, Sendable, Codable {
    /// The key of the question.
    package var key: String
    /// The status of HTTP.
    package var status: Int
    /// The wanted parts that the answer has, by JSON pointer.
    package var values: [String: Part]

    /// One part of an answer.
    package enum Part: Hashable, Sendable, Codable {
        case text(String)
        /// The number as it was written.
        case number(String)
        case yesNo(Bool)
        /// A list or an object, which no variable can hold.
        case composite
    }

    /// Tells of an answer whose parts are known.
    package init(key: String, status: Int, values: [String: Part]) {
        self.key = key
        self.status = status
        self.values = values
    }

    /// Cuts the wanted parts out of a JSON text; nil if it is none, or too long.
    ///
    /// An answer that is not a success, or of which nothing is wanted, need not be JSON.
    package init?(to request: LookupRequest, status: Int, body: [UInt8]) {
        self.init(key: request.key, status: status, values: [:])
        guard body.count <= LookupRequest.longestAnswer else { return nil }
        guard (200..<300).contains(status), !request.wanted.isEmpty else { return }
        let document = Document(body, path: "answer")
        guard document.isComplete, let root = document.root else { return nil }
        for pointer in request.wanted {
            if let node = root.value(at: pointer), let part = Part(node) { values[pointer] = part }
        }
    }
}

extension LookupAnswer.Part {
    /// Nil for null, which counts as missing.
    fileprivate init?(_ node: Node) {
        switch node.value {
        case .null, .broken: return nil
        case .string(let text): self = .text(text)
        case .number(let text): self = .number(text)
        case .bool(let value): self = .yesNo(value)
        case .array, .object: self = .composite
        }
    }
}

extension Node {
    /// The value that a JSON pointer (RFC 6901) leads to; nil if there is none.
    func value(at pointer: String) -> Node? {
        guard !pointer.isEmpty else { return self }
        var node = self
        for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
            switch node.value {
            case .object:
                guard let next = node[name] else { return nil }
                node = next
            case .array(let elements):
                guard let index = Int(name), elements.indices.contains(index) else { return nil }
                node = elements[index]
            case .null, .bool, .number, .string, .broken: return nil
            }
        }
        return node
    }
}
