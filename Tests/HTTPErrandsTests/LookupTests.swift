import CallFlow
import CurlHTTP
import Engine
import Foundation
import Testing

@testable import HTTPErrands

@Suite("Questions over HTTP", .timeLimit(.minutes(1)))
struct LookupTests {
    private func courier(_ box: ServiceBox, secrets: [String: String] = [:]) throws -> HTTPCourier {
        HTTPCourier(client: try CurlClient(), rules: .init(privateOrigins: [box.origin])) { secrets[$0] }
    }

    private func question(
        _ box: ServiceBox, _ corner: String, _ path: String, method: LookupRequest.Method = .get,
        body: String? = nil, secret: String? = nil, allowed: [String] = []
    ) -> LookupRequest {
        let service = Service(
            name: "crm", url: "\(box.origin)/\(corner)", secret: secret, timeout: .seconds(5), allowed: allowed)
        return LookupRequest(
            service: service, method: method, path: path,
            query: [LookupRequest.Parameter(name: "from", value: "%2B34600111222")], body: body,
            timeout: .seconds(5), key: "c1/who/1", wanted: ["/contact/name", "/contact/vip", "/none", "/contact/tags"])
    }

    private func failure(
        of request: LookupRequest, by courier: HTTPCourier, within time: Duration = .seconds(5)
    ) async -> CourierFailure.Reason? {
        do throws(CourierFailure) {
            _ = try await courier.ask(request, within: time)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `a question goes with its key and its secret, and only what is wanted comes back`() async throws {
        let box = try await ServiceBox.open()
        let courier = try courier(box, secrets: ["crm": "s3cret"])
        let request = question(box, "whole", "/contacts/1", method: .post, body: #"{"a":1}"#, secret: "crm")
        let answer = try await courier.ask(request, within: .seconds(5))
        #expect(answer.status == 200)
        #expect(
            answer.values == ["/contact/name": .text("Ana"), "/contact/vip": .yesNo(true), "/contact/tags": .composite])
        let visit = try #require(box.visits(of: "whole").first)
        #expect(visit.method == "POST")
        #expect(visit.path == "/whole/contacts/1?from=%2B34600111222")
        #expect(visit.headers["idempotency-key"] == "c1/who/1")
        #expect(visit.headers["authorization"] == "Bearer s3cret")
        #expect(visit.headers["content-type"] == "application/json")
        #expect(String(decoding: visit.body, as: UTF8.self) == #"{"a":1}"#)
    }

    @Test func `a secret with a scheme of its own goes as it stands`() async throws {
        let box = try await ServiceBox.open()
        let courier = try courier(box, secrets: ["crm": "Basic YTpi"])
        _ = try await courier.ask(question(box, "basic", "/x", secret: "crm"), within: .seconds(5))
        #expect(box.visits(of: "basic").first?.headers["authorization"] == "Basic YTpi")
    }

    @Test func `without its secret nothing is asked`() async throws {
        let box = try await ServiceBox.open()
        #expect(await failure(of: question(box, "bare", "/x", secret: "crm"), by: try courier(box)) == .noSecret)
        #expect(box.visits(of: "bare").isEmpty)
    }

    @Test(arguments: [
        ("/status-404", 404), ("/status-401", 401), ("/status-503", 503), ("/status-204", 204),
    ])
    func `a status is an answer`(path: String, status: Int) async throws {
        let box = try await ServiceBox.open()
        var request = question(box, "status", path)
        if status == 204 { request.wanted = [] }
        #expect(try await courier(box).ask(request, within: .seconds(5)).status == status)
    }

    @Test(arguments: [
        ("/text", CourierFailure.Reason.unreadable),
        ("/long-262145", .unreadable), ("/to-http:~~localhost:1~x", .forbidden), ("/to-x", .forbidden),
        ("/to-~elsewhere~x", .forbidden), ("/to-~failing~..~x", .forbidden),
        ("/to-~~127.0.0.1:1~failing~x", .forbidden),
    ])
    func `what is no answer says why`(path: String, reason: CourierFailure.Reason) async throws {
        let box = try await ServiceBox.open()
        #expect(await failure(of: question(box, "failing", path), by: try courier(box)) == reason)
    }

    @Test func `a redirect within the service is followed, with the secret`() async throws {
        let box = try await ServiceBox.open()
        let courier = try courier(box, secrets: ["crm": "s"])
        let answer = try await courier.ask(
            question(box, "near", "/to-~near~contacts", secret: "crm"), within: .seconds(5))
        #expect(answer.values["/contact/name"] == .text("Ana"))
        #expect(box.visits(of: "near").map { $0.headers["authorization"] } == ["Bearer s", "Bearer s"])
    }

    @Test func `a redirect to what the service does not allow is not followed`() async throws {
        let box = try await ServiceBox.open()
        let request = question(box, "fence", "/open/to-~fence~secret", allowed: ["/open"])
        #expect(await failure(of: request, by: try courier(box)) == .forbidden)
        #expect(box.visits(of: "fence").count == 1)
    }

    @Test(arguments: [LookupRequest.Method.post, .put, .patch, .delete])
    func `only reading follows a redirect`(method: LookupRequest.Method) async throws {
        let box = try await ServiceBox.open()
        let request = question(box, "write-\(method.rawValue)", "/to-~write~x", method: method)
        #expect(await failure(of: request, by: try courier(box)) == .forbidden)
        #expect(box.visits(of: "write-\(method.rawValue)").count == 1)
    }

    @Test func `a circle of redirects ends`() async throws {
        let box = try await ServiceBox.open()
        // Every answer leads back to the same place: the last part of the address says so.
        let request = question(box, "round/to-~round~to-~round", "")
        #expect(await failure(of: request, by: try courier(box)) == .forbidden)
        #expect(box.visits(of: "round").count <= 4)
    }

    @Test(arguments: [
        "/../admin", "/a/../../admin", "/%2e%2e/admin", "/a/.%2E/b", "/./a", "/a\\b", "/a?b", "/a#b", "a", "/a b", "/é",
        "/..%2fadmin", "/a/..%2F..%2Fadmin", "/%252e%252e/admin", "/a%5c..%5cadmin", "/a/%25252e%25252e/b",
    ])
    func `a path that may lead elsewhere is not asked for`(path: String) async throws {
        let box = try await ServiceBox.open()
        #expect(await failure(of: question(box, "dots", path), by: try courier(box)) == .forbidden)
        #expect(box.visits(of: "dots").isEmpty)
    }

    @Test(arguments: ["/contacts/a%2Fb", "/contacts/50%25", "/contacts/v1..2", "/contacts/%7B.%7D"])
    func `a value that was escaped is asked for as it is`(path: String) async throws {
        let box = try await ServiceBox.open()
        #expect(await failure(of: question(box, "values", path), by: try courier(box)) != .forbidden)
        #expect(!box.visits(of: "values").isEmpty)
    }

    @Test(arguments: [
        ("/contacts", true), ("/contacts/1", true), ("/contacts-of-others", false), ("/", false), ("", false),
        ("/other/contacts", false),
    ])
    func `only the paths that a service allows are asked for`(path: String, isAllowed: Bool) async throws {
        let box = try await ServiceBox.open()
        let request = question(box, "allow", path, allowed: ["/contacts"])
        #expect(await (failure(of: request, by: try courier(box)) == nil) == isAllowed)
    }

    @Test func `a service that says nothing times out`() async throws {
        let silence = try SilentServer()
        let service = Service(
            name: "crm", url: silence.origin, secret: nil, timeout: .seconds(5), allowed: [])
        let request = LookupRequest(
            service: service, method: .get, path: "/x", query: [], body: nil, timeout: .seconds(5), key: "k", wanted: []
        )
        let courier = HTTPCourier(client: try CurlClient(), rules: .init(privateOrigins: [silence.origin])) { _ in nil }
        #expect(await failure(of: request, by: courier, within: .milliseconds(200)) == .timeout)
    }
}
