/// The settings of a simulated carrier.
package struct ExchangeOptions: Hashable, Sendable {
    /// The only API key that is accepted.
    package var apiKey: String
    /// The Call Control application that calls come in on, and that dials must name.
    package var connectionID: String
    /// Decides every random choice, ids included.
    package var seed: UInt64
    /// How many simulated seconds pass in a real one: in speech, ringing, talking and every time-out of a command.
    ///
    /// What belongs to the interface and not to people is never sped up: the 60 seconds in which a repeated command
    /// is recognised, rate limits, and the delivery of webhooks.
    package var speed: Double
    /// How fast text is spoken.
    package var charactersPerSecond: Double
    /// How long a played file lasts that `fileLengths` does not name.
    package var fileLength: Duration
    /// Lengths of single files, by address or name.
    package var fileLengths: [String: Duration]
    /// Files that cannot be fetched, by address or name.
    package var missingFiles: Set<String>
    /// Requests per second before 429; nil for no limit.
    package var requestsPerSecond: Int?
    /// Dials per second, as a sum over five seconds, before 429; nil for no limit.
    ///
    /// The real account starts with 30.
    package var dialsPerSecond: Int?
    /// Most legs at a time; more are refused with the code of an account without a free channel.
    package var maximumLegs: Int
    /// What happens at SIP addresses that have no script of their own.
    package var otherAddresses: AgentScript
    /// What happens at telephone numbers that have no script of their own.
    package var otherNumbers: AgentScript
    /// Undocumented habits of the real interface.
    package var quirks: Quirks
    /// How webhooks are delivered.
    package var delivery: DeliveryOptions
    /// How long the answer to a text message, once it is taken, is on its way; real time, whatever the speed.
    package var messageAnswer: Duration
    /// How many commands, legs, observations and acknowledgements the report can hold.
    package var ledgerLimit: Int

    /// Settings that suit a test on the virtual clock.
    package init(
        apiKey: String = "KEY-simulated",
        connectionID: String = "1684641123236054244",
        seed: UInt64 = 1,
        speed: Double = 1,
        delivery: DeliveryOptions = DeliveryOptions()
    ) {
        self.apiKey = apiKey
        self.connectionID = connectionID
        self.seed = seed
        self.speed = max(0.001, speed)
        self.delivery = delivery
        charactersPerSecond = 14
        fileLength = .seconds(10)
        fileLengths = [:]
        missingFiles = []
        requestsPerSecond = nil
        dialsPerSecond = nil
        maximumLegs = 50_000
        otherAddresses = .unregistered
        otherNumbers = .answers(after: .seconds(3))
        quirks = Quirks()
        messageAnswer = .zero
        ledgerLimit = 200_000
    }
}
