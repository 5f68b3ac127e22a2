package import Telephony

/// What is known of the world that flows live in, beside their own files.
///
/// Everything is optional: what is not known is not checked.
package struct CheckContext: Sendable {
    /// The moment of the check, for lists of holidays that run out.
    package var now: Timestamp?
    /// Flows that calls come to without a number of their own, such as the default flow.
    package var entries: Set<String>?
    /// What is known of the sound files, by their path below the folder; a file that is missing here is missing.
    package var sounds: [String: SoundFile]?
    /// What the translations were made from.
    package var translations: TranslationRecord?
    /// What the carriers can do.
    package var carriers: [CarrierAbilities]
    /// Origins, in lower case, that services may have without TLS: `http://crm.internal:8080`.
    package var clearOrigins: Set<String>?

    /// Describes what is known; without arguments, nothing.
    package init(
        now: Timestamp? = nil, entries: Set<String>? = nil, sounds: [String: SoundFile]? = nil,
        translations: TranslationRecord? = nil, carriers: [CarrierAbilities] = [],
        clearOrigins: Set<String>? = nil
    ) {
        self.now = now
        self.entries = entries
        self.sounds = sounds
        self.translations = translations
        self.carriers = carriers
        self.clearOrigins = clearOrigins
    }
}
