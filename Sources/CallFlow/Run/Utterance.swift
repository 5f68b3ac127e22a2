/// Words and sounds, in the order in which they are heard.
package struct Utterance: Hashable, Sendable, Codable {
    /// The pieces.
    ///
    /// A piece has one language and one voice.
    package var pieces: [Piece]

    /// Strings pieces together.
    package init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// One piece of sound.
    package enum Piece: Hashable, Sendable, Codable {
        case text(String, language: String, voice: String?)
        case ssml(String, language: String, voice: String?)
        /// A recording: a file below the flow folder, and the words in it, spoken if it cannot be played.
        case audio(path: String, text: String, language: String, voice: String?)
    }
}
