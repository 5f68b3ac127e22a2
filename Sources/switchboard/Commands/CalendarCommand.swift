import ArgumentParser
import CallFlow
import CurlHTTP
import Engine
import Foundation
import Telephony

/// `switchboard calendar`: what callers will meet, day by day.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Show what a calendar says day by day, or make an exception from it.",
        discussion: """
            EXAMPLES
              switchboard calendar                        all calendars, a week
              switchboard calendar office_hours --days 60
              switchboard calendar _shared:office_hours --close \\
                --until 2026-12-24T18:00:00+01:00 --reason snow \\
                --prompt closed_today
              switchboard calendar _shared:office_hours --holiday \\
                --until 2026-05-15T23:59:00+02:00 --reason "San Isidro"
              switchboard calendar _shared:office_hours --end

            The days come from the files. An exception is made at the running
            server: it goes before holidays and the week, counts for calls that
            are up, and ends by itself at --until. With SWITCHBOARD_ADMIN_TOKEN
            the exceptions in force are shown with the days. With --prompt
            callers hear one of the calendar's "notices" first.
            """)

    @Argument(help: "The calendar's name, or FILE:NAME where several files have one.")
    var calendar: String?

    @Option(help: "How many days to show, 1 to 400.")
    var days = 7

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    @Flag(help: "Callers meet 'closed' until the given moment.")
    var close = false

    @Flag(help: "Callers meet 'open' until the given moment.")
    var open = false

    @Flag(help: "Callers meet 'holiday' until the given moment; on a day without a holiday, the reason is its name.")
    var holiday = false

    @Flag(help: "End the exception that is in force.")
    var end = false

    @Option(help: "When the exception ends, such as 2026-12-24T18:00:00+01:00.")
    var until: String?

    @Option(help: "Why, for whoever sees it later.")
    var reason: String?

    @Option(help: "What callers hear first: one of the prompts under the calendar's \"notices\".")
    var prompt: String?

    @OptionGroup var server: ServerOptions

    private struct Answer: Decodable, Sendable {
        struct Exception: Decodable, Sendable {
            var state: String
            var until: String
            var reason: String
            var prompt: String?
        }
        var calendar: String
        var state: String
        var exception: Exception?
    }

    func validate() throws {
        let wishes = [close, open, holiday, end].count { $0 }
        guard wishes <= 1 else { throw ValidationError("Give only one of --close, --open, --holiday and --end.") }
        guard (1...400).contains(days) else { throw ValidationError("--days is a number from 1 to 400.") }
        if wishes == 1, calendar == nil { throw ValidationError("Name the calendar, as FILE:NAME.") }
        guard state != nil else {
            if prompt != nil { throw ValidationError("--prompt goes with --close, --open or --holiday.") }
            return
        }
        guard let until, Timestamp(iso8601: until) != nil else {
            throw ValidationError("Say when it ends: --until 2026-12-24T18:00:00+01:00.")
        }
        guard reason?.isEmpty == false else { throw ValidationError("Say why: --reason snow.") }
    }

    func run() async throws {
        if state != nil || end { try await except() } else { try await show() }
    }

    /// What callers are to meet; nil if no exception is to be made.
    private var state: HoursOverride.State? { close ? .closed : open ? .open : holiday ? .holiday : nil }

    private func except() async throws {
        let path = "/api/v1/calendars/\(try await key())/override"
        let answer: Answer
        if end {
            answer = try await server.ask(.delete, path, as: Answer.self)
        } else {
            var wish = ["state": state?.rawValue ?? "", "until": until ?? "", "reason": reason ?? ""]
            wish["prompt"] = prompt
            answer = try await server.ask(
                .put, path, body: Array(JSONEncoder().encode(wish)), as: Answer.self)
        }
        let rest = answer.exception.map { "; an exception in force: \(Self.words($0))" } ?? ""
        Terminal.say("\(answer.calendar) is \(answer.state)\(rest)")
    }

    /// The calendar's key: the one that was given, or the only one of that name that the server knows.
    private func key() async throws -> String {
        struct List: Decodable, Sendable {
            struct Item: Decodable, Sendable { var calendar: String }
            var items: [Item]
        }
        let name = calendar ?? ""
        guard !name.contains(":") else { return name }
        let known = try await server.ask(.get, "/api/v1/calendars", as: List.self).items.map(\.calendar)
        let meant = known.filter { $0.hasSuffix(":\(name)") }
        guard let only = meant.first, meant.count == 1 else {
            let list = (meant.isEmpty ? known : meant).joined(separator: ", ")
            throw Exit.because("Name one calendar as FILE:NAME. There are: \(list.isEmpty ? "none" : list).")
        }
        return only
    }

    private static func words(_ exception: Answer.Exception) -> String {
        "\(exception.state) until \(exception.until), \(exception.reason)"
            + (exception.prompt.map { ", callers hear \($0)" } ?? "")
    }

    /// The exceptions in force, by calendar; nil, after a word to the operator, if no server can be asked.
    private func exceptions() async -> [String: Answer.Exception]? {
        struct List: Decodable, Sendable { var items: [Answer] }
        guard server.hasToken else {
            Terminal.tell("Exceptions made by hand are not shown: the server wants SWITCHBOARD_ADMIN_TOKEN.")
            return nil
        }
        guard let list = try? await server.ask(.get, "/api/v1/calendars", as: List.self) else {
            Terminal.tell("Exceptions made by hand are therefore not shown.")
            return nil
        }
        return Dictionary(
            list.items.compactMap { item in item.exception.map { (item.calendar, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    private func show() async throws {
        let programs = Installation.load(flows: flows).programs
        let exceptions = await exceptions() ?? [:]
        var shown: Set<String> = []
        for program in programs {
            let names = calendar.map { [$0] } ?? program.calendars
            for name in names {
                guard let forecast = program.forecast(name, from: SystemTime().now, days: days),
                    shown.insert(forecast.calendar).inserted
                else { continue }
                tell(forecast, exceptions[forecast.calendar])
            }
        }
        guard shown.isEmpty else { return }
        let known = Set(programs.flatMap(\.calendars)).sorted().joined(separator: ", ")
        throw Exit.because("No flow without errors asks such a calendar. There are: \(known.isEmpty ? "none" : known).")
    }

    private func tell(_ forecast: CalendarForecast, _ exception: Answer.Exception?) {
        Terminal.say(Terminal.painted("\(forecast.calendar) (\(forecast.zone))", .bold))
        if let exception {
            Terminal.say(Terminal.painted("  an exception in force: \(Self.words(exception))", .red))
        }
        for day in forecast.days {
            let hours = day.open.isEmpty ? "closed" : day.open.joined(separator: ", ")
            let notes = [day.holiday, day.changesClocks ? "the clocks change" : nil].compactMap { $0 }
            let note = notes.isEmpty ? "" : "   \(notes.joined(separator: "; "))"
            Terminal.say("  \(day.date) \(day.weekday)  \(hours)\(note)")
        }
    }
}
