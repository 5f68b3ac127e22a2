import CallFlow
import CarrierSimulator
import ContactCenter
import Telephony
import Web

/// The people of the demo: three agents with passwords made for this run, and a caller with a script.
struct DemoCast: Sendable {
    /// One agent of the demo.
    struct Person: Sendable {
        var settings: AgentSettings
        var password: String
        var account: Account
    }

    var people: [Person]

    /// The caller's number and the one that is dialled.
    static let caller = "+34600111222"
    /// Queues for a folder without any configuration.
    static let queues = ["sales", "technical", "billing", "reception"]

    /// The number that is dialled: that of the support line, which the caller's part is written for, or else of
    /// whatever flow there is.
    static func number(among programs: [Program]) -> PhoneNumber? {
        programs.first { $0.flow == "support" }?.numbers.first ?? programs.lazy.flatMap(\.numbers).first
    }

    private static let roles: [(id: String, name: String, queues: [String])] = [
        ("ana", "Ana García", ["sales", "billing"]),
        ("chloe", "Chloe Martin", ["sales", "technical", "billing"]),
        ("ben", "Ben Carter", ["technical", "reception"]),
    ]

    /// Makes the people up; the passwords are new in every run and stored nowhere.
    init() {
        people = Self.roles.compactMap { role in
            let password = Self.makePassword()
            // Cheaper than what `switchboard password` makes: these passwords are random and live for one run.
            guard let hash = PasswordHash(password: password, cost: .init(logN: 12, r: 8, p: 1)) else { return nil }
            let id = AgentID(rawValue: role.id)
            let settings = AgentSettings(
                id: id, name: role.name, endpoint: "sip:\(role.id)@demo.invalid", queues: role.queues)
            return Person(settings: settings, password: password, account: Account(agent: id, password: hash))
        }
    }

    /// Random text of 80 bits, from letters and digits that cannot be mistaken for one another.
    static func makePassword(length: Int = 16) -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        var random = SystemRandomNumberGenerator()
        return String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
    }

    /// What the caller does: chooses English and sales, talks, and answers the two questions of the survey.
    static let script = CallerScript([
        .interrupt(.speechWith("For English")), .wait(.seconds(3)), .press("1"),
        .interrupt(.speechWith("For sales")), .wait(.seconds(3)), .press("1"),
        .untilBridged, .talk(.seconds(15)), .untilAlone,
        .interrupt(.speechWith("How satisfied")), .wait(.seconds(4)), .press("5"),
        .interrupt(.speechWith("1 for yes")), .wait(.seconds(3)), .press("1"),
    ])

    /// What an agent's phone does.
    static let phone = AgentScript.answers(after: .seconds(6), talks: .seconds(20))
}
