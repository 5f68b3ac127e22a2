import Foundation
import Logging

/// Writes one line per event to standard error: JSON for machines, plain text when a person watches.
///
/// Line breaks and other control characters in values cannot begin a new line.
struct LineLogHandler: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let isPlain: Bool

    init(label: String, isPlain: Bool) {
        self.label = label
        self.isPlain = isPlain
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var values = metadata.merging(metadataProvider?.get() ?? [:]) { _, new in new }
        values.merge(event.metadata ?? [:]) { _, new in new }
        if let error = event.error { values["error"] = "\(error)" }
        let fields = values.map { ($0.key, "\($0.value)") }.sorted { $0.0 < $1.0 }
        FileHandle.standardError.write(Data((line(event, fields) + "\n").utf8))
    }

    /// The line for an event, without its end.
    func line(_ event: LogEvent, _ fields: [(String, String)], at moment: Date = Date()) -> String {
        let stamp = moment.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
        let message = "\(event.message)"
        guard isPlain else {
            var members = [("at", stamp), ("level", event.level.rawValue), ("logger", label), ("message", message)]
            members += fields
            return "{" + members.map { "\(Self.quoted($0)):\(Self.quoted($1))" }.joined(separator: ",") + "}"
        }
        let tail = fields.map { " \($0)=\($1)" }.joined()
        return Self.oneLine("\(stamp) \(event.level.rawValue) \(message)\(tail)")
    }

    private static func oneLine(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            case _: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
