import CallFlow
import CurlHTTP
import Engine
import Testing

@testable import HTTPErrands

/// Requests that a flow brings about must not reach what only this machine can reach.
@Suite("Where questions may not go", .timeLimit(.minutes(1)))
struct ReachTests {
    private func failure(of url: String, allowing origins: Set<String> = []) async throws -> CourierFailure? {
        let courier = HTTPCourier(client: try CurlClient(), rules: .init(privateOrigins: origins)) { _ in nil }
        let service = Service(name: "inside", url: url, secret: nil, timeout: .seconds(2), allowed: [])
        let request = LookupRequest(
            service: service, method: .get, path: "/x", query: [], body: nil, timeout: .seconds(2), key: "k", wanted: []
        )
        do throws(CourierFailure) {
            _ = try await courier.ask(request, within: .seconds(2))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "https://127.0.0.1", "https://127.0.0.1:8080", "https://127.1", "https://2130706433", "https://0x7f000001",
        "https://0177.0.0.1", "https://0.0.0.0", "https://0", "https://10.0.0.1", "https://172.16.0.1",
        "https://172.31.255.254", "https://192.168.1.1", "https://169.254.169.254", "https://100.64.0.1",
        "https://198.18.0.1", "https://224.0.0.1", "https://255.255.255.255", "https://192.0.2.1", "https://[::1]",
        "https://[::]", "https://[::ffff:127.0.0.1]", "https://[::ffff:a9fe:a9fe]", "https://[fe80::1]",
        "https://[fc00::1]", "https://[fd12:3456::1]", "https://[ff02::1]", "https://[64:ff9b::7f00:1]",
        "https://[2002:7f00:1::]", "https://[2001:db8::1]", "https://localhost", "https://LOCALHOST.",
        "https://ip6-localhost",
    ])
    func `no address of this machine or its networks is reached`(url: String) async throws {
        let failure = try #require(try await failure(of: url))
        // A name that this machine cannot look up, or a kind of address that it has no way to, is not reached either.
        #expect([.forbidden, .unreachable].contains(failure.reason), "\(failure)")
        #expect(failure.reason == .forbidden || failure.detail.contains("resolve"), "\(failure)")
    }

    @Test(arguments: [
        "http://example.com", "ftp://example.com", "file:///etc/passwd", "https://user:word@example.com",
        "https://example.com@127.0.0.1", "https:///x", "gopher://127.0.0.1", "//127.0.0.1",
        "https://127.0.0.1\\@a.example",
    ])
    func `what is no plain https address is not asked`(url: String) async throws {
        #expect(try await failure(of: url)?.reason == .forbidden)
    }

    @Test func `a name that leads to this machine is reached only if its origin is allowed`() async throws {
        let box = try await ServiceBox.open()
        let named = "http://localhost:\(box.port)"
        #expect(try await failure(of: named)?.reason == .forbidden, "not https")
        #expect(try await failure(of: named, allowing: [box.origin])?.reason == .forbidden, "another origin")
        #expect(try await failure(of: named, allowing: [named]) == nil)
    }

    @Test func `the address of the connection counts, not the name`() async throws {
        let box = try await ServiceBox.open()
        let client = try CurlClient()
        for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"] {
            let request = CurlRequest(method: .get, url: "http://\(host):\(box.port)/judged", reach: .publicInternet)
            await #expect(throws: CurlFailure(.notPublic, detail: "the server's address is not public")) {
                try await client.send(request)
            }
        }
        #expect(box.visits(of: "judged").isEmpty)
    }

    @Test func `a request that may go anywhere opens nothing for the next one, and is not held back by the last`()
        async throws
    {
        let box = try await ServiceBox.open()
        // One transfer at a time: all of them are made with one handle.
        let client = try CurlClient(CurlOptions(maximumTransfers: 1))
        func send(_ host: String, _ reach: CurlRequest.Reach) async throws -> Int {
            let url = "http://\(host):\(box.port)/judged"
            return try await client.send(CurlRequest(method: .get, url: url, reach: reach)).status
        }
        for host in ["127.0.0.1", "localhost"] {
            await #expect(throws: CurlFailure.self) { try await send(host, .publicInternet) }
            _ = try await send(host, .anywhere)
        }
        await #expect(throws: CurlFailure.self) { try await send("[::ffff:127.0.0.1]", .publicInternet) }
        #expect(box.visits(of: "judged").count == 2)
    }
}
