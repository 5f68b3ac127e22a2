extension World {
    /// Tells the flow its last event a second time, as carriers do; false if the answer is another one.
    ///
    /// What the switchboard has answered once it answers from memory; here the step is taken again from where it
    /// was taken, and has to come to the same end.
    package mutating func repeatLastEvent() -> Bool {
        precondition(keepsLastEvent, "a world that is to repeat an event has to keep it")
        note(.did(.repeated))
        guard let told = lastTold, let program = programs[told.session.bundle] else { return true }
        return program.step(told.session, told.event, told.surroundings, at: told.at) == told.turn
    }

    /// Ends the server and starts it again: programs are made from their stored text; a sentence if that fails.
    package mutating func restart() -> String? {
        note(.did(.restarted))
        var anew = programs
        for (id, program) in programs {
            guard let again = try? Program(source: program.source) else {
                return "the stored bundle \(id.rawValue) cannot be read"
            }
            guard again.id == id else { return "the stored bundle \(id.rawValue) has become \(again.id.rawValue)" }
            anew[id] = again
        }
        replace(anew)
        return nil
    }

    /// Puts a newer version of the flow into service; the call keeps its own.
    package mutating func reload(_ newer: Program) {
        note(.did(.reloaded))
        programs[newer.id] = newer
    }
}
