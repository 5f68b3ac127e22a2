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

    /// Whether a path names a folder.
    static func isFolder(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeDirectory
    }

    /// Writes a file whole: into a new one beside it, which then takes its place, with its permissions kept.
    static func replace(_ path: String, with text: String) throws {
        let manager = FileManager.default
        let mode = try? manager.attributesOfItem(atPath: path)[.posixPermissions]
        let link = (try? manager.destinationOfSymbolicLink(atPath: path)).map {
            $0.hasPrefix("/")
                ? $0
                : path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
                    .joined(separator: "/") + "/" + $0
        }
        let target = link ?? path
        let fresh = target + ".tmp"
        try Data(text.utf8).write(to: URL(filePath: fresh))
        if let mode { try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: fresh) }
        guard unsafe rename(fresh, target) == 0 else {
            try? manager.removeItem(atPath: fresh)
            throw Exit.because("The file \(path) cannot be written.")
        }
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
