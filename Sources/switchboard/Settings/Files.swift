import Foundation
import JSONSyntax

/// The files of an installation.
enum Files {
    /// Most bytes of one file that are read.
    private static let largest = 4 << 20

    /// A file's bytes; nil if there is none, or if it is unreasonably large.
    static func bytes(_ path: String) -> [UInt8]? {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        guard let size, size.intValue <= largest else { return nil }
        return FileManager.default.contents(atPath: path).map { Array($0) }
    }

    /// A file's text.
    static func text(_ path: String) -> String? {
        bytes(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A JSON file, read as far as it can be.
    static func document(_ path: String) -> Document? {
        bytes(path).map { Document($0, path: path) }
    }

    /// The names in a folder, in order; nil if it cannot be read.
    static func names(in folder: String) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    /// What tells whether one of the JSON files in these folders has changed: names, sizes and moments of change.
    static func stamp(of folders: [String]) -> [String: String] {
        var stamps: [String: String] = [:]
        for folder in folders {
            for name in names(in: folder) ?? [] where name.hasSuffix(".json") {
                let path = folder + "/" + name
                guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { continue }
                let moment = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
                let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
                stamps[path] = "\(moment) \(size)"
            }
        }
        return stamps
    }
}
