import CallFlow
import Testing

struct FindingsTests {
    @Test(arguments: Fixtures.folders("Checks"))
    func `a mistake gets exactly the findings that are written down`(_ folder: String) throws {
        try Fixtures.compare("Checks/\(folder)", queues: ["sales"])
    }

    @Test func `every check of this version has a sample`() {
        let codes = Set(Fixtures.folders("Checks").map { String($0.prefix(4)) })
        // F901 and F902 are about scenarios, whose samples lie with them.
        let explained = Set(FindingExplanation.all.map(\.code).filter { !$0.hasPrefix("F9") })
        #expect(explained.subtracting(codes) == [])
    }
}
