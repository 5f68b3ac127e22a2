import CallFlow
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

/// Transfers beyond the plain one: several phones at once, a machine, a word before the caller is put through.
struct TransferScreeningTests {
    /// A call whose flow has just asked for this transfer.
    private struct Line {
        var switchboard: Switchboard
        var now = Timestamp(seconds: 1_800_000_000)
        var commands: [CallCommand] = []
        var events = 0
        let caller = LegID(call: CallID(1), number: 1)

        init(_ request: TransferRequest) {
            switchboard = Switchboard(
                SavedState(counters: Counters(instance: 7)), configuration: .sample, at: now)
            take(.tick)
            report(.initiated(CallEvent.Initiated(direction: .incoming, from: "+34600111222", to: "+34910000001")), 1)
            report(.answered, 1)
            commands = []
            switchboard.change(caller.call, at: now) { [now] switchboard, call in
                _ = switchboard.transfer(request, for: &call, at: now)
            }
            commands = switchboard.turn.commands.map(\.command)
            switchboard.turn = Turn()
        }

        mutating func take(_ input: Input) {
            commands += switchboard.handle(input, at: now).commands.map(\.command)
        }

        mutating func report(_ kind: CallEvent.Kind, _ leg: UInt32) {
            events += 1
            let id = LegID(call: caller.call, number: leg)
            take(
                .event(
                    CallEvent(
                        id: EventID(rawValue: "e\(events)"), carrier: .telnyx, occurredAt: now,
                        leg: CallEvent.LegReference(
                            handle: LegHandle(rawValue: "v3:\(id)"), tag: LegTag(leg: id, step: 1)),
                        kind: kind)))
        }

        mutating func wait(_ duration: Duration) {
            now = now + duration
            take(.tick)
        }

        func orders(_ leg: UInt32) -> [String] { commands.filter { $0.leg.number == leg }.map(\.action.name) }
        var isBridged: Bool { orders(1).contains("bridge") }
    }

    private func request(
        phones: Int = 1, strategy: TransferRequest.Strategy = .inOrder, mode: TransferRequest.Mode = .blind,
        whisper: Int = 0, detectsMachine: Bool = false
    ) -> TransferRequest {
        let pieces = (0..<whisper).map { Utterance.Piece.text("Piece \($0).", language: "en", voice: nil) }
        return TransferRequest(
            destination: "desk", phones: (1...phones).map { "+3491000000\($0)" }, ring: .seconds(20), callerID: nil,
            strategy: strategy, mode: mode, whisper: pieces.isEmpty ? nil : Utterance(pieces),
            detectsMachine: detectsMachine)
    }

    @Test func `of several phones at once the first that answers gets the caller, the others stop`() {
        var line = Line(request(phones: 3, strategy: .together))
        #expect([2, 3, 4].map { line.orders($0) } == [["dial"], ["dial"], ["dial"]])
        line.report(.answered, 3)
        #expect(line.isBridged)
        #expect([2, 3, 4].map { line.orders($0) } == [["dial", "hang_up"], ["dial"], ["dial", "hang_up"]])
        line.report(.answered, 4)
        #expect(line.orders(1).filter { $0 == "bridge" }.count == 1)
    }

    @Test func `of several phones at once all must fail`() {
        var line = Line(request(phones: 2, strategy: .together))
        line.report(.hungUp(CallEvent.HangUp(cause: .userBusy)), 2)
        #expect(!line.orders(1).contains("speak"))
        line.report(.answered, 3)
        #expect(line.isBridged)
    }

    @Test func `when nobody answers in time all are told to stop`() {
        var line = Line(request(phones: 2, strategy: .together))
        line.wait(.seconds(31))
        #expect([2, 3].map { line.orders($0) } == [["dial", "hang_up"], ["dial", "hang_up"]])
        #expect(!line.isBridged)
    }

    @Test func `a machine is hung up, and the next phone is tried`() {
        var line = Line(request(phones: 2, detectsMachine: true))
        line.report(.answered, 2)
        #expect(!line.isBridged, "not before the verdict")
        line.report(.machineDetected(.machine), 2)
        #expect(line.orders(2) == ["dial", "hang_up"])
        line.report(.answered, 3)
        line.report(.machineDetected(.human), 3)
        #expect(line.isBridged)
    }

    @Test func `while a machine is suspected the other phones ring on`() {
        var line = Line(request(phones: 2, strategy: .together, detectsMachine: true))
        line.report(.answered, 2)
        #expect(line.orders(3) == ["dial"])
        line.report(.machineDetected(.machine), 2)
        line.report(.answered, 3)
        line.report(.machineDetected(.human), 3)
        #expect(line.isBridged)
    }

    @Test(arguments: [CallEvent.MachineVerdict.unsure, .silence])
    func `what may be a person is connected`(verdict: CallEvent.MachineVerdict) {
        var line = Line(request(detectsMachine: true))
        line.report(.answered, 2)
        line.report(.machineDetected(verdict), 2)
        #expect(line.isBridged)
    }

    @Test func `a carrier that gives no verdict keeps nobody apart`() {
        var line = Line(request(detectsMachine: true))
        line.report(.answered, 2)
        line.wait(.seconds(11))
        #expect(line.isBridged)
    }

    @Test func `a whisper is heard whole before the caller is put through`() {
        var line = Line(request(whisper: 2))
        line.report(.answered, 2)
        line.report(.speakEnded(.completed), 2)
        #expect(line.orders(2) == ["dial", "speak", "speak"])
        #expect(!line.isBridged)
        line.report(.speakEnded(.completed), 2)
        #expect(line.isBridged)
    }

    @Test func `a warm transfer waits for a key`() {
        var line = Line(request(mode: .warm, whisper: 1))
        line.report(.answered, 2)
        line.report(.speakEnded(.completed), 2)
        #expect(!line.isBridged)
        line.report(.keyPressed(.star), 2)
        #expect(line.isBridged)
    }

    @Test func `a key in the middle of the whisper is enough`() {
        var line = Line(request(mode: .warm, whisper: 2))
        line.report(.answered, 2)
        line.report(.keyPressed(.star), 2)
        #expect(line.orders(2) == ["dial", "speak", "stop_playing"])
        #expect(line.isBridged)
    }

    @Test func `without a key the next phone is tried`() {
        var line = Line(request(phones: 2, mode: .warm, whisper: 1))
        line.report(.answered, 2)
        line.report(.speakEnded(.completed), 2)
        line.wait(.seconds(16))
        #expect(line.orders(2) == ["dial", "speak", "hang_up"])
        #expect(line.orders(3) == ["dial"])
        #expect(!line.isBridged)
    }

    @Test func `a caller who leaves during the whisper ends it`() {
        var line = Line(request(mode: .warm, whisper: 1))
        line.report(.answered, 2)
        line.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), 1)
        #expect(line.orders(2) == ["dial", "speak", "hang_up"])
        line.report(.keyPressed(.star), 2)
        #expect(!line.isBridged)
    }
}
