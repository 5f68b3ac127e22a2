import Foundation
import Testing

@testable import Web

struct AudioPathTests {
    @Test(arguments: [["hello.wav"], ["en", "hello.mp3"], ["with%20space.WAV"]])
    func `plain names of sounds are taken`(parts: [String]) {
        #expect(AudioPath(parts) != nil)
    }

    @Test(arguments: [
        [], ["hello.txt"], ["..", "secret.wav"], ["%2e%2e", "secret.wav"], ["a%2Fb.wav"], [".hidden.wav"],
        ["", "a.wav"],
        ["a", "b", "c", "d", "e.wav"], ["wav"], ["a%00.wav"], ["a\\b.wav"], ["%zz.wav"],
    ])
    func `everything else is not`(parts: [String]) {
        #expect(AudioPath(parts) == nil)
    }

    @Test func `a file is found only inside the folder, links included`() throws {
        let top = FileManager.default.temporaryDirectory.appendingPathComponent("audio-\(UUID().uuidString)")
        let folder = top.appendingPathComponent("audio")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: top) }
        try Data("x".utf8).write(to: folder.appendingPathComponent("a.wav"))
        try Data("x".utf8).write(to: top.appendingPathComponent("outside.wav"))
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("link.wav"), withDestinationURL: top.appendingPathComponent("outside.wav")
        )
        #expect(AudioPath(["a.wav"])?.file(in: folder.path) != nil)
        #expect(AudioPath(["b.wav"])?.file(in: folder.path) == nil)
        #expect(AudioPath(["link.wav"])?.file(in: folder.path) == nil)
    }
}
