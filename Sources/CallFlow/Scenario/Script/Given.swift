import Foundation
import JSONSyntax
import Telephony

/// What is given for a scenario: the file's, and over it the scenario's own.
struct Given: Sendable {
    var from: Caller?
    var to: String?
    var at: LocalMoment?
    var zone: TimeZone?
    var language: String?
    var queues: [String: QueueAnswer] = [:]
    var transfers: [String: FlowEvent.TransferEnd] = [:]
    var services: [String: ServiceAnswer] = [:]
    var refusedCallbacks: [String: FlowEvent.BookingRefusal] = [:]
    var failing: Set<Order> = []
    /// Exceptions from the hours, by the calendar's name.
    var overrides: [String: GivenOverride] = [:]

    /// Who calls.
    enum Caller: Hashable, Sendable {
        case number(PhoneNumber)
        case withheld
    }

    /// The caller's number if nothing else is given: one that Spain keeps for no subscriber.
    private static let usualCaller = "+34600000001"
    /// Tuesday, 10 March 2026, in the morning.
    private static let usualMoment = "2026-03-10T10:30"

    /// What a call of this program meets.
    func circumstances(_ program: Program) -> Circumstances {
        let zone = zone ?? program.usualZone
        let moment = at ?? LocalMoment(Self.usualMoment)
        var circumstances = Circumstances(
            from: number, to: to ?? program.numbers.first?.text ?? "+10000000000",
            startsAt: moment?.moment(in: zone) ?? Timestamp(milliseconds: 0), language: language)
        circumstances.queues = queues
        circumstances.transfers = transfers
        circumstances.services = services
        circumstances.refusedCallbacks = refusedCallbacks
        circumstances.failing = failing
        for calendar in program.calendars {
            let name = calendar.split(separator: ":").last.map(String.init) ?? calendar
            circumstances.exceptions[calendar] = overrides[name]?
                .exception(calendar, callAt: circumstances.startsAt, in: zone)
        }
        return circumstances
    }

    private var number: PhoneNumber? {
        switch from {
        case .number(let number): number
        case .withheld: nil
        case nil: PhoneNumber(Self.usualCaller)
        }
    }
}
