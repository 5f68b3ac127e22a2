import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

struct MediaRoutesTests {
    @Test func `hold music is open to carriers`() async throws {
        try await Office.open { office in
            let response = try await office.ask(.get, "/media/hold-music.wav")
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "audio/wav")
            #expect(response.body.readableBytes == HoldMusic.wav.count)
        }
    }

    @Test func `files of the audio folder are served, and nothing outside of it`() async throws {
        let top = FileManager.default.temporaryDirectory.appendingPathComponent("media-\(UUID().uuidString)")
        let folder = top.appendingPathComponent("audio")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("en"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: top) }
        try Data("sound".utf8).write(to: folder.appendingPathComponent("en/hello.mp3"))
        try Data("secret".utf8).write(to: top.appendingPathComponent("secret.wav"))
        try await Office.open(audio: folder.path) { office in
            let response = try await office.ask(.get, "/media/audio/en/hello.mp3")
            #expect(response.text == "sound")
            #expect(response.headers[.contentType] == "audio/mpeg")
            for path in [
                "../secret.wav", "%2e%2e/secret.wav", "..%2fsecret.wav", "en/../../secret.wav", "none.wav", "",
            ] {
                let refused = try await office.ask(.get, "/media/audio/" + path)
                #expect(refused.status == .notFound, "\(path)")
                #expect(try refused.isProblem("not-found"))
            }
        }
    }
}
