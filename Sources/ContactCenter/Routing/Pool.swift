import HeapModule
import Telephony

/// The free agents of one queue and tier who have certain skills, the first to be offered a call on top.
///
/// An agent who is no longer free is not searched for: its entries lose their validity with the agent's stamp, and
/// are dropped when they come to the top or outnumber the valid ones.
struct Pool: Sendable {
    /// A free agent with the numbers that are compared.
    struct Entry: Comparable, Sendable {
        /// What the queue's strategy compares first; 0 for `most_idle`.
        var score: Int64
        var since: Timestamp
        var offers: Int32
        /// A stable hash of agent and moment, so that no agent is the favourite of every tie.
        var hash: UInt32
        /// The agent's desk; desks are numbered in the order of the agents' names.
        var desk: Int32
        var stamp: UInt32

        static func < (left: Entry, right: Entry) -> Bool {
            if left.score != right.score { return left.score < right.score }
            if left.since != right.since { return left.since < right.since }
            if left.offers != right.offers { return left.offers < right.offers }
            if left.hash != right.hash { return left.hash < right.hash }
            return left.desk < right.desk
        }

        static func == (left: Entry, right: Entry) -> Bool {
            left.desk == right.desk && left.stamp == right.stamp
        }
    }

    /// The number of the set of skills that its agents have.
    let skills: Int
    let tier: Int
    /// How many agents are free here.
    var live = 0
    private var heap = Heap<Entry>()

    init(skills: Int, tier: Int) {
        self.skills = skills
        self.tier = tier
    }

    /// Adds an agent who is free now; `stamps` tells which entries are still valid.
    mutating func insert(_ entry: Entry, _ stamps: [UInt32]) {
        heap.insert(entry)
        live += 1
        guard heap.count > 2 * live + 64 else { return }
        heap = Heap(heap.unordered.filter { stamps[Int($0.desk)] == $0.stamp })
    }

    /// Puts an entry back that was taken out and not used.
    mutating func putBack(_ entry: Entry) {
        heap.insert(entry)
    }

    /// Takes the first valid entry out.
    mutating func popFirst(_ stamps: [UInt32]) -> Entry? {
        while let entry = heap.popMin() {
            if stamps[Int(entry.desk)] == entry.stamp { return entry }
        }
        return nil
    }

    /// The first valid entry, which stays.
    mutating func first(_ stamps: [UInt32]) -> Entry? {
        while let entry = heap.min {
            if stamps[Int(entry.desk)] == entry.stamp { return entry }
            heap.removeMin()
        }
        return nil
    }
}

/// FNV-1a over an agent's name and a moment, folded to 32 bits: the same in every process and version.
func stableHash(_ agent: AgentID, _ since: Timestamp) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in agent.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var moment = UInt64(bitPattern: since.milliseconds)
    for _ in 0..<8 {
        hash = (hash ^ (moment & 0xFF)) &* 0x100_0000_01B3
        moment >>= 8
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
}
