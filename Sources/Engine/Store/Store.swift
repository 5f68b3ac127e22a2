package import ContactCenter
package import Telephony

/// Where a contact centre is kept: entities, outbox, facts, and the ids of the carrier's events.
///
/// One process writes to a store at a time.
package protocol Store: Sendable {
    /// Reads everything that is needed to go on. Progress is told as (done, of) for long loads.
    func load(progress: @Sendable (Int, Int) -> Void) async throws(StoreFailure) -> StoredState

    /// Writes one batch in one durable transaction. When it returns, the batch survives the loss of power.
    func commit(_ batch: Batch) async throws(StoreFailure)

    /// Whether an event of this id was committed before.
    ///
    /// Asked only for events older than memory reaches. A carrier that repeats an event repeats also when it happened,
    /// so a store may look for it only there.
    func contains(
        event: EventID, of carrier: CarrierName, occurredAt: Timestamp
    ) async throws(StoreFailure) -> Bool

    /// Facts of one call, oldest first.
    func facts(of call: CallID) async throws(StoreFailure) -> [Fact]

    /// Facts with a serial below `before`, newest first; `kind` is the name of a `Fact.Kind`
    /// (`offered`) or nil for all.
    ///
    /// Quick in a large store for all facts and for the kinds of `Fact.Kind.namesOfNoCall`; for another kind a store
    /// may look at every fact.
    func facts(kind: String?, before: UInt64?, limit: Int) async throws(StoreFailure) -> [Fact]

    /// Facts with a serial above `after`, oldest first; only those of these kinds, or all.
    func facts(after: UInt64, kinds: [String]?, limit: Int) async throws(StoreFailure) -> [Fact]

    /// The serial of the first fact that happened at a moment or later; nil if none did.
    ///
    /// Facts are stored in the order in which they happen.
    func firstFact(at moment: Timestamp) async throws(StoreFailure) -> UInt64?

    /// For each agent, the last change of its status below a serial.
    func lastStatuses(before: UInt64) async throws(StoreFailure) -> [Fact]

    /// Survey answers with a fact serial below `before`, newest first.
    func scores(before: UInt64?, limit: Int) async throws(StoreFailure) -> [SurveyScore]

    /// Records of closed calls with an id below `before`, newest first.
    func closedCalls(before: CallID?, limit: Int) async throws(StoreFailure) -> [CallView]

    /// One closed call.
    func closedCall(_ id: CallID) async throws(StoreFailure) -> CallView?

    /// Whether a commit would work now; for readiness.
    func check() async throws(StoreFailure)

    /// Writes what is pending and lets go of the files.
    func close() async
}

/// One survey answer.
package struct SurveyScore: Hashable, Sendable, Codable {
    /// The serial of the fact that it comes from.
    package var serial: UInt64
    package var at: Timestamp
    package var call: CallID
    /// The agent who talked to the caller last; nil if nobody did.
    package var agent: AgentID?
    package var survey: String
    package var question: String
    package var answer: String

    /// Puts an answer together.
    package init(
        serial: UInt64, at: Timestamp, call: CallID, agent: AgentID?, survey: String, question: String, answer: String
    ) {
        self.serial = serial
        self.at = at
        self.call = call
        self.agent = agent
        self.survey = survey
        self.question = question
        self.answer = answer
    }
}

/// What a store held at start.
package struct StoredState: Sendable {
    /// The contact centre.
    package var saved: SavedState
    /// Commands whose end was not committed, in the order in which they were made.
    package var outbox: [OutgoingCommand]
    /// Errands whose end was not committed, in the order in which they were made.
    package var errands: [StoredErrand]
    /// Ids of events received since `eventsSince`, so that repeats are answered from memory.
    package var recentEvents: [(CarrierName, EventID)]
    /// Events received before this moment must be looked up in the store.
    package var eventsSince: Timestamp

    /// Puts a stored state together.
    package init(
        saved: SavedState, outbox: [OutgoingCommand], errands: [StoredErrand] = [],
        recentEvents: [(CarrierName, EventID)], eventsSince: Timestamp
    ) {
        self.saved = saved
        self.outbox = outbox
        self.errands = errands
        self.recentEvents = recentEvents
        self.eventsSince = eventsSince
    }
}

/// An errand whose end is not committed.
package struct StoredErrand: Hashable, Sendable {
    package var errand: Errand
    /// Whether it was noted that it is about to be done.
    package var hasBegun: Bool

    /// Puts it together.
    package init(errand: Errand, hasBegun: Bool) {
        self.errand = errand
        self.hasBegun = hasBegun
    }
}

/// What one transaction writes.
package struct Batch: Sendable {
    /// Events taken in.
    package var events: [ReceivedEvent] = []
    /// Changed entities and counters.
    package var changes: Changes
    /// Commands made.
    package var commands: [OutgoingCommand] = []
    /// Commands that have come to their end.
    package var endedCommands: [CommandID] = []
    /// Errands made.
    package var errands: [Errand] = []
    /// Stored errands that are about to be done for the first time, and must not be done twice.
    package var begunErrands: [CommandID] = []
    /// Errands that have come to their end.
    package var endedErrands: [CommandID] = []
    /// Facts made.
    package var facts: [Fact] = []

    /// A batch with only counters.
    package init(changes: Changes) {
        self.changes = changes
    }
}

/// A carrier's event as it is kept: its id for ever recognising a repeat, its body only if nobody understood it.
package struct ReceivedEvent: Hashable, Sendable {
    package var carrier: CarrierName
    /// Nil if even the id could not be read; such a body is kept, and a repeat is kept again.
    package var id: EventID?
    package var receivedAt: Timestamp
    /// When it happened, by the carrier's clock; 0 if that could not be read.
    package var occurredAt: Timestamp
    /// The raw bytes of an unknown or unreadable event.
    ///
    /// Understood events carry keys that callers pressed, so their bodies are not kept.
    package var body: [UInt8]?
    /// Why the body is kept: the unknown type, or what could not be read.
    package var note: String?

    /// Describes a received event.
    package init(
        carrier: CarrierName, id: EventID?, receivedAt: Timestamp, occurredAt: Timestamp? = nil, body: [UInt8]? = nil,
        note: String? = nil
    ) {
        self.carrier = carrier
        self.id = id
        self.receivedAt = receivedAt
        self.occurredAt = occurredAt ?? Timestamp(milliseconds: 0)
        self.body = body
        self.note = note
    }
}

/// What can go wrong with a store.
///
/// The text is one sentence with the cure.
package struct StoreFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of trouble.
    package enum Code: String, Hashable, Sendable {
        case notWritable, newerVersion, inUse, corrupt, full, failed
        /// More inputs wait than the writer may keep; the sender should come again later.
        case overloaded
        /// The process is ending and takes nothing in any more.
        case closing
    }

    package var code: Code
    package var description: String

    /// Describes a failure.
    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
