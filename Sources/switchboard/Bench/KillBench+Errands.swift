import CarrierSimulator
import CurlHTTP
import Foundation
import Telephony

/// A line of its own whose flow tells a webhook, sends a message, takes a message and books a callback.
extension KillBench {
    /// The number of that line.
    static let errandLine = "+34910000077"

    /// A caller of that line.
    static func errandCaller(_ random: inout SeededRandom) -> CallerScript {
        CallerScript(
            [.hear(.speechWith("after the tone")), .hear(.tone), .wait(.seconds(3)), .press("#")],
            patience: random.next() % 4 == 0 ? .seconds(Int(random.next() % 20) + 1) : nil, longest: .seconds(200))
    }

    /// Puts the shipped flows and that line's flow into the bench's own folder, and lets it be told.
    func writeFlows(_ folder: BenchFolder, box: String) throws {
        let shipped = URL(filePath: "ivr-flows")
        for name in try FileManager.default.contentsOfDirectory(atPath: shipped.path())
        where name.hasSuffix(".json") && !name.hasSuffix(".test.json") {
            let text = try String(contentsOf: shipped.appending(path: name), encoding: .utf8)
            try folder.write(text, to: "ivr-flows/\(name)")
        }
        try folder.write(Self.flow, to: "ivr-flows/errands.json")
        try folder.write(
            """
            {
              "private_origins": ["\(box)"],
              "webhooks": [{ "url": "\(box)/notices", "events": ["called", "spoken"], "secret": "secret:box" }]
            }
            """, to: "config/switchboard.json")
    }

    /// Callbacks that are still to be made, once they have had time.
    func waitingCallbacks(_ client: CurlClient, _ port: Int) async throws -> Int {
        struct Callbacks: Decodable {
            struct Callback: Decodable { var call: String }
            var items: [Callback]
        }
        var waiting = 0
        for _ in 0..<240 {
            let answer = try await client.send(
                CurlRequest(method: .get, url: "http://127.0.0.1:\(port)/api/v1/callbacks", headers: Self.admin))
            waiting = try JSONDecoder().decode(Callbacks.self, from: Data(answer.body)).items.count
            guard waiting > 0 else { return 0 }
            try await Task.sleep(for: .milliseconds(500))
        }
        return waiting
    }

    private static var flow: String {
        """
        {
          "spec": 1, "title": "Errands", "numbers": ["\(errandLine)"], "languages": ["en"], "start": "tell",
          "on": { "error": "bye" },
          "queues": { "reception": {} }, "mailboxes": { "box": {} },
          "prompts": {
            "leave": { "en": "Please speak after the tone." }, "text": { "en": "We have heard you." },
            "bye": { "en": "Goodbye." }
          },
          "states": {
            "tell": { "do": "notify", "event": "called", "with": { "from": "{call.from}" }, "next": "send" },
            "send": { "do": "message", "to": "{call.from}", "text": "text", "next": "later" },
            "later": {
              "do": "callback", "queue": "reception", "number": "{call.from}", "attempts": 1, "next": "speak"
            },
            "speak": {
              "do": "voicemail", "mailbox": "box", "prompt": "leave", "max": "1m", "finish_key": "#", "silence": "5s",
              "next": "spoken"
            },
            "spoken": { "do": "notify", "event": "spoken", "next": "bye" },
            "bye": { "do": "hangup", "prompt": "bye" }
          }
        }
        """
    }
}
