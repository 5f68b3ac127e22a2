import ContactCenter
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

struct QueueWorkRoutesTests {
    @Test func `a status may come later, and a wrong reason is refused with the cure`() async throws {
        try await Office.open { office in
            let token = try await office.logIn()
            let later = try await office.ask(
                .put, "/api/v1/agents/me/status", token: token,
                json: #"{"status": "available", "when": "after_call"}"#)
            #expect(try later.object["status"] as? String == "available", "there is no call to wait for")
            let wrong = try await office.ask(
                .put, "/api/v1/agents/me/status", token: token, json: #"{"status": "away", "reason": "nap"}"#)
            #expect(wrong.status == .badRequest)
            #expect(wrong.text.contains("away_reasons"))
        }
    }

    @Test(arguments: [HTTPRequest.Method.put, .post])
    func `a desktop reports that it is alive`(_ method: HTTPRequest.Method) async throws {
        try await Office.open { office in
            let token = try await office.logIn()
            let answer = try await office.ask(method, "/api/v1/agents/me/heartbeat", token: token)
            #expect(answer.status == .ok)
            #expect(try answer.object["hasDesktop"] as? Bool == true)
            let admin = try await office.ask(method, "/api/v1/agents/me/heartbeat", token: Office.adminToken)
            #expect(admin.status == .forbidden)
        }
    }

    @Test func `what does not fit is a conflict, what is not there is not found`() async throws {
        try await Office.open { office in
            let token = try await office.logIn()
            let noWork = try await office.ask(.delete, "/api/v1/agents/me/wrap-up", token: token)
            #expect(try noWork.isProblem("conflict"))
            let gone = try await office.ask(.post, "/api/v1/calls/c99/pick", token: token)
            #expect(try gone.isProblem("not-found"))
            let bad = try await office.ask(.post, "/api/v1/calls/nonsense/pick", token: token)
            #expect(try bad.isProblem("not-found"))
            let foreign = try await office.ask(.post, "/api/v1/calls/c1/take-out", token: token)
            #expect(foreign.status == .forbidden)
            _ = try await office.webhook("e1 initiated")
            let early = try await office.ask(
                .post, "/api/v1/calls/c1/pick", token: Office.adminToken, json: #"{"agent": "ana"}"#)
            #expect(try early.isProblem("conflict"))
            let nowhere = try await office.ask(
                .post, "/api/v1/calls/c1/move", token: Office.adminToken, json: #"{"queue": "nowhere"}"#)
            #expect(nowhere.status == .conflict || nowhere.status == .badRequest)
        }
    }

    @Test func `an agent is told why it is not offered a call, and a queue shows who is next`() async throws {
        try await Office.open { office in
            let token = try await office.logIn()
            let mine = try await office.ask(.get, "/api/v1/agents/me/standing", token: token)
            #expect(try mine.object["isFree"] as? Bool == false)
            #expect(try mine.object["reason"] as? String == "not logged in")
            let other = try await office.ask(.get, "/api/v1/agents/ben/standing", token: token)
            #expect(other.status == .forbidden)
            let queue = try await office.ask(.get, "/api/v1/queues/sales/standing", token: token)
            #expect(try queue.object["excluded"] as? [String: Int] == ["offline": 2])
            let one = try await office.ask(.get, "/api/v1/queues/sales", token: token)
            #expect(try one.object["strategy"] as? String == "most_idle")
            #expect(try await office.ask(.get, "/api/v1/queues/nowhere", token: token).isProblem("not-found"))
            let late = try await office.ask(.get, "/api/v1/overdue", token: token)
            #expect((try late.object["items"] as? [Any])?.isEmpty == true)
        }
    }
}
