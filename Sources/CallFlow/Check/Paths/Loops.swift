/// The circles of a flow: groups of states from each of which a call can come to every other (Tarjan's algorithm).
struct Loops {
    /// Groups of more than one state, and states that lead to themselves; each group in the order of the file.
    private(set) var all: [[Int]] = []
    /// The group of each state, numbered so that ways lead from higher numbers to lower ones or stay in the group.
    private(set) var group: [Int]
    /// How many groups there are, single states included.
    private(set) var count = 0

    /// - Parameter follows: whether a way counts.
    init(_ check: FlowCheck, follows: (FlowCheck.Way) -> Bool = { _ in true }) {
        let size = check.ways.count
        let next = check.ways.indices.map { state in
            check.ways[state].filter(follows).compactMap { check.next($0, from: state) }
        }
        group = Array(repeating: -1, count: size)
        var order = [Int](repeating: -1, count: size)
        var low = [Int](repeating: 0, count: size)
        var stack: [Int] = []
        var isOnStack = [Bool](repeating: false, count: size)
        var counter = 0
        for start in 0..<size where order[start] < 0 {
            var path: [(state: Int, way: Int)] = [(start, 0)]
            while let (state, way) = path.last {
                if way == 0 {
                    order[state] = counter
                    low[state] = counter
                    counter += 1
                    stack.append(state)
                    isOnStack[state] = true
                }
                if way < next[state].count {
                    path[path.count - 1].way += 1
                    let target = next[state][way]
                    if order[target] < 0 {
                        path.append((target, 0))
                    } else if isOnStack[target] {
                        low[state] = min(low[state], order[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.state { low[parent] = min(low[parent], low[state]) }
                guard low[state] == order[state] else { continue }
                var members: [Int] = []
                while let member = stack.popLast() {
                    isOnStack[member] = false
                    group[member] = count
                    members.append(member)
                    if member == state { break }
                }
                count += 1
                if members.count > 1 || next[state].contains(state) { all.append(members.sorted()) }
            }
        }
        all.sort { ($0.first ?? 0) < ($1.first ?? 0) }
    }
}
