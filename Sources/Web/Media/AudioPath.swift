import Foundation

/// A file that flows play, below the flow folder's `audio`: only plain names, only WAV and MP3, never outside.
struct AudioPath: Hashable, Sendable {
    /// The names from the folder down to the file.
    let names: [String]
    /// The file's media type.
    let mediaType: String

    /// Reads the part of a URL behind `/media/audio/`; nil for anything that is not a plain path.
    init?(_ parts: some Sequence<some StringProtocol>) {
        let names = parts.map { String($0).removingPercentEncoding ?? "" }
        guard (1...4).contains(names.count), names.allSatisfy(Self.isPlain), let last = names.last else { return nil }
        switch last.split(separator: ".").dropFirst().last?.lowercased() {
        case "wav": mediaType = "audio/wav"
        case "mp3": mediaType = "audio/mpeg"
        case _: return nil
        }
        self.names = names
    }

    /// The file in this folder; nil if there is none, or if a link leads out of the folder.
    func file(in folder: String) -> String? {
        let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        let target = names.reduce(URL(fileURLWithPath: folder)) { $0.appendingPathComponent($1) }
        let path = target.resolvingSymlinksInPath().path
        var isFolder: ObjCBool = false
        guard path.hasPrefix(root + "/"),
            unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
        else { return nil }
        return path
    }

    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first != ".", name.utf8.count <= 100 else { return false }
        return name.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "._- ".unicodeScalars.contains($0))
        }
    }
}
