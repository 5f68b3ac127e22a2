// swift-tools-version: 6.2
import PackageDescription

/// `CORE_ONLY=1` leaves out every target that does input or output, and with them every dependency but the
/// collections: the core then builds and tests in seconds, also under the thread sanitizer.
let coreOnly = Context.environment["CORE_ONLY"] == "1"

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
]
/// For every target but the one that talks to libcurl, where each line would carry an `unsafe` marker.
let memorySafe: [SwiftSetting] = strict + [.strictMemorySafety()]

let collections = Target.Dependency.product(name: "Collections", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func room(_ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = memorySafe) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: resources, swiftSettings: strict)
}

let core: [Target] = [
    room("Telephony"),
    room("JSONSyntax"),
    room("CallFlow", ["JSONSyntax", "Telephony"]),
    room("LanguageServer", ["CallFlow", "JSONSyntax"]),
    room("ContactCenter", ["CallFlow", "JSONSyntax", "Telephony", collections]),
    room("Engine", ["ContactCenter", "CallFlow", "Telephony", collections]),
    .target(
        name: "TestSupport", dependencies: ["Engine", "ContactCenter", "CallFlow", "JSONSyntax", "Telephony"],
        path: "Tests/TestSupport", swiftSettings: strict),
    tests("TelephonyTests", ["Telephony"]),
    tests("JSONSyntaxTests", ["JSONSyntax"]),
    tests("CallFlowTests", ["CallFlow", "TestSupport"], resources: ["Fixtures"]),
    tests("LanguageServerTests", ["LanguageServer", "CallFlow", "JSONSyntax"]),
    tests("ContactCenterTests", ["ContactCenter", "TestSupport"]),
    tests("EngineTests", ["Engine", "TestSupport"]),
    tests("ArchitectureTests", ["CallFlow"]),
]

let edges: [Target] = [
    .systemLibrary(
        name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev", "libssl-dev"])]),
    room("CurlHTTP", ["CCurl"], settings: strict),
    room("Carriers", ["Telephony", "CurlHTTP", crypto]),
    room("HTTPErrands", ["Engine", "ContactCenter", "CallFlow", "Telephony", "CurlHTTP", crypto]),
    room("StoreSQLite", ["Engine", "ContactCenter", "CallFlow", "Telephony", grdb]),
    room(
        "Web",
        [
            "Engine", "Carriers", "ContactCenter", "CallFlow", "JSONSyntax", "Telephony", hummingbird, crypto,
            cryptoExtras, logging,
        ]),
    room("CarrierSimulator", ["Telephony", "CurlHTTP", hummingbird, crypto, logging]),
    .executableTarget(
        name: "switchboard",
        dependencies: [
            "Web", "Engine", "StoreSQLite", "Carriers", "CarrierSimulator", "HTTPErrands", "ContactCenter", "CallFlow",
            "CurlHTTP", "JSONSyntax", "LanguageServer", "Telephony", arguments, hummingbird, crypto, logging, lifecycle,
        ],
        swiftSettings: memorySafe),
    tests("CurlHTTPTests", ["CurlHTTP", hummingbird, logging]),
    tests(
        "CarriersTests", ["Carriers", "TestSupport", "CurlHTTP", crypto, hummingbird, logging], resources: ["Fixtures"]),
    tests(
        "HTTPErrandsTests",
        ["HTTPErrands", "Engine", "ContactCenter", "CallFlow", "CurlHTTP", "Telephony", crypto, hummingbird, logging]),
    tests("StoreSQLiteTests", ["StoreSQLite", "Engine", "TestSupport", grdb]),
    tests("WebTests", ["Web", "TestSupport", hummingbird, hummingbirdTesting, crypto]),
    tests("CarrierSimulatorTests", ["CarrierSimulator", "CurlHTTP", crypto, hummingbird, logging]),
    tests(
        "ScenarioTests",
        [
            "switchboard", "Web", "Engine", "StoreSQLite", "Carriers", "CarrierSimulator", "LanguageServer",
            "TestSupport",
            "CurlHTTP",
        ]),
]

let package = Package(
    name: "switchboard",
    products: coreOnly ? [] : [.executable(name: "switchboard", targets: ["switchboard"])],
    dependencies: [.package(url: "https://github.com/apple/swift-collections", from: "1.6.0")]
        + (coreOnly
            ? []
            : [
                .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
                .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
                .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
                .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
                .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
                .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
            ]),
    targets: core + (coreOnly ? [] : edges),
    swiftLanguageModes: [.v6]
)
