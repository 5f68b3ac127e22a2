import Telephony

extension Exchange {
    mutating func startTranscription(_ number: Int) throws(Refusal) {
        guard try !answered(number).isTranscribed else { throw .transcribedAlready }
        legs[number]?.isTranscribed = true
    }

    mutating func stopTranscription(_ number: Int) throws(Refusal) {
        try answered(number)
        legs[number]?.isTranscribed = false
    }

    /// The person says something, which is written down if that was asked for.
    mutating func speechIsHeard(_ words: String, _ number: Int) {
        guard let leg = legs[number], leg.isTranscribed else { return }
        emit(
            "call.transcription", leg, parties: false,
            [
                JSON.Member(
                    "transcription_data",
                    ["transcript": .string(words), "confidence": .fraction(0.9), "is_final": true])
            ])
    }

    /// The carrier knows whether a person has answered.
    mutating func machineIsJudged(_ number: Int) {
        guard let leg = legs[number], leg.isUp else { return }
        emit(
            "call.machine.premium.detection.ended", leg,
            [JSON.Member("result", leg.isMachine ? "machine" : "human_business")])
    }
}
