import Telephony

/// The free agents of one queue and tier, the first to be offered a call in front.
///
/// Whoever needs skills passes over those who lack them. That is a look at a number for each, and a pool knows how
/// many of its agents have which skills, so nobody is looked for in vain.
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
        /// The sets of skills that the agent has, as `SkillMarks.folded`.
        var sets: UInt64

        static func < (left: Entry, right: Entry) -> Bool {
            if left.score != right.score { return left.score < right.score }
            if left.since != right.since { return left.since < right.since }
            if left.offers != right.offers { return left.offers < right.offers }
            if left.hash != right.hash { return left.hash < right.hash }
            return left.desk < right.desk
        }

        static func == (left: Entry, right: Entry) -> Bool {
            left.desk == right.desk && left.since == right.since && left.score == right.score
                && left.offers == right.offers && left.hash == right.hash
        }
    }

    let tier: Int
    private var entries = SortedBlocks<Entry>(blockSize: 64)
    /// How many of the agents have a set of skills, by its number.
    private var able: [Int32] = []

    init(tier: Int) {
        self.tier = tier
    }

    /// How many free agents have a set of skills.
    func count(of set: Int) -> Int { set < able.count ? Int(able[set]) : 0 }

    /// Adds an agent who has become free, and has these sets of skills.
    mutating func insert(_ entry: Entry, having sets: SkillMarks) {
        guard entries.insert(entry) else { return }
        sets.visit { count($0, 1) }
    }

    /// Takes an agent out.
    mutating func remove(_ entry: Entry, having sets: SkillMarks) {
        guard entries.remove(entry) else { return }
        sets.visit { count($0, -1) }
    }

    private mutating func count(_ set: Int, _ change: Int32) {
        while able.count <= set { able.append(0) }
        able[set] += change
    }

    /// Takes note of a set of skills that nobody has asked for before.
    mutating func learn(_ set: Int, has: (Int32) -> Bool) {
        var count: Int32 = 0
        entries.update { entry in
            guard has(entry.desk) else { return }
            entry.sets |= SkillMarks.bit(of: set)
            count += 1
        }
        self.count(set, count)
    }

    /// Walks in order through those whose bits say that they have a set of skills, until `body` says that it is enough.
    func walk(_ set: Int, _ body: (Entry) -> Bool) {
        let bit = SkillMarks.bit(of: set)
        for block in entries.blocks {
            for entry in block where entry.sets & bit != 0 {
                if body(entry) { return }
            }
        }
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
