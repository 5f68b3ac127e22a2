import Telephony

/// The delivery of webhooks as a value: which attempt is due when, which are under way, which have to be repeated.
struct Post: Hashable, Sendable {
    /// An event that happened.
    struct Event: Hashable, Sendable {
        let id: String
        let type: String
        let leg: Int
        let occurredAt: Timestamp
        /// The whole `data` member.
        let data: JSON
        /// The address, if not the account's.
        let url: String?
    }

    /// An event with the attempts made so far.
    private struct Letter: Hashable, Sendable {
        let event: Event
        var attempts = 0
        /// Attempts that are due or under way; the letter is kept until there are none.
        var copies = 1
        var isAcknowledged = false
    }

    /// What the report says about the deliveries.
    struct Counts: Hashable, Sendable {
        var events = 0
        var attempts = 0
        var failedAttempts = 0
        var undelivered = 0
    }

    private let options: DeliveryOptions
    private var random: SeededRandom
    private var letters: [Int: Letter] = [:]
    private var due = Deadlines<Int>()
    private var underWay: [Int: Int] = [:]
    private var lastLetter = 0
    private var lastDelivery = 0
    private(set) var counts = Counts()
    /// The account's webhook address.
    ///
    /// While it is nil every event waits.
    var url: String?

    init(options: DeliveryOptions, random: SeededRandom) {
        self.options = options
        self.random = random
    }

    /// How many events wait for their 2xx.
    var pending: Int { letters.count { !$0.value.isAcknowledged } }

    /// When the next attempt is due; nil if none waits, or if none may be made before another one is over.
    var next: Timestamp? {
        url != nil && underWay.count < options.concurrency ? due.next : nil
    }

    mutating func add(_ event: Event) {
        lastLetter += 1
        counts.events += 1
        var letter = Letter(event: event)
        var first = event.occurredAt + random.duration(in: options.delay)
        let heldBack = random.duration(in: options.reorderDelay)
        if random.chance(options.reorders) { first = first + heldBack }
        due.add(lastLetter, at: first)
        let second = first + random.duration(in: options.duplicateDelay)
        if random.chance(options.duplicates) {
            letter.copies = 2
            due.add(lastLetter, at: second)
        }
        letters[lastLetter] = letter
    }

    /// The next attempt that is due; nil if there is none or too many are under way.
    mutating func take(at moment: Timestamp) -> Delivery? {
        guard let url, underWay.count < options.concurrency, let (_, number) = due.pop(notAfter: moment),
            var letter = letters[number]
        else { return nil }
        letter.attempts += 1
        letters[number] = letter
        lastDelivery += 1
        counts.attempts += 1
        underWay[lastDelivery] = number
        let address = letter.event.url ?? url
        let body: JSON = [
            "data": letter.event.data,
            "meta": ["attempt": .integer(letter.attempts), "delivered_to": .string(address)],
        ]
        return Delivery(
            number: lastDelivery, url: address, eventID: letter.event.id, eventType: letter.event.type,
            attempt: letter.attempts, body: body.bytes)
    }

    /// Notes what came of an attempt; returns the acknowledgement if it is the event's first.
    mutating func finished(_ delivery: Int, _ outcome: DeliveryOutcome, at moment: Timestamp) -> Acknowledgement? {
        guard let number = underWay.removeValue(forKey: delivery), var letter = letters[number] else { return nil }
        letter.copies -= 1
        defer { letters[number] = letter.copies > 0 ? letter : nil }
        guard outcome.isSuccess else {
            counts.failedAttempts += 1
            repeatIfNeeded(&letter, number, at: moment)
            return nil
        }
        guard !letter.isAcknowledged else { return nil }
        letter.isAcknowledged = true
        return Acknowledgement(
            eventID: letter.event.id, eventType: letter.event.type, leg: SimulatedLeg(number: letter.event.leg),
            occurredAt: letter.event.occurredAt, at: moment, attempt: letter.attempts)
    }

    private mutating func repeatIfNeeded(_ letter: inout Letter, _ number: Int, at moment: Timestamp) {
        guard !letter.isAcknowledged, letter.copies == 0 else { return }
        guard letter.attempts < options.attempts else {
            counts.undelivered += 1
            return
        }
        letter.copies = 1
        let doubled = options.firstRetry * (1 << min(letter.attempts - 1, 12))
        due.add(number, at: moment + min(doubled, options.longestRetry))
    }
}
