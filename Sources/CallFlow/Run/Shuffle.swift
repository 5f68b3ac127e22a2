/// An order that differs from call to call and is always the same for one call.
enum Shuffle {
    /// The places 0 to `count - 1` in the order of this call.
    static func order(of count: Int, for call: String) -> [Int] {
        // FNV-1a, then one step of splitmix64 for each place.
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in call.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        var order = Array(0..<count)
        for index in order.indices.reversed() where index > 0 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            order.swapAt(index, Int((mixed ^ (mixed >> 31)) % UInt64(index + 1)))
        }
        return order
    }
}
