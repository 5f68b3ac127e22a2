import CallFlow
import Testing

struct FindingsTests {
    @Test(arguments: Fixtures.folders("Checks"))
    func `a mistake gets exactly the findings that are written down`(_ folder: String) throws {
        try Fixtures.compare("Checks/\(folder)", queues: ["sales"])
    }

    @Test func `every check of this version has a sample`() {
        // What is about scenarios has its samples with them.
        let folders = Fixtures.folders("Checks") + Fixtures.folders("Scenarios")
        let codes = Set(folders.map { String($0.prefix(4)) })
        let explained = Set(FindingExplanation.all.map(\.code))
        #expect(explained.subtracting(codes) == [])
    }
}
