/// Elements in their order, kept in small blocks.
///
/// An element in the middle of a hundred thousand is put in, taken out and counted in about a microsecond. Small blocks
/// are quick to change, large ones quick to count in.
struct SortedBlocks<Element: Comparable & Sendable>: Sendable {
    /// Most elements of a block; at least 2.
    private let blockSize: Int
    /// None is empty, and all of one come before all of the next.
    private(set) var blocks: [SortedBlock<Element>] = []
    /// How many elements there are.
    private(set) var count = 0

    /// Takes elements in any order.
    init(_ elements: [Element] = [], blockSize: Int) {
        precondition(blockSize >= 2, "a block of one cannot be halved")
        self.blockSize = blockSize
        let sorted = elements.sorted()
        count = sorted.count
        blocks = stride(from: 0, to: sorted.count, by: blockSize / 2).map { start in
            SortedBlock(Array(sorted[start..<min(start + blockSize / 2, sorted.count)]))
        }
    }

    var isEmpty: Bool { blocks.isEmpty }

    /// The least one; nil if there is none.
    var first: Element? { blocks.first?.first }

    /// Adds an element where it belongs; false if it is there already.
    @discardableResult
    mutating func insert(_ element: Element) -> Bool {
        guard !blocks.isEmpty else {
            blocks = [SortedBlock([element])]
            count = 1
            return true
        }
        let block = block(for: element)
        let index = blocks[block].place(of: element)
        if index < blocks[block].endIndex, blocks[block][index] == element { return false }
        blocks[block].insert(element, at: index)
        count += 1
        guard blocks[block].count > blockSize else { return true }
        let tail = blocks[block].splitOff(after: blockSize / 2)
        blocks.insert(tail, at: block + 1)
        return true
    }

    /// Takes an element out; false if it is not there.
    @discardableResult
    mutating func remove(_ element: Element) -> Bool {
        guard !blocks.isEmpty else { return false }
        let block = block(for: element)
        let index = blocks[block].place(of: element)
        guard index < blocks[block].endIndex, blocks[block][index] == element else { return false }
        blocks[block].remove(at: index)
        count -= 1
        if blocks[block].isEmpty { blocks.remove(at: block) }
        return true
    }

    /// 1 for the least one; nil if the element is not there.
    func position(of element: Element) -> Int? {
        guard !blocks.isEmpty else { return nil }
        let block = block(for: element)
        let index = blocks[block].place(of: element)
        guard index < blocks[block].endIndex, blocks[block][index] == element else { return nil }
        return blocks[..<block].reduce(index - blocks[block].startIndex + 1) { $0 + $1.count }
    }

    /// Changes what the order does not depend on.
    mutating func update(_ change: (inout Element) -> Void) {
        for block in blocks.indices {
            for index in blocks[block].indices { change(&blocks[block][index]) }
        }
    }

    /// How many blocks at the front are looked at one by one.
    private static var front: Int { 4 }

    /// The last block that begins at or before an element, or the first one.
    ///
    /// Whoever is taken out has mostly been among the first, and whoever comes is mostly the last. Blocks in the middle
    /// have not been touched for long, and looking at each of them would wait for the memory.
    private func block(for element: Element) -> Int {
        guard blocks.count > 1, blocks[1].least <= element else { return 0 }
        let last = blocks.count - 1
        if blocks[last].least <= element { return last }
        var low = 2
        while low < min(Self.front, last) {
            if element < blocks[low].least { return low - 1 }
            low += 1
        }
        var high = last
        while low < high {
            let middle = (low + high) / 2
            if element < blocks[middle].least { high = middle } else { low = middle + 1 }
        }
        return low - 1
    }
}
