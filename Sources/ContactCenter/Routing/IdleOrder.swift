import HeapModule
package import Telephony

/// The free agents of one queue, the longest idle first.
///
/// Order: idle since (earlier first), offers (fewer first), a stable hash of agent and moment, so that no agent is
/// the favourite of every tie, then the id. Entries of agents that are no longer free stay in the heap until they
/// come to its top; the heap is rebuilt when they outnumber the live ones.
package struct IdleOrder: Sendable {
    /// A free agent with the numbers that are compared.
    package struct Entry: Comparable, Sendable {
        package var since: Timestamp
        package var offers: Int
        package var hash: UInt32
        package var agent: AgentID
        /// Tells this entry from an earlier one of the same agent with the same numbers.
        fileprivate var stamp: UInt64 = 0

        /// The entry of an agent that has been idle since a moment and has had so many offers.
        package init(agent: AgentID, since: Timestamp, offers: Int) {
            self.since = since
            self.offers = offers
            self.agent = agent
            hash = Entry.stableHash(agent, since)
        }

        package static func < (left: Entry, right: Entry) -> Bool {
            if left.since != right.since { return left.since < right.since }
            if left.offers != right.offers { return left.offers < right.offers }
            if left.hash != right.hash { return left.hash < right.hash }
            return left.agent < right.agent
        }

        /// FNV-1a over the id and the moment, folded to 32 bits: the same in every process and version.
        private static func stableHash(_ agent: AgentID, _ since: Timestamp) -> UInt32 {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in agent.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            var moment = UInt64(bitPattern: since.milliseconds)
            for _ in 0..<8 {
                hash = (hash ^ (moment & 0xFF)) &* 0x100_0000_01B3
                moment >>= 8
            }
            return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
        }
    }

    private var heap = Heap<Entry>()
    private var live: [AgentID: Entry] = [:]
    private var stamps: UInt64 = 0

    /// How many agents are free.
    package var count: Int { live.count }

    /// An order of nobody.
    package init() {}

    /// Adds a free agent, or moves it to its new place.
    package mutating func insert(_ entry: Entry) {
        stamps += 1
        var entry = entry
        entry.stamp = stamps
        live[entry.agent] = entry
        heap.insert(entry)
        dropLeftovers()
    }

    /// Takes an agent out that is no longer free.
    package mutating func remove(_ agent: AgentID) {
        live[agent] = nil
    }

    /// The first agent that is not avoided, with the next ones in order and the avoided ones before them.
    ///
    /// - Parameters:
    ///   - avoided: Agents that must not be chosen now; a handful.
    ///   - runnersUp: How many further agents to name.
    package mutating func choose(avoiding avoided: [AgentID], runnersUp: Int) -> (ranking: [Entry], passedOver: [Entry])
    {
        var ranking: [Entry] = []
        var passedOver: [Entry] = []
        while ranking.count <= runnersUp, let entry = popLive() {
            if avoided.contains(entry.agent) {
                passedOver.append(entry)
            } else {
                ranking.append(entry)
            }
        }
        for entry in ranking { heap.insert(entry) }
        for entry in passedOver { heap.insert(entry) }
        return (ranking, passedOver)
    }

    /// Takes the first entry off the heap that still stands for a free agent.
    private mutating func popLive() -> Entry? {
        while let entry = heap.popMin() {
            if live[entry.agent]?.stamp == entry.stamp { return entry }
        }
        return nil
    }

    private mutating func dropLeftovers() {
        guard heap.count > 2 * live.count + 64 else { return }
        heap = Heap(live.values)
    }
}
