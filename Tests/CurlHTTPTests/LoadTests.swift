import CurlHTTP
import Testing

struct LoadTests {
    @Test func `two thousand requests at one time share a few connections`() async throws {
        try await LocalServer.run { server in
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
    }

    @Test func `requests one after the other use one connection`() async throws {
        try await LocalServer.run { server in
            let client = try CurlClient()
            for _ in 0..<50 {
                _ = try await client.send(CurlRequest(method: .get, url: "\(server.address)/echo"))
            }
            #expect(server.connections == 1)
            await client.shutDown()
        }
    }

    @Test func `one request more than may wait is turned away at once`() async throws {
        try await LocalServer.run { server in
            let client = try CurlClient(CurlOptions(maximumTransfers: 1, maximumWaiting: 1))
            let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
            let outcomes = await withTaskGroup(of: CurlFailure.Code?.self) { group in
                for _ in 0..<3 { group.addTask { await code { try await client.send(never) } } }
                // The one that is turned away is the first to end; the others end with the client.
                let first = await group.next() ?? nil
                await client.shutDown()
                return await group.reduce(into: [first]) { $0.append($1) }
            }
            #expect(outcomes == [.overloaded, .shutDown, .shutDown])
        }
    }

    @Test func `a server that hangs does not hold up another`() async throws {
        try await LocalServer.run { server in
            let client = try CurlClient(CurlOptions(maximumConnectionsPerHost: 1, maximumTransfers: 2))
            let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
            // The same server under another name counts as another.
            let other = server.address.replacing("127.0.0.1", with: "127.0.0.2")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 { group.addTask { _ = await code { try await client.send(never) } } }
                await server.arrival()
                let failure = await code {
                    try await client.send(CurlRequest(method: .get, url: other, timeout: .seconds(5)))
                }
                // It listens on one address only: what matters is that the attempt was made.
                #expect(failure == .notConnected)
                await client.shutDown()
            }
        }
    }

    @Test func `room is there again when an answer is`() async throws {
        try await LocalServer.run { server in
            let client = try CurlClient(CurlOptions(maximumTransfers: 1, maximumWaiting: 0))
            for _ in 0..<200 {
                let answer = try await client.send(CurlRequest(method: .get, url: "\(server.address)/echo"))
                #expect(answer.status == 202)
            }
            await client.shutDown()
        }
    }
}
