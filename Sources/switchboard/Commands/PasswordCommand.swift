import ArgumentParser
import Foundation
import Web

/// `switchboard password`: makes the text that lets an agent log in.
struct PasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Hash a password for config/agents.json.",
        discussion: """
            EXAMPLES
              switchboard password                 asks; nothing is shown
              switchboard password < password.txt  reads the first line

            Prints one line, scrypt$…: the value of "password" of an agent in
            config/agents.json. The password itself is stored nowhere. It
            needs at least 8 characters; 15 are better.
            """)

    /// The fewest characters of a password.
    static let shortest = 8

    func run() async throws {
        guard let password = try Self.read() else { throw Exit.because("No password was given on standard input.") }
        guard password.count >= Self.shortest else {
            throw Exit.because("The password is too short: it needs at least \(Self.shortest) characters.")
        }
        guard let hash = PasswordHash(password: password) else {
            throw Exit.because("The password is too long: it may have \(PasswordHash.longestPassword) bytes.")
        }
        Terminal.say(hash.description)
    }

    private static func read() throws -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return readLine(strippingNewline: true) }
        let first = ask("Password: ")
        guard first == ask("Once more: ") else { throw Exit.because("The two passwords are not the same.") }
        return first
    }

    /// Asks without showing what is typed.
    private static func ask(_ prompt: String) -> String? {
        FileHandle.standardError.write(Data(prompt.utf8))
        var before = termios()
        let isTerminal = unsafe tcgetattr(STDIN_FILENO, &before) == 0
        if isTerminal {
            var silent = before
            silent.c_lflag &= ~tcflag_t(ECHO)
            _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &silent)
        }
        defer {
            if isTerminal { _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &before) }
            Terminal.tell("")
        }
        return readLine(strippingNewline: true)
    }
}
