import ContactCenter
import Telephony

/// An input that waits for its batch, with whoever waits for the answer.
enum WaitingInput {
    /// Waits for a result without blocking a thread.
    typealias Waiter<Success: Sendable> = CheckedContinuation<Result<Success, StoreFailure>, Never>

    case event(CallEvent, ReceivedEvent, Waiter<Intake>)
    case unreadable(ReceivedEvent, Waiter<Intake>)
    case request(Request, Waiter<Reply>)
    case configured(Configuration, Waiter<Reply>)
    case commandEnded(CallCommand, CommandEnding)
    case errandBegins(CommandID, Waiter<Bool>)
    case errandEnded(Errand, ErrandEnding)
    case legsListed(CarrierName, [ActiveLeg], asOf: Timestamp)
    case tick

    /// Tells whoever waits that the input was not taken in.
    func fail(_ failure: StoreFailure) {
        switch self {
        case .event(_, _, let waiter), .unreadable(_, let waiter): waiter.resume(returning: .failure(failure))
        case .request(_, let waiter), .configured(_, let waiter): waiter.resume(returning: .failure(failure))
        case .errandBegins(_, let waiter): waiter.resume(returning: .failure(failure))
        case .commandEnded, .errandEnded, .legsListed, .tick: break
        }
    }
}
