/// A few elements in their order, side by side in memory.
///
/// Whoever is taken out near one end moves only those between it and that end: lines are served at the front.
struct SortedBlock<Element: Comparable & Sendable>: RandomAccessCollection, MutableCollection, Sendable {
    private var stored: [Element]
    /// Where the elements begin; what is stored before has been taken out.
    private(set) var startIndex = 0

    /// Takes elements that are in order.
    init(_ sorted: [Element]) {
        stored = sorted
    }

    var endIndex: Int { stored.count }

    /// The least one of a block that is not empty.
    var least: Element { stored[startIndex] }

    /// An element; what is put in its place must belong there.
    subscript(index: Int) -> Element {
        get { stored[index] }
        _modify { yield &stored[index] }
    }

    /// The place of the first element that is not less.
    ///
    /// Looks near the front first, then at the end: whoever is taken out mostly stands there, whoever comes here, and
    /// halving a whole block would fetch much of it into the processor.
    func place(of element: Element) -> Int {
        var low = startIndex
        var high = endIndex
        for place in [startIndex, startIndex + 1, startIndex + 3, startIndex + 7] where place < high && low <= place {
            if stored[place] < element { low = place + 1 } else { high = place }
        }
        if low < high, high == endIndex, stored[high - 1] < element { return endIndex }
        while low < high {
            let middle = (low + high) / 2
            if stored[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Adds an element at its place.
    mutating func insert(_ element: Element, at index: Int) {
        guard startIndex > 0, index - startIndex < endIndex - index else { return stored.insert(element, at: index) }
        startIndex -= 1
        for place in startIndex..<index - 1 { stored[place] = stored[place + 1] }
        stored[index - 1] = element
    }

    /// Takes the element at a place out.
    mutating func remove(at index: Int) {
        guard index - startIndex < endIndex - 1 - index else {
            stored.remove(at: index)
            return
        }
        for place in stride(from: index, to: startIndex, by: -1) { stored[place] = stored[place - 1] }
        startIndex += 1
        guard startIndex > count, startIndex >= Self.mostWaste else { return }
        stored.removeFirst(startIndex)
        startIndex = 0
    }

    /// Elements that were taken out and still take up memory, at most, in a block with fewer than these.
    private static var mostWaste: Int { 64 }

    /// Keeps so many elements and gives the others away.
    mutating func splitOff(after count: Int) -> SortedBlock {
        let tail = SortedBlock(Array(stored[(startIndex + count)...]))
        stored.removeLast(tail.count)
        return tail
    }
}
