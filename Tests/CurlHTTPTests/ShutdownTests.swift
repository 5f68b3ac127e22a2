import CurlHTTP
import Testing

struct ShutdownTests {
    @Test func `shutting down ends what runs and what waits`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumTransfers: 2))
        let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
        let tasks = (0..<20).map { _ in Task { await client.failure(of: never) } }
        await server.arrival()
        await client.shutDown()
        for task in tasks { #expect(await task.value == .shutDown) }
    }

    @Test func `a client that was shut down takes no request, and may be shut down again`() async throws {
        let client = try CurlClient()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { await client.shutDown() } }
        }
        await client.shutDown()
        let request = CurlRequest(method: .get, url: "http://127.0.0.1:1/")
        #expect(await client.failure(of: request) == .shutDown)
    }
}
