import ContactCenter
import Engine
import TestSupport
import Testing

@Suite("A store in memory")
struct MemoryStoreTests {
    @Test(arguments: StoreConformance.allCases)
    func `does what a store must do`(_ check: StoreConformance) async throws {
        try await check.run(on: MemoryStore()) { store in
            try #require(store as? MemoryStore).afterCrash()
        }
    }

    @Test func `fails on demand and keeps nothing`() async throws {
        let store = MemoryStore()
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        let batch = maker.batch(maker.call())
        let failure = StoreFailure(.full, "The disk is full.")
        store.fail(failure)
        await #expect(throws: failure) { try await store.commit(batch) }
        await #expect(throws: failure) { try await store.check() }
        store.fail(nil)
        #expect(try await store.load { _, _ in }.saved.calls.isEmpty)
    }
}
