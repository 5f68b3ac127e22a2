import Foundation

/// Music for callers who wait: made here, so it needs no licence and no file.
///
/// Broken chords of a soft bell-like tone, 20 s long. Tails of the last notes are mixed into the beginning, so the
/// loop has no seam. 8,000 samples/s, 16 bits, mono: what a telephone line carries.
enum HoldMusic {
    /// The whole WAV file, made once.
    static let wav: [UInt8] = file(of: samples())

    static let rate = 8000
    static let seconds = 20

    /// Semitones above middle C: C major 7, A minor 7, F major 7, G 6, each for two bars.
    private static let chords: [[Int]] = [[0, 4, 7, 11], [-3, 0, 4, 7], [-7, 0, 4, 9], [-5, 2, 4, 7]]
    /// The order of a chord's tones in a bar of eight notes.
    private static let pattern = [0, 2, 1, 3, 2, 1, 3, 1]
    /// Peak, as a part of full scale: quiet enough to talk over.
    private static let peak = 0.2

    private static func samples() -> [Double] {
        let count = rate * seconds
        var mix = [Double](repeating: 0, count: count)
        let bars = 8
        let noteLength = count / (bars * pattern.count)
        for bar in 0..<bars {
            let chord = chords[bar / 2]
            for (place, tone) in pattern.enumerated() {
                let start = (bar * pattern.count + place) * noteLength
                let frequency = 261.63 * pow(2, Double(chord[tone] + (place > 4 ? 12 : 0)) / 12)
                let loudness = place == 0 ? 1.0 : 0.6
                add(frequency, loudness: loudness, at: start, to: &mix)
                add(frequency * 2, loudness: loudness * 0.2, at: start, to: &mix)
            }
        }
        let loudest = mix.reduce(0) { max($0, abs($1)) }
        return mix.map { $0 / loudest * peak }
    }

    /// Mixes one note in: a quick rise, then a decay over three seconds that wraps around the end.
    private static func add(_ frequency: Double, loudness: Double, at start: Int, to mix: inout [Double]) {
        let length = rate * 3
        let turn = 2 * Double.pi * frequency / Double(rate)
        let step = 2 * cos(turn)
        var (before, value) = (-sin(turn), 0.0)
        var decay = loudness
        let fade = exp(-1 / (0.7 * Double(rate)))
        for index in 0..<length {
            let rise = min(1, Double(index) / 160)
            let fall = min(1, Double(length - index) / 800)
            mix[(start + index) % mix.count] += value * decay * rise * fall
            (before, value) = (value, step * value - before)
            decay *= fade
        }
    }

    private static func file(of samples: [Double]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(44 + samples.count * 2)
        func append(_ text: String) { bytes += Array(text.utf8) }
        func append(_ value: UInt32) { bytes += (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
        func append(_ value: UInt16) { bytes += [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
        append("RIFF")
        append(UInt32(36 + samples.count * 2))
        append("WAVEfmt ")
        append(UInt32(16))
        append(UInt16(1))
        append(UInt16(1))
        append(UInt32(rate))
        append(UInt32(rate * 2))
        append(UInt16(2))
        append(UInt16(16))
        append("data")
        append(UInt32(samples.count * 2))
        for sample in samples { append(UInt16(bitPattern: Int16(sample * 32_767))) }
        return bytes
    }
}
