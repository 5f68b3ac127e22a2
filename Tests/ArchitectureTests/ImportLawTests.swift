import Testing

/// The package manager lets a target import whatever has been built before; these tests do not.
struct ImportLawTests {
    private static let standard: Set = ["Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Dispatch"]
    private static let collections: Set = ["Collections", "HeapModule", "DequeModule", "OrderedCollections"]

    /// What each target may import of this package, and which packages from outside.
    private static let law: [String: Set<String>] = [
        "Telephony": [],
        "JSONSyntax": [],
        "CallFlow": ["JSONSyntax", "Telephony"],
        "LanguageServer": ["CallFlow", "JSONSyntax"],
        "ContactCenter": collections.union(["CallFlow", "JSONSyntax", "Telephony"]),
        "Engine": collections.union(["ContactCenter", "CallFlow", "Telephony"]),
        "CurlHTTP": ["CCurl"],
        "Carriers": ["Telephony", "CurlHTTP", "Crypto"],
        "HTTPErrands": ["Engine", "ContactCenter", "CallFlow", "Telephony", "CurlHTTP", "Crypto"],
        "StoreSQLite": ["Engine", "ContactCenter", "CallFlow", "Telephony", "GRDB", "SQLite3", "GRDBSQLite"],
        "Web": [
            "Engine", "Carriers", "ContactCenter", "CallFlow", "JSONSyntax", "Telephony", "Hummingbird",
            "HummingbirdCore", "NIOCore", "NIOPosix", "HTTPTypes", "Crypto", "CryptoExtras", "Logging",
            "ServiceLifecycle",
        ],
        "CarrierSimulator": [
            "Telephony", "CurlHTTP", "Hummingbird", "HummingbirdCore", "NIOCore", "HTTPTypes", "Crypto", "Logging",
            "ServiceLifecycle", "HeapModule",
        ],
        "switchboard": [
            "Web", "Engine", "StoreSQLite", "Carriers", "CarrierSimulator", "HTTPErrands", "ContactCenter", "CallFlow",
            "CurlHTTP", "JSONSyntax", "LanguageServer", "Telephony", "ArgumentParser", "Hummingbird", "HTTPTypes",
            "NIOCore", "Crypto",
            "CryptoExtras", "Logging", "ServiceLifecycle",
        ],
    ]

    @Test func `every target imports only what the plan allows`() throws {
        for file in try SourceTree.swiftFiles(below: "Sources") {
            let allowed = try #require(Self.law[file.target], "no rule for target \(file.target)")
            for module in file.imports where !Self.standard.contains(module) {
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test func `the core reads no clock, no randomness and no files`() throws {
        let forbidden = [
            "Date()", "Date.now", "ContinuousClock", "SuspendingClock", ".random(", "SystemRandomNumberGenerator",
            "FileManager", "Task {", "Task.", "await ", " actor ", "Mutex", "NSLock", " print(",
        ]
        for target in ["Telephony", "JSONSyntax", "CallFlow", "LanguageServer", "ContactCenter"] {
            for file in try SourceTree.swiftFiles(below: "Sources/\(target)") {
                for (number, line) in file.lines.enumerated() {
                    let code = line.split(separator: "//", omittingEmptySubsequences: false).first ?? ""
                    for word in forbidden where code.contains(word) && !file.isCarrierContract {
                        Issue.record("\(file.path):\(number + 1) uses \(word)")
                    }
                }
            }
        }
    }
}

extension SourceTree.File {
    /// The one file of the core that speaks of waiting: what a carrier outside must offer.
    fileprivate var isCarrierContract: Bool { path == "Sources/Telephony/Carrier.swift" }
}
