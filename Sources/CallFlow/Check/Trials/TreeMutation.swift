import JSONSyntax

/// Spoils the content of a file and leaves it JSON: members go missing, change places, are doubled or wrapped.
struct TreeMutation {
    private var dice: Dice
    /// Parts of good files, to be put where they do not belong.
    private let parts: [Node]
    /// Keys and names of good files.
    private let names: [String]
    /// How many values come before the one that is changed.
    private var before = 0

    /// More than any reader should take: beyond the depth that is allowed.
    private static let deepest = 70
    private static let nowhere = Span(start: .start, length: 1)

    init(seed: UInt64, parts: [Node], names: [String]) {
        dice = Dice(seed: seed)
        self.parts = parts
        self.names = names
    }

    /// A file with a few changes.
    mutating func spoilt(_ root: Node) -> Node {
        var root = root
        for _ in 0...dice.number(below: 3) {
            before = dice.number(below: Self.count(root))
            root = changed(root).first ?? root
        }
        return root
    }

    /// Every value in a tree.
    static func all(in node: Node) -> [Node] {
        switch node.value {
        case .array(let elements): [node] + elements.flatMap(all)
        case .object(let members): [node] + members.flatMap { all(in: $0.value) }
        case .null, .bool, .number, .string, .broken: [node]
        }
    }

    private static func count(_ node: Node) -> Int {
        switch node.value {
        case .array(let elements): elements.reduce(1) { $0 + count($1) }
        case .object(let members): members.reduce(1) { $0 + count($1.value) }
        case .null, .bool, .number, .string, .broken: 1
        }
    }

    /// The value, or what has become of it: nothing, one value or two.
    private mutating func changed(_ node: Node) -> [Node] {
        before -= 1
        if before == -1 { return replaced(node) }
        switch node.value {
        case .array(let elements): return [Node(.array(elements.flatMap { changed($0) }), at: Self.nowhere)]
        case .object(let members): return [Node(.object(members.flatMap { changed($0) }), at: Self.nowhere)]
        case .null, .bool, .number, .string, .broken: return [node]
        }
    }

    private mutating func changed(_ member: Member) -> [Member] {
        let key = before == 0 && dice.chance(25) ? name() : member.key
        return changed(member.value).map { Member(key: key, keySpan: Self.nowhere, value: $0) }
    }

    private mutating func replaced(_ node: Node) -> [Node] {
        switch dice.number(below: 7) {
        case 0: return []
        case 1: return [node, node]
        case 2: return [dice.pick(parts) ?? node]
        case 3: return [wrapped(node)]
        case 4: return [Node(.string(name()), at: Self.nowhere)]
        case 5: return [odd()]
        case _: return [turned(node)]
        }
    }

    private mutating func name() -> String { dice.pick(names) ?? "" }

    /// The value at the bottom of lists and objects.
    private mutating func wrapped(_ node: Node) -> Node {
        let isList = dice.chance(50)
        let key = name()
        return (0..<dice.number(below: Self.deepest)).reduce(node) { inner, _ in
            let member = Member(key: key, keySpan: Self.nowhere, value: inner)
            return Node(isList ? .array([inner]) : .object([member]), at: Self.nowhere)
        }
    }

    /// What nobody writes.
    private mutating func odd() -> Node {
        let values: [Node.Value] = [
            .null, .bool(true), .number("1e308"), .number("-0"), .number("99999999999999999999"), .string(""),
            .string("\u{0}\u{202E}\u{1F4DE}"), .string(String(repeating: "{", count: 200)), .array([]), .object([]),
            .string(String(repeating: "not ", count: 100) + "topic"), .string("{call.from|{call.to}}"),
        ]
        return Node(dice.pick(values) ?? .null, at: Self.nowhere)
    }

    /// The elements in another order.
    private mutating func turned(_ node: Node) -> Node {
        switch node.value {
        case .array(let elements): Node(.array(elements.reversed()), at: Self.nowhere)
        case .object(let members): Node(.object(members.reversed()), at: Self.nowhere)
        case .null, .bool, .number, .broken: node
        case .string(let text): Node(.string(String(text.reversed())), at: Self.nowhere)
        }
    }
}
