import CurlHTTP
import Testing

struct LoadTests {
    @Test func `two thousand requests at one time share a few connections`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumConnectionsPerHost: 8))
        let url = "\(server.address)/echo"
        let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    let request = CurlRequest(
                        method: .post, url: url, body: Array("\(number)".utf8), timeout: .seconds(60))
                    return try await client.send(request).body
                }
            }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(bodies.count == 2_000)
        #expect(server.requests == 2_000)
        #expect(server.connections <= 8)
        await client.shutDown()
    }

    @Test func `requests one after the other use one connection`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        for _ in 0..<50 {
            _ = try await client.send(CurlRequest(method: .get, url: "\(server.address)/echo"))
        }
        #expect(server.connections == 1)
        await client.shutDown()
    }

    @Test func `one request more than may wait is turned away at once`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumTransfers: 1, maximumWaiting: 1))
        let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
        let outcomes = await withTaskGroup(of: CurlFailure.Code?.self) { group in
            for _ in 0..<3 { group.addTask { await client.failure(of: never) } }
            // The one that is turned away is the first to end; the others end with the client.
            let first = await group.next() ?? nil
            await client.shutDown()
            return await group.reduce(into: [first]) { $0.append($1) }
        }
        #expect(outcomes == [.overloaded, .shutDown, .shutDown])
    }

    @Test func `a server that hangs does not hold up another`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumConnectionsPerHost: 1, maximumTransfers: 2))
        let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
        let tasks = (0..<10).map { _ in Task { await client.failure(of: never) } }
        await server.arrival()
        // Under another name it counts as another server.
        let other = server.address.replacing("127.0.0.1", with: "localhost")
        let answer = try await client.send(CurlRequest(method: .get, url: "\(other)/echo"))
        #expect(answer.status == 202)
        await client.shutDown()
        for task in tasks { #expect(await task.value == .shutDown) }
    }

    @Test func `room is there again when an answer is`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumTransfers: 1, maximumWaiting: 0))
        for _ in 0..<200 {
            let answer = try await client.send(CurlRequest(method: .get, url: "\(server.address)/echo"))
            #expect(answer.status == 202)
        }
        await client.shutDown()
    }
}
