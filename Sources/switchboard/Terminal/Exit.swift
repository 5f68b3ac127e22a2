import ArgumentParser

/// How a command ends, beyond 0 for success and 64 for a wrong command line.
enum Exit {
    /// Findings were printed, or what was asked for did not work.
    static let failed = ExitCode(1)
    /// What was asked for does not exist.
    static let usage = ExitCode(2)
    /// The settings, the flows or the place for the store cannot be used (`EX_CONFIG`).
    static let configuration = ExitCode(78)

    /// Says why in one sentence, and ends the command.
    static func because(_ sentence: String, _ code: ExitCode = failed) -> ExitCode {
        Terminal.tell("switchboard: \(sentence)")
        return code
    }
}
