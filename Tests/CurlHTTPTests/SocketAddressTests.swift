import Testing

@testable import CurlHTTP

struct SocketAddressTests {
    @Test(
        arguments: [
            [1, 1, 1, 1], [8, 8, 8, 8], [100, 63, 0, 1], [100, 128, 0, 1], [172, 15, 0, 1], [172, 32, 0, 1],
            [192, 167, 0, 1], [192, 0, 1, 1], [198, 17, 0, 1], [198, 20, 0, 1], [223, 255, 255, 255],
        ] as [[UInt8]])
    func `an address of the public internet is public`(bytes: [UInt8]) {
        #expect(SocketAddress.version4(bytes).isPublic)
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + bytes
        #expect(SocketAddress.version6(mapped).isPublic)
    }

    @Test(
        arguments: [
            [0, 0, 0, 0], [10, 1, 2, 3], [100, 64, 0, 0], [100, 127, 255, 255], [127, 0, 0, 1], [169, 254, 169, 254],
            [172, 16, 0, 0], [172, 31, 255, 255], [192, 0, 0, 1], [192, 0, 2, 1], [192, 88, 99, 1], [192, 168, 0, 1],
            [198, 18, 0, 1], [198, 19, 255, 255], [198, 51, 100, 1], [203, 0, 113, 1], [224, 0, 0, 1], [240, 0, 0, 1],
            [255, 255, 255, 255],
        ] as [[UInt8]])
    func `others are not, nor what is translated into them`(bytes: [UInt8]) {
        #expect(!SocketAddress.version4(bytes).isPublic)
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + bytes
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] + bytes
        let tunnelled: [UInt8] = [0x20, 0x02] + bytes + Array(repeating: 0, count: 10)
        for sixteen in [mapped, translated, tunnelled] { #expect(!SocketAddress.version6(sixteen).isPublic) }
    }

    @Test(
        arguments: [
            ([0x20, 0x01, 0x48, 0x60], true), ([0x26, 0x06, 0x47, 0x00], true), ([0x3F, 0xFE, 0, 0], true),
            ([0x20, 0x01, 0x0D, 0xB8], false), ([0x20, 0x01, 0, 0], false), ([0x3F, 0xFF, 0x0A, 0], false),
            ([0xFE, 0x80, 0, 0], false), ([0xFC, 0, 0, 0], false), ([0xFD, 1, 2, 3], false),
            ([0xFF, 0x02, 0, 0], false),
            ([0, 0, 0, 0], false), ([0x01, 0, 0, 0], false), ([0x40, 0, 0, 0], false),
        ] as [([UInt8], Bool)])
    func `of version 6 only what is given out is public`(beginning: [UInt8], isPublic: Bool) {
        let bytes = beginning + Array(repeating: 0, count: 11) + [1]
        #expect(SocketAddress.version6(bytes).isPublic == isPublic)
    }
}
