import JSONSyntax
import Telephony

extension FlowCheck {
    /// Checks that concern money, privacy and the law.
    func checkSafety(countries: [String], clearOrigins: Set<String>?) {
        checkDestinations(allowed: countries)
        checkNumbers(allowed: countries)
        checkServices(clearOrigins)
        checkPrivacy()
    }

    /// The phones of the destinations that this flow dials or gives to others, each with its place.
    var phonePlaces: [(phone: String, entry: Entry, destination: Entry, file: Findings)] {
        var seen: Set<String> = []
        let mentioned = (draft.mentions + givenMentions).filter {
            $0.sort == .destination && seen.insert($0.name.value).inserted
        }
        return mentioned.flatMap { mention in
            guard let place = table.place(.destination, mention.name.value) else {
                return [(phone: String, entry: Entry, destination: Entry, file: Findings)]()
            }
            let single = place.findings.place(of: "phone", in: place.value).map { [$0] } ?? []
            return (single + place.findings.elements("phones", of: place.value)).compactMap { entry in
                guard case .string(let phone) = entry.node.value else { return nil }
                return (phone, entry, place.value, place.findings)
            }
        }
    }

    /// Phones abroad and phones that cost a multiple, unless the destination allows them.
    private func checkDestinations(allowed: [String]) {
        for (phone, entry, destination, file) in phonePlaces {
            let own = file.elements("allow", of: destination).compactMap { element -> String? in
                guard case .string(let prefix) = element.node.value else { return nil }
                return prefix
            }
            guard !own.contains(where: { phone.hasPrefix($0) }) else { continue }
            report(phone, at: entry, file, allowed: allowed)
        }
    }

    /// Numbers that states call back or write to.
    private func checkNumbers(allowed: [String]) {
        for state in draft.states {
            let number: NumberToReach
            let key: String
            switch state.kind {
            case let callback as Callback: (number, key) = (callback.number, "number")
            case let message as SendMessage: (number, key) = (message.to, "to")
            case _: continue
            }
            guard let place = findings.place(of: key, in: state.entry) else { continue }
            if let phone = number.number.constant {
                guard !number.allowed.contains(where: { phone.hasPrefix($0) }) else { continue }
                report(phone, at: place, findings, allowed: allowed)
            } else if number.allowed.isEmpty, number.number.loneName != .callFrom {
                findings.error(
                    "F702", at: place,
                    "this number comes from the caller or from a service, and nothing says which numbers it may be",
                    hint: "write their beginnings beside it: \"allow\": [\"\(allowed.first ?? "+34")\"]")
            }
        }
    }

    /// Reports a number abroad, or one that costs a multiple.
    private func report(_ phone: String, at entry: Entry, _ file: Findings, allowed: [String]) {
        guard phone.hasPrefix("+") else { return }
        if CountryCode.isCostly(phone) {
            file.error(
                "F701", at: entry, "calls to this number cost a multiple: it is a premium or satellite number",
                hint: "if that is meant, write \"allow\": [\"\(phone.prefix(6))\"] beside it")
            return
        }
        guard !allowed.isEmpty, !allowed.contains(where: { phone.hasPrefix($0) }) else { return }
        let country = CountryCode.of(phone) ?? String(phone.prefix(4))
        file.error(
            "F701", at: entry, "this number is in a country that nobody has allowed (\(country))",
            hint: "if that is meant, write \"allow\": [\"\(country)\"] beside it")
    }
}

extension FolderCheck {
    /// Transfers to a number that this installation answers itself: such a call would meet itself.
    func checkOwnNumbers() {
        var owners: [String: String] = [:]
        for check in checks {
            for number in check.draft.numbers where owners[number.value.text] == nil {
                owners[number.value.text] = check.draft.id
            }
        }
        for check in checks {
            for (phone, entry, _, file) in check.phonePlaces {
                guard let owner = owners[phone] else { continue }
                file.error(
                    "F704", at: entry, "\(owner).json answers this number itself, so the call would come back here",
                    hint: "let a state lead to what that flow does, with \"run\" or \"handoff\"")
            }
        }
    }

    /// Flows that no call comes to.
    func reviewUsers() {
        guard let entries = context.entries else { return }
        let used = Set(checks.flatMap { $0.flowMentions.map(\.name) })
        for check in checks where check.draft.numbers.isEmpty {
            guard !entries.contains(check.draft.id), !used.contains(check.draft.id), let root = check.draft.root else {
                continue
            }
            let place = check.findings.place(of: "title", in: Entry(root, pointer: ""))
            check.findings.warning(
                "F708", at: place?.label ?? root.span.first, place?.pointer ?? "",
                "this flow answers no number, and no other flow leads to it",
                hint: "give it \"numbers\", or name it as the default flow of the settings")
        }
    }
}

extension FlowCheck {
    /// The flows that states run or hand over to.
    var flowMentions: [(state: Int, name: String, place: Entry)] {
        draft.states.enumerated().compactMap { index, state in
            guard ["run", "handoff"].contains(state.entry.text("do")), let name = state.entry.text("flow"),
                let place = findings.place(of: "flow", in: state.entry)
            else { return nil }
            return (index, name, place)
        }
    }
}
