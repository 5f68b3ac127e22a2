import JSONSyntax

/// What two versions of a file say of prompts, calendars and other named things.
struct DefinitionsComparison {
    let place: String
    private let old: Node
    private let new: Node

    init(place: String, _ old: Node, _ new: Node) {
        self.place = place
        self.old = old
        self.new = new
    }

    var differences: [FlowDifference] {
        section("calendars", "calendar", .hours, calendar) + section("holidays", "holidays", .hours, holidays)
            + section("prompts", "prompt", .words, prompt)
            + ["variables", "queues", "mailboxes", "destinations", "services"].flatMap { name in
                section(name, Self.titles[name] ?? name, .things, members)
            }
    }

    private static let titles = [
        "variables": "variable", "queues": "queue", "mailboxes": "mailbox", "destinations": "destination",
        "services": "service",
    ]

    private func section(
        _ name: String, _ title: String, _ weight: FlowDifference.Weight, _ changes: (Node, Node) -> [String]
    ) -> [FlowDifference] {
        Node.pairs(old[name], new[name]).flatMap { name, before, now -> [FlowDifference] in
            func note(_ text: String) -> FlowDifference {
                FlowDifference(weight: weight, place: place, text: "\(title) \"\(name)\"\(text)")
            }
            switch (before, now) {
            case (nil, _?): return [note(" is new")]
            case (_?, nil): return [note(" is gone")]
            case (let before?, let now?): return before.means(now) ? [] : changes(before, now).map(note)
            case (nil, nil): return []
            }
        }
    }

    /// Words by language.
    private func prompt(_ before: Node, _ now: Node) -> [String] {
        Node.pairs(before, now).compactMap { language, former, present in
            switch (former, present) {
            case (nil, _?): return ": now also in \(language)"
            case (_?, nil): return ": no longer in \(language)"
            case (let former?, let present?):
                return former.means(present) ? nil : " reworded (\(language)): \(Self.rewording(former, present))"
            case (nil, nil): return nil
            }
        }
    }

    /// Both texts from a little before their first difference, so that long ones show it.
    private static func rewording(_ former: Node, _ present: Node) -> String {
        let before = Array(text(former))
        let now = Array(text(present))
        let same = zip(before, now).prefix { $0 == $1 }.count
        let cut = same > 24 ? same - 16 : 0
        func shown(_ text: [Character]) -> String {
            let rest = String(text.dropFirst(cut))
            return "\"\(cut > 0 ? "…" : "")\(FlowGraph.shortened(rest, to: 60))\""
        }
        return "\(shown(now)), before \(shown(before))"
    }

    private static func text(_ node: Node) -> String {
        if case .string(let text) = node.value { return text }
        return node.compact(sorted: false)
    }

    private func calendar(_ before: Node, _ now: Node) -> [String] {
        var found = Self.changedDays(Self.week(before["open"]), Self.week(now["open"]))
        found += Node.pairs(before, now).compactMap { name, former, present in
            guard name != "open" else { return nil }
            if name == "holidays", case .array? = former?.value, case .array? = present?.value { return nil }
            return Self.change(name, former, present)
        }
        if let former = before["holidays"], let present = now["holidays"] { found += holidays(former, present) }
        return found
    }

    /// Days that have other hours; neighbours with the same news are one run.
    private static func changedDays(_ before: [String], _ now: [String]) -> [String] {
        var runs: [(first: Int, last: Int)] = []
        for day in days.indices where before[day] != now[day] {
            if let run = runs.last, run.last == day - 1, before[day] == before[day - 1], now[day] == now[day - 1] {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day))
            }
        }
        return runs.map { run in
            let name = run.first == run.last ? days[run.first] : "\(days[run.first])-\(days[run.last])"
            return ": \(name) \(now[run.first]), before \(before[run.first])"
        }
    }

    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// What is written for each day of the week; ranges are taken apart.
    private static func week(_ open: Node?) -> [String] {
        var week = Array(repeating: "closed", count: 7)
        for member in open?.members ?? [] {
            let ends = member.key.split(separator: "-").compactMap { days.firstIndex(of: String($0)) }
            guard let first = ends.first, let last = ends.last, first <= last else { continue }
            let hours = member.value.texts.joined(separator: ", ")
            for day in first...last { week[day] = hours.isEmpty ? "closed" : hours }
        }
        return week
    }

    private func holidays(_ before: Node, _ now: Node) -> [String] {
        guard case .array(let former) = before.value, case .array(let present) = now.value else { return [] }
        func date(_ node: Node) -> String {
            ["date", "dates", "every_year"].compactMap { node[$0]?.words }.first ?? "?"
        }
        var found: [String] = []
        for day in present {
            guard let same = former.first(where: { date($0) == date(day) }) else {
                found.append(": holiday \(date(day)) added")
                continue
            }
            if !same.means(day) { found.append(": holiday \(date(day)) is \(day.words), before \(same.words)") }
        }
        found += former.filter { day in !present.contains { date($0) == date(day) } }
            .map { ": holiday \(date($0)) is gone" }
        return found
    }

    private func members(_ before: Node, _ now: Node) -> [String] {
        Node.pairs(before, now).compactMap { Self.change($0.name, $0.old, $0.new) }
    }

    private static func change(_ name: String, _ former: Node?, _ present: Node?) -> String? {
        switch (former, present) {
        case (let former?, let present?):
            former.means(present) ? nil : ": \(name) \(present.words), before \(former.words)"
        case (nil, let present?): ": \(name) \(present.words), before not written"
        case (let former?, nil): ": \(name) not written, before \(former.words)"
        case (nil, nil): nil
        }
    }
}
