import CallFlow
package import Telephony

/// What became of a wish to move calls from one edition of a flow to another.
package struct MovedCalls: Hashable, Sendable, Codable {
    /// The calls that go on in the other edition.
    package var moved: [CallID] = []
    /// How many stay where they are, by reason.
    package var stay: [String: Int] = [:]
}

extension Switchboard {
    /// Lets the calls of one edition go on in another one, those that can; every call is at a wait between two inputs.
    mutating func moveCalls(from old: BundleID, to new: BundleID, at now: Timestamp) throws(Reply.Refusal) -> Reply {
        guard let former = programs[old], let program = programs[new], former.flow == program.flow, old != new else {
            throw .unknownEdition
        }
        var result = MovedCalls()
        for id in calls.keys.sorted() {
            guard let call = calls[id], call.bundle == old, case let session? = call.session, !session.hasEnded else {
                continue
            }
            do throws(Unmovable) {
                let moved = try program.takeOver(
                    session, from: former, isRecorded: call.wholeRecording?.isPaused == false)
                change(id, at: now) { _, call in
                    call.session = moved
                    call.bundle = new
                }
                note(.callMoved(bundle: new.rawValue), call: id, at: now)
                result.moved.append(id)
            } catch {
                result.stay[error.reason, default: 0] += 1
            }
        }
        keepProgram(new)
        return .moved(result)
    }
}
