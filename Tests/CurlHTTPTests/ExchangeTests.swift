import CurlHTTP
import Testing

struct ExchangeTests {
    @Test(arguments: [CurlRequest.Method.get, .post, .put, .patch, .delete])
    func `each method reaches the server with its body`(method: CurlRequest.Method) async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let body = Array(#"{"digits":"1"}"#.utf8)
        let answer = try await client.send(
            CurlRequest(
                method: method, url: "\(server.address)/echo",
                headers: [("Content-Type", "application/json"), ("Authorization", "Bearer k")], body: body))
        #expect(answer.status == 202)
        #expect(answer.body == body)
        #expect(answer.headers["x-method"] == method.rawValue)
        #expect(answer.headers["x-got-content-type"] == "application/json")
        #expect(answer.headers["x-got-authorization"] == "Bearer k")
        await client.shutDown()
    }

    @Test(arguments: [CurlRequest.Method.get, .post, .put, .delete])
    func `a request without a body arrives without one`(method: CurlRequest.Method) async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let answer = try await client.send(CurlRequest(method: method, url: "\(server.address)/echo"))
        #expect(answer.status == 202)
        #expect(answer.body.isEmpty)
        #expect(answer.headers["x-method"] == method.rawValue)
        await client.shutDown()
    }

    @Test func `libcurl adds no header of its own that the other side could trip over`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let large = [UInt8](repeating: 0x61, count: 2_000_000)
        let answer = try await client.send(
            CurlRequest(
                method: .post, url: "\(server.address)/echo", headers: [("X-Empty", "")], body: large,
                maximumResponseBytes: 3_000_000))
        #expect(answer.body.count == large.count)
        #expect(answer.headers["x-got-expect"] == nil)
        #expect(answer.headers["x-got-content-type"] == nil)
        #expect(answer.headers["x-got-x-empty"] == "")
        await client.shutDown()
    }

    @Test func `header names are lower case and repeated ones are joined`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let answer = try await client.send(CurlRequest(method: .get, url: "\(server.address)/echo"))
        #expect(answer.headers["x-twice"] == "one, two")
        await client.shutDown()
    }

    @Test func `a refusal and a redirect are answers like any other`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient()
        let missing = try await client.send(CurlRequest(method: .get, url: "\(server.address)/nowhere"))
        #expect(missing.status == 404)
        let redirect = try await client.send(CurlRequest(method: .get, url: "\(server.address)/elsewhere"))
        #expect(redirect.status == 302)
        #expect(redirect.headers["location"] == "/echo")
        #expect(server.requests == 0)
        await client.shutDown()
    }

    @Test func `nothing of one exchange is left in the next`() async throws {
        let server = try await LocalServer.open()
        let client = try CurlClient(CurlOptions(maximumTransfers: 1))
        _ = try await client.send(
            CurlRequest(
                method: .put, url: "\(server.address)/echo", headers: [("X-Secret", "s")], body: Array("a".utf8)))
        let answer = try await client.send(CurlRequest(method: .get, url: "\(server.address)/echo"))
        #expect(answer.headers["x-method"] == "GET")
        #expect(answer.headers["x-got-x-secret"] == nil)
        #expect(answer.body.isEmpty)
        await client.shutDown()
    }
}
