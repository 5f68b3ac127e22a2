import Testing

@testable import Web

struct HoldMusicTests {
    private func samples() -> [Int] {
        let body = HoldMusic.wav.dropFirst(44)
        return stride(from: body.startIndex, to: body.endIndex, by: 2).map {
            Int(Int16(bitPattern: UInt16(body[$0]) | UInt16(body[$0 + 1]) << 8))
        }
    }

    @Test func `it is a WAV file of twenty seconds that a telephone line can carry`() {
        let wav = HoldMusic.wav
        #expect(wav.count == 44 + 8000 * 20 * 2)
        #expect(wav.count < 400_000)
        #expect(Array(wav[0..<4]) == Array("RIFF".utf8))
        #expect(Array(wav[8..<16]) == Array("WAVEfmt ".utf8))
        #expect(Array(wav[20..<36]) == [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0])
    }

    @Test func `it is soft, is never silent for long and loops without a click`() throws {
        let samples = samples()
        let peak = try #require(samples.map { abs($0) }.max())
        #expect((6000...7000).contains(peak))
        for second in 0..<20 {
            let loudest = samples[(second * 8000)..<(second * 8000 + 8000)].map { abs($0) }.max() ?? 0
            #expect(loudest > 1000, "second \(second)")
        }
        let steps = zip(samples, samples.dropFirst()).map { abs($0 - $1) }
        let last = try #require(samples.last)
        let first = try #require(samples.first)
        #expect(abs(first - last) <= (steps.max() ?? 0))
    }
}
