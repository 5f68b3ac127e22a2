import Foundation

/// A list that a server gives page by page, put together to one answer.
enum WholeList {
    case json, csv

    /// More is asked for in parts of time by whoever wants it.
    static let mostPages = 200

    /// Asks for page after page until nothing follows.
    ///
    /// - Parameter ask: Gives the page behind this cursor; the first one for nil.
    /// - Returns: JSON as an object with all `items` and no `next`, or CSV with one line of names.
    /// - Throws: What `ask` throws; the exit status, after a sentence, if a page is none or there is no end of them.
    func collect(_ ask: (_ after: String?) async throws -> APIClient.Answer) async throws -> [UInt8] {
        var pages: [[UInt8]] = []
        var next: String?
        repeat {
            guard pages.count < Self.mostPages else {
                throw Exit.because(
                    "The server has more than \(Self.mostPages) pages of this: ask for less with --from and --to, or "
                        + "for longer intervals.")
            }
            let page = try await ask(next)
            pages.append(page.body)
            next = try cursor(of: page)
        } while next != nil
        return try joined(pages)
    }

    private func cursor(of page: APIClient.Answer) throws -> String? {
        struct Cursor: Decodable { var next: String? }
        switch self {
        case .csv: return page.next
        case .json:
            guard let cursor = try? page.decode(Cursor.self) else { throw Self.isNone }
            return cursor.next
        }
    }

    private func joined(_ pages: [[UInt8]]) throws -> [UInt8] {
        guard let first = pages.first, pages.count > 1 else { return pages.first ?? [] }
        switch self {
        case .csv:
            let newline = UInt8(ascii: "\n")
            return pages.dropFirst().reduce(into: first) { whole, page in
                if whole.last != newline { whole.append(newline) }
                // Each page begins with the names of the columns.
                whole += page.drop { $0 != newline }.dropFirst()
            }
        case .json:
            var items: [Any] = []
            var whole: [String: Any] = [:]
            for page in pages {
                guard let object = try? JSONSerialization.jsonObject(with: Data(page)) as? [String: Any],
                    let part = object["items"] as? [Any]
                else { throw Self.isNone }
                items += part
                whole = object
            }
            whole["items"] = items
            return [UInt8](
                try JSONSerialization.data(withJSONObject: whole, options: [.sortedKeys, .withoutEscapingSlashes]))
        }
    }

    private static var isNone: any Error { Exit.because("The server answered with something else than a list.") }
}
