import CurlHTTP
import Testing

struct FailureTests {
    @Test func `a server that does not answer runs out of time`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let request = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .milliseconds(200))
        let start = ContinuousClock.now
        #expect(await client.failure(of: request) == .timedOut)
        #expect(ContinuousClock.now - start < .seconds(5))
        await client.shutDown()
    }

    @Test func `the time to wait for a connection counts`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumTransfers: 1))
        let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
        let short = CurlRequest(method: .get, url: "\(server.address)/echo", timeout: .milliseconds(100))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await client.failure(of: never) }
            await server.arrival()
            #expect(await client.failure(of: short) == .timedOut)
            #expect(server.requests == 0)
            await client.shutDown()
        }
    }

    @Test func `waiting long for a connection is no failure to connect`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumConnectionsPerHost: 1))
        let slow = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .milliseconds(600))
        let next = CurlRequest(
            method: .get, url: "\(server.address)/echo", connectTimeout: .milliseconds(200), timeout: .seconds(20))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { #expect(await client.failure(of: slow) == .timedOut) }
            await server.arrival()
            #expect(await client.failure(of: next) == nil)
            await client.shutDown()
        }
    }

    @Test func `a cancelled task gets no answer and leaves room for the next`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumTransfers: 1, maximumWaiting: 0))
        let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
        let task = Task { await client.failure(of: never) }
        await server.arrival()
        task.cancel()
        #expect(await task.value == .cancelled)
        let answer = try await client.send(CurlRequest(method: .get, url: "\(server.address)/echo"))
        #expect(answer.status == 202)
        await client.shutDown()
    }

    @Test func `cancelling at any moment ends every request`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumTransfers: 4))
        let never = CurlRequest(method: .get, url: "\(server.address)/never", timeout: .seconds(60))
        let tasks = (0..<500).map { _ in Task { await client.failure(of: never) } }
        for task in tasks { task.cancel() }
        for task in tasks { #expect(await task.value == .cancelled) }
        await client.shutDown()
    }

    @Test func `a port where nobody listens is no connection`() async throws {
        let client = try CurlClient()
        let request = CurlRequest(method: .get, url: "http://127.0.0.1:1/path?secret=1")
        do throws(CurlFailure) {
            _ = try await client.send(request)
            Issue.record("answered")
        } catch {
            #expect(error.code == .notConnected)
            #expect(!error.detail.contains("secret"))
        }
        await client.shutDown()
    }

    @Test func `a host that does not exist is no connection`() async throws {
        let client = try CurlClient()
        let request = CurlRequest(method: .get, url: "http://nowhere.invalid/")
        #expect(await client.failure(of: request) == .notConnected)
        await client.shutDown()
    }

    @Test(arguments: ["bytes/4097", "stream/5"])
    func `an answer longer than allowed is cut off`(path: String) async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let request = CurlRequest(method: .get, url: "\(server.address)/\(path)", maximumResponseBytes: 4_096)
        #expect(await client.failure(of: request) == .tooLarge)
        await client.shutDown()
    }

    @Test(arguments: ["bytes/4096", "stream/4"])
    func `an answer as long as allowed is taken`(path: String) async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let request = CurlRequest(method: .get, url: "\(server.address)/\(path)", maximumResponseBytes: 4_096)
        #expect(try await client.send(request).body.count == 4_096)
        await client.shutDown()
    }

    @Test(arguments: [
        "", "example.com", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http:///x", "http://a b/",
    ])
    func `what is no web address is not sent`(url: String) async throws {
        let client = try CurlClient()
        #expect(await client.failure(of: CurlRequest(method: .get, url: url)) == .malformedURL)
        await client.shutDown()
    }

    @Test(arguments: [("X-A", "b\r\nX-C: d"), ("X-A\r\nX-C", "d"), ("", "a"), ("X-A", "b\0c"), ("X:A", "b")])
    func `a header cannot smuggle in another`(name: String, value: String) async throws {
        let client = try CurlClient()
        let request = CurlRequest(method: .get, url: "http://127.0.0.1:1/", headers: [(name, value)])
        #expect(await client.failure(of: request) == .failed)
        await client.shutDown()
    }
}
