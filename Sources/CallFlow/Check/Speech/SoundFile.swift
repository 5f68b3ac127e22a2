/// What is known of a sound file.
package enum SoundFile: Hashable, Sendable {
    /// A recording that can be played.
    case playable(samplesPerSecond: Int, seconds: Double)
    /// A file that no carrier can play, and why.
    case unreadable(String)

    /// Reads the head of a `.wav` or `.mp3` file.
    ///
    /// - Parameters:
    ///   - head: the first bytes; 64 KiB are plenty.
    ///   - size: bytes of the whole file.
    package init(head: [UInt8], size: Int) {
        let bytes = Bytes(head)
        if bytes.text(at: 0) == "RIFF", bytes.text(at: 8) == "WAVE" {
            self = Self.wave(bytes, size: size)
        } else if bytes.text(at: 0)?.hasPrefix("ID3") ?? false || bytes.isFrame(at: 0) {
            self = Self.layerThree(bytes, size: size)
        } else {
            self = .unreadable("it is no WAV and no MP3 file")
        }
    }

    /// How long it plays; nil if it cannot be played.
    package var length: Duration? {
        guard case .playable(_, let seconds) = self else { return nil }
        return .milliseconds(Int64(seconds * 1000))
    }

    /// Rates that carriers play.
    static let rates = [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]

    /// Chunks of a RIFF file: a name of four letters, a length, the content, padded to an even length.
    private static func wave(_ bytes: Bytes, size: Int) -> SoundFile {
        var offset = 12
        var bytesPerSecond = 0
        var rate = 0
        for _ in 0..<64 {
            guard let name = bytes.text(at: offset), let length = bytes.word(at: offset + 4) else { break }
            if name == "fmt " {
                guard let format = bytes.half(at: offset + 8), let channels = bytes.half(at: offset + 10),
                    let samples = bytes.word(at: offset + 12), let average = bytes.word(at: offset + 16)
                else { break }
                // PCM, A-law, µ-law, and the extensible form that wraps them.
                guard [1, 6, 7, 0xFFFE].contains(format) else {
                    return .unreadable("its coding (\(format)) is not PCM, A-law or µ-law")
                }
                guard (1...2).contains(channels) else { return .unreadable("it has \(channels) channels") }
                rate = samples
                bytesPerSecond = average
            }
            if name == "data" {
                guard bytesPerSecond > 0 else { return .unreadable("its format comes after its sound") }
                let content = min(length, max(0, size - offset - 8))
                guard content > 0 else { return .unreadable("there is no sound in it") }
                return .playable(samplesPerSecond: rate, seconds: Double(content) / Double(bytesPerSecond))
            }
            offset += 8 + length + length % 2
        }
        return .unreadable("there is no sound in it")
    }

    /// The first frame of an MPEG layer III stream tells rate and bits per second; the length follows from the size.
    private static func layerThree(_ bytes: Bytes, size: Int) -> SoundFile {
        var offset = 0
        if bytes.text(at: 0)?.hasPrefix("ID3") ?? false {
            let length = (6...9).reduce(0) { $0 << 7 | (bytes.byte(at: $1) ?? 0) & 0x7F }
            offset = 10 + length
        }
        let limit = min(offset + 4096, bytes.count - 4)
        while offset < limit, !bytes.isFrame(at: offset) { offset += 1 }
        guard bytes.isFrame(at: offset), let second = bytes.byte(at: offset + 1), let third = bytes.byte(at: offset + 2)
        else {
            // A long tag in front hides the first frame: nothing more is known, and that is no fault.
            return offset >= bytes.count - 4 && offset < size
                ? .playable(samplesPerSecond: 44_100, seconds: 0) : .unreadable("there is no sound in it")
        }
        let isFirst = second >> 3 & 3 == 3
        let kilobits =
            isFirst
            ? [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0]
            : [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]
        let rates =
            isFirst
            ? [44_100, 48_000, 32_000] : second >> 3 & 3 == 2 ? [22_050, 24_000, 16_000] : [11_025, 12_000, 8000]
        let bits = kilobits[third >> 4] * 1000
        let rate = third >> 2 & 3
        guard bits > 0, rate < 3 else { return .unreadable("its first frame makes no sense") }
        return .playable(samplesPerSecond: rates[rate], seconds: Double(max(0, size - offset)) * 8 / Double(bits))
    }
}

/// Numbers in a file, little end first; nil beyond its end.
private struct Bytes {
    private let all: [UInt8]

    init(_ all: [UInt8]) { self.all = all }

    var count: Int { all.count }

    func byte(at offset: Int) -> Int? { all.indices.contains(offset) ? Int(all[offset]) : nil }

    func half(at offset: Int) -> Int? {
        guard let low = byte(at: offset), let high = byte(at: offset + 1) else { return nil }
        return high << 8 | low
    }

    func word(at offset: Int) -> Int? {
        guard let low = half(at: offset), let high = half(at: offset + 2) else { return nil }
        return high << 16 | low
    }

    func text(at offset: Int) -> String? {
        guard offset >= 0, offset + 4 <= all.count else { return nil }
        return String(decoding: all[offset..<offset + 4], as: UTF8.self)
    }

    /// Whether an MPEG frame of layer III begins here: eleven bits set, then version and layer.
    func isFrame(at offset: Int) -> Bool {
        guard let first = byte(at: offset), let second = byte(at: offset + 1) else { return false }
        return first == 0xFF && second & 0xE0 == 0xE0 && second >> 1 & 3 == 1 && second >> 3 & 3 != 1
    }
}
