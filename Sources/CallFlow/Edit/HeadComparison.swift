import JSONSyntax

/// What two versions of a flow say above their states.
struct HeadComparison {
    let place: String
    private let old: Node
    private let new: Node

    init(place: String, _ old: Node, _ new: Node) {
        self.place = place
        self.old = old
        self.new = new
    }

    var differences: [FlowDifference] {
        list("numbers", .numbers, added: "now answers", gone: "no longer answers")
            + list("languages", .start, added: "now speaks", gone: "no longer speaks")
            + text("start", .start) { "a call begins in \"\($1)\", before in \"\($0)\"" }
            + limits + failures
            + list("uses", .things, added: "now uses", gone: "no longer uses")
            + list("returns", .ways, added: "may now return", gone: "no longer returns")
            + ["recording", "voices", "parameters"].flatMap(section)
            + text("title", .things) { "called \"\($1)\", before \"\($0)\"" }
    }

    private func note(_ weight: FlowDifference.Weight, _ text: String) -> FlowDifference {
        FlowDifference(weight: weight, place: place, text: text)
    }

    private func list(_ key: String, _ weight: FlowDifference.Weight, added: String, gone: String) -> [FlowDifference] {
        let before = old[key]?.texts ?? []
        let now = new[key]?.texts ?? []
        var found = now.filter { !before.contains($0) }.map { note(weight, "\(added) \($0)") }
        found += before.filter { !now.contains($0) }.map { note(weight, "\(gone) \($0)") }
        if key == "languages", found.isEmpty, let first = now.first, first != before.first {
            found.append(note(weight, "begins in \(first), before in \(before.first ?? "")"))
        }
        return found
    }

    private func text(
        _ key: String, _ weight: FlowDifference.Weight, _ sentence: (String, String) -> String
    ) -> [FlowDifference] {
        guard let before = old[key], let now = new[key], !before.means(now) else { return [] }
        return [note(weight, sentence(before.words, now.words))]
    }

    private var limits: [FlowDifference] {
        Node.pairs(old["limits"], new["limits"]).compactMap { name, before, now in
            guard before.map({ now?.means($0) != true }) ?? true else { return nil }
            return note(
                .settings, "limit \(name): \(now?.words ?? "the usual"), before \(before?.words ?? "the usual")")
        }
    }

    private var failures: [FlowDifference] {
        let titles = [
            "error": "a fault", "limit": "a call whose limits are used up", "hangup": "a caller who hangs up",
        ]
        return Node.pairs(old["on"], new["on"]).compactMap { name, before, now in
            guard before.map({ now?.means($0) != true }) ?? true else { return nil }
            let usual = "nowhere of its own"
            return note(
                .ways,
                "\(titles[name] ?? name) now leads to \(now.map { "\"\($0.words)\"" } ?? usual), "
                    + "before to \(before.map { "\"\($0.words)\"" } ?? usual)")
        }
    }

    private func section(_ key: String) -> [FlowDifference] {
        Node.pairs(old[key], new[key]).compactMap { name, before, now in
            switch (before, now) {
            case (nil, let now?): note(.settings, "\(key): \(name) is new, \(now.words)")
            case (let before?, nil): note(.settings, "\(key): \(name) is gone, it was \(before.words)")
            case (let before?, let now?):
                before.means(now) ? nil : note(.settings, "\(key): \(name) is \(now.words), before \(before.words)")
            case (nil, nil): nil
            }
        }
    }
}
