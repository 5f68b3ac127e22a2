import Testing

struct FindingsTests {
    @Test(arguments: Fixtures.folders("Checks"))
    func `a mistake gets exactly the findings that are written down`(_ folder: String) throws {
        try Fixtures.compare("Checks/\(folder)", queues: ["sales"])
    }

    @Test func `every check of this version has a sample`() {
        let codes = Set(Fixtures.folders("Checks").map { String($0.prefix(4)) })
        let wanted = [
            "F001", "F002", "F003", "F004", "F005", "F006", "F007", "F101", "F102", "F103", "F105", "F106", "F201",
            "F202", "F203", "F301", "F304", "F401", "F501", "F503", "F601", "F602", "F802",
        ]
        #expect(Set(wanted).subtracting(codes) == [])
    }
}
