import JSONSyntax

/// One message of JSON-RPC 2.0 from an editor.
enum IncomingMessage {
    case request(id: Wire, method: String, parameters: Node)
    case notification(method: String, parameters: Node)
    /// An answer to a request of the server's own; nothing depends on it.
    case response
    /// No message.
    case mistaken(RequestFailure, id: Wire)

    /// Reads a message's body.
    init(_ body: [UInt8]) {
        let document = Document(body, path: "message", atMost: MessageFrames.largest)
        guard document.isComplete, let root = document.root else {
            let reason = document.diagnostics.first?.message ?? "it is empty"
            self = .mistaken(.unreadable(reason), id: .null)
            return
        }
        let id: Wire?
        switch root["id"]?.value {
        case .number(let raw)?: id = .raw(raw)
        case .string(let text)?: id = .text(text)
        case .null?, .bool?, .array?, .object?, .broken?, nil: id = nil
        }
        let parameters = root["params"] ?? Node(.null, at: root.span)
        guard let method = root["method"]?.text else {
            let isResponse = id != nil && (root["result"] != nil || root["error"] != nil)
            self = isResponse ? .response : .mistaken(.noRequest, id: id ?? .null)
            return
        }
        if let id {
            self = .request(id: id, method: method, parameters: parameters)
        } else {
            self = .notification(method: method, parameters: parameters)
        }
    }
}

/// Why a request gets no result, with the protocol's numbers.
struct RequestFailure: Error, Sendable {
    let code: Int
    let message: String

    static func unreadable(_ reason: String) -> RequestFailure {
        RequestFailure(code: -32700, message: "The message is no JSON: \(reason)")
    }

    static let noRequest = RequestFailure(code: -32600, message: "The message has no method.")
    static let shutDown = RequestFailure(code: -32600, message: "The session is over; only exit may follow.")
    static let twice = RequestFailure(code: -32600, message: "The session has begun already.")
    static let notBegun = RequestFailure(code: -32002, message: "The session begins with initialize.")
    static let cancelled = RequestFailure(code: -32800, message: "The request was cancelled.")

    static func unknown(_ method: String) -> RequestFailure {
        RequestFailure(code: -32601, message: "This server does not know \"\(method)\".")
    }

    static func parameter(_ name: String) -> RequestFailure {
        RequestFailure(code: -32602, message: "\"\(name)\" is missing or no such thing.")
    }

    /// The request is in order and cannot be fulfilled.
    static func refused(_ message: String) -> RequestFailure { RequestFailure(code: -32803, message: message) }
}
