import CallFlow
import Carriers
import Foundation
import JSONSyntax
import Telephony

extension CheckContext {
    /// Most sound files that are looked at.
    private static let mostSounds = 5000

    /// What an installation knows beside its flows: the time, the default flow, the sounds and the record of
    /// translations that lie in the folder, the carrier.
    static func surroundings(ofFlowsIn folder: String, _ settings: Settings) -> CheckContext {
        let record = Files.document("\(folder)/\(TranslationRecord.fileName)").map { TranslationRecord($0) }
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        return CheckContext(
            now: now, entries: Set(settings.defaultFlow.map { [$0] } ?? []), sounds: sounds(in: folder),
            translations: record,
            carriers: [Telnyx.abilities], clearOrigins: settings.privateOrigins)
    }

    /// The sound files below `audio`, by their path in the folder.
    private static func sounds(in folder: String) -> [String: SoundFile] {
        guard let names = FileManager.default.enumerator(atPath: "\(folder)/audio") else { return [:] }
        var sounds: [String: SoundFile] = [:]
        while let name = names.nextObject() as? String, sounds.count < mostSounds {
            guard name.hasSuffix(".wav") || name.hasSuffix(".mp3") else { continue }
            sounds["audio/\(name)"] = Files.sound("\(folder)/audio/\(name)")
        }
        return sounds
    }
}

extension Files {
    /// What the first bytes of a sound file tell.
    static func sound(_ path: String) -> SoundFile {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        guard let size, let file = FileHandle(forReadingAtPath: path),
            let head = try? file.read(upToCount: 65_536)
        else { return .unreadable("it cannot be read") }
        return SoundFile(head: [UInt8](head), size: size.intValue)
    }
}
