import ContactCenter
import Engine
import Foundation
import HTTPTypes
import HummingbirdTesting
import Telephony
import TestSupport
import Testing

@testable import Web

struct ListRoutesTests {
    @Test(arguments: [
        "/api/v1/agents", "/api/v1/agents/me", "/api/v1/queues", "/api/v1/calls", "/api/v1/calls/c1",
        "/api/v1/surveys", "/api/v1/flows", "/api/v1/callbacks",
    ])
    func `nothing is shown without a token, nor with a wrong one`(path: String) async throws {
        try await Office.open { office in
            let without = try await office.ask(.get, path)
            #expect(without.status == .unauthorized)
            #expect(without.headers[.wwwAuthenticate] == "Bearer")
            #expect(try without.isProblem("unauthorized"))
            #expect(try await office.ask(.get, path, token: Office.adminToken + "x").status == .unauthorized)
        }
    }

    @Test(arguments: [
        "/api/v1/agents", "/api/v1/queues", "/api/v1/calls", "/api/v1/surveys", "/api/v1/flows",
        "/api/v1/callbacks",
    ])
    func `every list has items and a next`(path: String) async throws {
        try await Office.open { office in
            let response = try await office.ask(.get, path, token: Office.adminToken)
            #expect(response.status == .ok)
            #expect(try response.object["items"] is [Any])
            #expect(response.text.contains("\"next\":null"))
        }
    }

    @Test func `agents choose their own status, and the admin any`() async throws {
        try await Office.open { office in
            let token = try await office.logIn()
            let own = try await office.ask(
                .put, "/api/v1/agents/me/status", token: token, json: #"{"status": "available"}"#)
            #expect(own.status == .ok)
            #expect(try own.object["status"] as? String == "available")
            #expect(try own.object["activity"] as? String == "idle")
            let path = "/api/v1/agents/ben/status"
            let foreign = try await office.ask(.put, path, token: token, json: #"{"status": "away"}"#)
            #expect(foreign.status == .forbidden)
            let admin = try await office.ask(.put, path, token: Office.adminToken, json: #"{"status": "away"}"#)
            #expect(try admin.object["status"] as? String == "away")
            let unknown = try await office.ask(
                .put, "/api/v1/agents/zoe/status", token: Office.adminToken, json: #"{"status": "away"}"#)
            #expect(try unknown.isProblem("not-found"))
            let wrong = try await office.ask(
                .put, "/api/v1/agents/me/status", token: token, json: #"{"status": "availble"}"#)
            #expect(wrong.status == .badRequest)
            #expect(wrong.text.contains("did you mean"))
        }
    }

    @Test func `calls are listed newest first, page by page, live and closed`() async throws {
        try await Office.open { office in
            var maker = BatchMaker(try await office.store.load { _, _ in }.saved)
            _ = try await office.webhook("e1 initiated")
            var batch = maker.batch()
            batch.changes.closedCalls = [100, 101].map { .ended($0, by: "ana", at: office.time.now) }
            try await office.store.commit(batch)
            var before = ""
            for id in ["c101", "c100", "c1"] {
                let path = "/api/v1/calls?limit=1\(before)"
                let page = try await office.ask(.get, path, token: Office.adminToken).object
                let items = try #require(page["items"] as? [[String: Any]])
                #expect(items.map { $0["id"] as? String } == [id])
                #expect(page["next"] as? String == (id == "c1" ? nil : id))
                before = "&before=\(id)"
            }
        }
    }

    @Test func `a call is shown with its timeline, and hidden from agents it was not for`() async throws {
        try await Office.open { office in
            _ = try await office.webhook("e1 initiated")
            let shown = try await office.ask(.get, "/api/v1/calls/c1", token: Office.adminToken)
            #expect(shown.status == .ok)
            let timeline = try #require(try shown.object["timeline"] as? [[String: Any]])
            let arrived = try #require(timeline.first)
            #expect(arrived["event"] as? String == "arrived")
            #expect((arrived["details"] as? [String: Any])?["from"] as? String == "+34600111222")
            #expect(arrived["text"] is String)
            let token = try await office.logIn()
            #expect(try await office.ask(.get, "/api/v1/calls/c1", token: token).status == .notFound)
            let own = try await office.ask(.get, "/api/v1/calls", token: token).object
            #expect((own["items"] as? [Any])?.isEmpty == true)
        }
    }

    @Test(arguments: ["/api/v1/calls/c99", "/api/v1/calls/x", "/api/v1/nothing", "/nothing"])
    func `what is not there is a problem body`(path: String) async throws {
        try await Office.open { office in
            let response = try await office.ask(.get, path, token: Office.adminToken)
            #expect(response.status == .notFound)
            #expect(try response.isProblem("not-found"))
        }
    }

    @Test(arguments: [
        "/api/v1/calls?before=12", "/api/v1/calls?limit=0", "/api/v1/calls?limit=201", "/api/v1/surveys?before=c1",
    ])
    func `cursors and limits that make no sense are refused`(path: String) async throws {
        try await Office.open { office in
            let response = try await office.ask(.get, path, token: Office.adminToken)
            #expect(try response.isProblem("invalid-request"))
        }
    }

    @Test(arguments: [
        ("/api/v1/agents", "GET, HEAD"), ("/api/v1/sessions", "POST"), ("/api/v1/sessions/current", "DELETE"),
        ("/api/v1/agents/me/status", "PUT"), ("/metrics", "GET, HEAD"),
    ])
    func `a wrong method is told the right ones`(path: String, allowed: String) async throws {
        try await Office.open { office in
            let response = try await office.ask(.patch, path, token: Office.adminToken)
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == allowed)
            #expect(try response.isProblem("method-not-allowed"))
        }
    }

    @Test func `every answer has a request id and security headers, and none names the server`() async throws {
        try await Office.open { office in
            for path in ["/healthz", "/nothing", "/api/v1/agents"] {
                let headers = try await office.ask(.get, path).headers
                #expect(headers[.requestID]?.isEmpty == false)
                #expect(headers[.xContentTypeOptions] == "nosniff")
                #expect(headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
                #expect(headers[.strictTransportSecurity] != nil)
                #expect(headers[.cacheControl] == "no-store")
                #expect(headers[.server] == nil)
            }
        }
    }

    @Test func `broken files at run time are shown with the flows that go on`() async throws {
        try await Office.open { office in
            office.site.configurationBroken(findings: ["flows/a.json:1:1: error F001: broken"])
            let flows = try await office.ask(.get, "/api/v1/flows", token: Office.adminToken).object
            let broken = try #require(flows["broken"] as? [String: Any])
            #expect(broken["findings"] as? [String] == ["flows/a.json:1:1: error F001: broken"])
            let metrics = try await office.ask(.get, "/metrics").text
            #expect(metrics.contains("switchboard_configuration_is_current 0"))
            #expect(metrics.contains(#"switchboard_configuration_reloads_total{outcome="broken"} 1"#))
        }
    }
}
