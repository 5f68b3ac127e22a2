import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

@Suite struct PublishingTests {
    private static func edition(_ words: String) throws -> Program {
        let text = sampleFlow.replacing("Thank you. Goodbye.", with: words)
        let folder = FlowFolder([FlowFolder.File(name: "sample.json", bytes: Array(text.utf8))], queues: ["sales"])
        return try #require(folder.programs.first)
    }

    private static func configuration(
        _ program: Program?, _ mode: PublishingMode = .onSave, files: Set<String> = ["sample"]
    ) -> Configuration {
        var configuration = Configuration.sample
        configuration.programs = [program].compactMap { $0 }
        configuration.flowFiles = files
        configuration.publishing = mode
        return configuration
    }

    private func edition(of caller: LegID, in center: Center) -> String? {
        for fact in center.facts {
            if fact.call == caller.call, case .arrived(_, _, _, let bundle) = fact.kind { return bundle }
        }
        return nil
    }

    @Test func `a saved file comes into force for new calls, and a call that is up keeps its own`() throws {
        let (first, second) = (try Self.edition("Bye."), try Self.edition("So long."))
        var center = Center(Self.configuration(first))
        let early = center.ring()
        center.configure(Self.configuration(second))
        let late = center.ring()
        #expect(edition(of: early, in: center) == first.id.rawValue)
        #expect(edition(of: late, in: center) == second.id.rawValue)
        #expect(center.switchboard.bundleViews().map(\.liveCalls) == [1, 1])
        #expect(center.switchboard.flowViews().first?.earlier == [first.id.rawValue])
    }

    @Test func `a broken file leaves the last good edition in force, also after a restart`() throws {
        let good = try Self.edition("Bye.")
        var center = Center(Self.configuration(good))
        center.configure(Self.configuration(nil))
        #expect(center.switchboard.flowViews().first?.state == .broken)
        center.restart()
        let caller = center.ring()
        #expect(edition(of: caller, in: center) == good.id.rawValue)
    }

    @Test func `a flow whose file is gone answers no more`() throws {
        var center = Center(Self.configuration(try Self.edition("Bye.")))
        center.configure(Self.configuration(nil, files: []))
        let caller = center.ring()
        #expect(center.orders(on: caller) == ["reject"])
        #expect(center.story.contains("flow_withdrawn"))
    }

    @Test func `what was rolled back stays back until its file changes`() throws {
        let editions = try ["One.", "Two.", "Three."].map(Self.edition)
        var center = Center(Self.configuration(editions[0]))
        center.configure(Self.configuration(editions[1]))
        #expect(center.ask(.rollBack(flow: "sample", to: nil)) != .refused(.unknownEdition))
        #expect(center.switchboard.flowViews().first?.state == .rolledBack)
        center.configure(Self.configuration(editions[1]))
        center.restart()
        #expect(edition(of: center.ring(), in: center) == editions[0].id.rawValue)
        center.configure(Self.configuration(editions[2]))
        #expect(edition(of: center.ring(), in: center) == editions[2].id.rawValue)
    }

    @Test func `by command, a file waits until it is published`() throws {
        let (first, second) = (try Self.edition("Bye."), try Self.edition("So long."))
        var center = Center(Self.configuration(first, .byCommand))
        center.configure(Self.configuration(second, .byCommand))
        #expect(center.switchboard.flowViews().first?.state == .ahead)
        #expect(edition(of: center.ring(), in: center) == first.id.rawValue)
        _ = center.ask(.publish(flow: "sample", nil))
        #expect(edition(of: center.ring(), in: center) == second.id.rawValue)
        #expect(center.ask(.publish(flow: "sample", nil)) == .refused(.nothingNew))
        #expect(center.ask(.publish(flow: "simple", nil)) == .refused(.unknownFlow))
    }

    @Test func `a trial takes its share of the callers, always the same ones`() throws {
        let (first, second) = (try Self.edition("Bye."), try Self.edition("So long."))
        var center = Center(Self.configuration(first, .byCommand))
        center.configure(Self.configuration(second, .byCommand))
        _ = center.ask(.publish(flow: "sample", .percent(25)))
        var tried = 0
        for number in 0..<400 {
            let from = "+346001\(10_000 + number)"
            let (one, again) = (center.ring(from: from), center.ring(from: from))
            #expect(edition(of: one, in: center) == edition(of: again, in: center))
            if edition(of: one, in: center) == second.id.rawValue { tried += 1 }
        }
        #expect((60...140).contains(tried))
        _ = center.ask(.publish(flow: "sample", .callers(["+34600999999"])))
        #expect(edition(of: center.ring(from: "+34600999999"), in: center) == second.id.rawValue)
        #expect(edition(of: center.ring(from: "+34600999998"), in: center) == first.id.rawValue)
    }

    @Test func `callers of a trial whose edition cannot be read any more meet the one in force`() throws {
        let (first, second) = (try Self.edition("Bye."), try Self.edition("So long."))
        let third = try Self.edition("Farewell.")
        var center = Center(Self.configuration(first, .byCommand))
        center.configure(Self.configuration(second, .byCommand))
        _ = center.ask(.publish(flow: "sample", .callers(["+34600999999"])))
        // The file has changed since, and a newer version of the program cannot read what was tried.
        center.configure(Self.configuration(third, .byCommand))
        center.forget(second.id)
        center.restart()
        let caller = center.ring(from: "+34600999999")
        #expect(edition(of: caller, in: center) == first.id.rawValue)
        #expect(center.orders(on: caller) == ["answer"])
    }
}
