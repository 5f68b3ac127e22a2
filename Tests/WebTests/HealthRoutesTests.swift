import Engine
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct HealthRoutesTests {
    @Test func `a site that works is alive and ready`() async throws {
        try await Office.open { (office: Office) async throws in
            #expect(try await office.ask(.get, "/healthz").status == .ok)
            let ready = try await office.ask(.get, "/readyz")
            #expect(ready.status == .ok)
            #expect(ready.text == #"{"status":"ready"}"#)
        }
    }

    @Test func `a store that does not commit makes the site unready, without its path`() async throws {
        try await Office.open { (office: Office) async throws in
            office.store.fail(StoreFailure(.notWritable, "/secret/place cannot be written."))
            #expect(try await office.ask(.get, "/healthz").status == .ok)
            let ready = try await office.ask(.get, "/readyz?verbose")
            #expect(ready.status == .serviceUnavailable)
            #expect(ready.text.contains(#""name":"store","ok":false"#) || ready.text.contains(#""ok":false"#))
            #expect(!ready.text.contains("/secret/place"))
        }
    }

    @Test func `the store is looked at once a second at most`() async throws {
        try await Office.open { (office: Office) async throws in
            #expect(try await office.ask(.get, "/readyz").status == .ok)
            office.store.fail(StoreFailure(.full, "full"))
            #expect(try await office.ask(.get, "/readyz").status == .ok)
            office.time.advance(by: .seconds(1))
            #expect(try await office.ask(.get, "/readyz").status == .serviceUnavailable)
        }
    }

    @Test func `a site that is about to stop is not ready`() async throws {
        try await Office.open { (office: Office) async throws in
            office.site.beginDraining()
            let ready = try await office.ask(.get, "/readyz?verbose")
            #expect(ready.status == .serviceUnavailable)
            #expect(ready.text.contains("about to stop"))
        }
    }
}
