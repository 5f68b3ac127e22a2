import Engine
import Telephony
import TestSupport
import Testing

@testable import switchboard

struct FolderWatchTests {
    /// A folder that a test writes into: its content, and how often it was read.
    private struct Folder: Sendable {
        var text = "first"
        var reads = 0
        var told: [String] = []
    }

    private static func watch(_ folder: Watched<Folder>, _ time: ManualTime) -> FolderWatch<String> {
        FolderWatch(
            initial: ["a.json": "first"], time: time, look: { ["a.json": folder.value.text] },
            load: {
                folder.change { folder in
                    folder.reads += 1
                    return folder.text
                }
            })
    }

    /// Waits until the watch sleeps, and lets that sleep pass.
    private static func pass(_ time: ManualTime, _ sleep: Duration) async {
        await time.waitForSleeper(from: time.now + sleep, to: time.now + sleep)
        time.advance(by: sleep)
    }

    @Test func `a save is read when nothing has changed for a while, and only then`() async throws {
        let folder = Watched(Folder())
        let time = ManualTime()
        let task = Task {
            try await Self.watch(folder, time).run { text in folder.change { $0.told.append(text) } }
        }
        await Self.pass(time, .milliseconds(500))
        await time.waitForSleeper(from: time.now + .milliseconds(500), to: time.now + .milliseconds(500))
        #expect(folder.value.reads == 0)
        // The editor writes in two parts.
        folder.change { $0.text = "sec" }
        await Self.pass(time, .milliseconds(500))
        await time.waitForSleeper(from: time.now + .milliseconds(300), to: time.now + .milliseconds(300))
        folder.change { $0.text = "second" }
        await Self.pass(time, .milliseconds(300))
        await time.waitForSleeper(from: time.now + .milliseconds(300), to: time.now + .milliseconds(300))
        #expect(folder.value.reads == 0)
        await Self.pass(time, .milliseconds(300))
        await folder.wait { $0.told == ["second"] }
        await time.waitForSleeper(from: time.now + .milliseconds(500), to: time.now + .milliseconds(500))
        #expect(folder.value.reads == 1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `a folder that never rests is read as it is after a while`() async throws {
        let folder = Watched(Folder())
        let time = ManualTime()
        let task = Task {
            try await Self.watch(folder, time).run { text in folder.change { $0.told.append(text) } }
        }
        folder.change { $0.text = "0" }
        await Self.pass(time, .milliseconds(500))
        for round in 1...FolderWatch<String>.patience {
            await time.waitForSleeper(from: time.now + .milliseconds(300), to: time.now + .milliseconds(300))
            folder.change { $0.text = "\(round)" }
            time.advance(by: .milliseconds(300))
        }
        await folder.wait { $0.told == ["100"] }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
