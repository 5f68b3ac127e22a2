import Foundation

/// One language of a flow: its voice, and the words that the program itself must know in it.
struct Tongue: Sendable {
    /// `en`, `es-MX`.
    let language: String
    /// The carrier's name of a voice; nil for its default.
    let voice: String?
    /// How fast it speaks, `90%`; nil for its usual speed.
    let rate: String?
    /// Monday first.
    let weekdays: [String]
    /// January first.
    let months: [String]
    let units: TimeUnits

    init(language: String, voice: String?, rate: String? = nil) {
        self.language = language
        self.voice = voice
        self.rate = rate
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language)
        let fromSunday = calendar.weekdaySymbols
        weekdays = Array(fromSunday.dropFirst()) + fromSunday.prefix(1)
        months = calendar.monthSymbols
        units = TimeUnits.of(Self.base(of: language))
    }

    /// The language without its region.
    static func base(of language: String) -> String {
        language.split(separator: "-").first.map { $0.lowercased() } ?? language
    }

    /// Whether a text is a language code: two or three small letters, perhaps a region.
    static func isCode(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (2...3).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (97...122).contains($0) })
        else { return false }
        return parts.count == 1 || parts[1].utf8.count == 2 && parts[1].utf8.allSatisfy { (65...90).contains($0) }
    }

    /// Day and month as they are said.
    func date(_ date: CivilDate) -> String {
        let month = months.indices.contains(date.month - 1) ? months[date.month - 1] : String(date.month)
        return switch Self.base(of: language) {
        case "en": "\(month) \(date.day)"
        case "es", "pt", "gl": "\(date.day) de \(month)"
        case "de", "da", "nb", "no", "fi", "cs", "sk": "\(date.day). \(month)"
        default: "\(date.day) \(month)"
        }
    }

    /// A time span in minutes and hours; under a minute in seconds.
    ///
    /// Minutes are rounded up.
    func duration(seconds: Int) -> String {
        let seconds = max(0, seconds)
        guard seconds >= 60 else { return units.text(seconds, units.second) }
        let minutes = (seconds + 59) / 60
        guard minutes >= 60 else { return units.text(minutes, units.minute) }
        let hours = units.text(minutes / 60, units.hour)
        return minutes % 60 == 0 ? hours : hours + " " + units.text(minutes % 60, units.minute)
    }

    /// The plural category of a whole number (Unicode CLDR, cardinal rules) in this language.
    func category(of number: Int) -> String {
        let number = abs(number)
        let last = number % 10
        let lastTwo = number % 100
        switch Self.base(of: language) {
        case "ja", "zh", "ko", "th", "vi", "id", "ms": return "other"
        case "fr", "pt", "hi", "fa", "bn": return number <= 1 ? "one" : "other"
        case "ru", "uk", "be":
            if last == 1, lastTwo != 11 { return "one" }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? "few" : "many"
        case "pl":
            if number == 1 { return "one" }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? "few" : "many"
        case "cs", "sk": return number == 1 ? "one" : (2...4).contains(number) ? "few" : "other"
        case "hr", "sr", "bs":
            if last == 1, lastTwo != 11 { return "one" }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? "few" : "other"
        case "lt":
            if last == 1, !(11...19).contains(lastTwo) { return "one" }
            return (2...9).contains(last) && !(11...19).contains(lastTwo) ? "few" : "other"
        case "ro": return number == 1 ? "one" : number == 0 || (1...19).contains(lastTwo) ? "few" : "other"
        case "ar":
            switch number {
            case 0: return "zero"
            case 1: return "one"
            case 2: return "two"
            default: return (3...10).contains(lastTwo) ? "few" : (11...99).contains(lastTwo) ? "many" : "other"
            }
        default: return number == 1 ? "one" : "other"
        }
    }

    /// The plural categories of CLDR.
    static let categories = ["zero", "one", "two", "few", "many", "other"]
}

/// The words for seconds, minutes and hours, one and many.
struct TimeUnits: Sendable {
    let second: (one: String, many: String)
    let minute: (one: String, many: String)
    let hour: (one: String, many: String)

    func text(_ count: Int, _ words: (one: String, many: String)) -> String {
        "\(count) \(count == 1 ? words.one : words.many)"
    }

    /// The words of a language; abbreviations where they are not known.
    static func of(_ base: String) -> TimeUnits {
        switch base {
        case "en": TimeUnits(second: ("second", "seconds"), minute: ("minute", "minutes"), hour: ("hour", "hours"))
        case "es": TimeUnits(second: ("segundo", "segundos"), minute: ("minuto", "minutos"), hour: ("hora", "horas"))
        case "fr": TimeUnits(second: ("seconde", "secondes"), minute: ("minute", "minutes"), hour: ("heure", "heures"))
        case "de":
            TimeUnits(second: ("Sekunde", "Sekunden"), minute: ("Minute", "Minuten"), hour: ("Stunde", "Stunden"))
        case "it": TimeUnits(second: ("secondo", "secondi"), minute: ("minuto", "minuti"), hour: ("ora", "ore"))
        case "pt": TimeUnits(second: ("segundo", "segundos"), minute: ("minuto", "minutos"), hour: ("hora", "horas"))
        case "nl": TimeUnits(second: ("seconde", "seconden"), minute: ("minuut", "minuten"), hour: ("uur", "uur"))
        case "ca": TimeUnits(second: ("segon", "segons"), minute: ("minut", "minuts"), hour: ("hora", "hores"))
        default: TimeUnits(second: ("s", "s"), minute: ("min", "min"), hour: ("h", "h"))
        }
    }
}
