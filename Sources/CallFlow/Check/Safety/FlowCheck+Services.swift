import JSONSyntax

extension FlowCheck {
    /// Services that speak in the clear, or whose secret stands in the file.
    func checkServices() {
        let files = [(findings, draft.root)] + libraries.map { ($0.findings, $0.root) }
        for (file, root) in files {
            guard let root else { continue }
            for service in file.members("services", of: Entry(root, pointer: "")) { check(service, file) }
        }
    }

    private func check(_ service: Entry, _ file: Findings) {
        if let place = file.place(of: "url", in: service), case .string(let url) = place.node.value {
            if !url.hasPrefix("https://") {
                file.error("F706", at: place, "a service is asked over https only", hint: "write https:// in front")
            } else if url.dropFirst("https://".count).prefix(while: { $0 != "/" }).contains("@") {
                file.error(
                    "F706", at: place, "a name and a password stand in this address",
                    hint: "use \"auth\": \"secret:NAME\"")
            }
        }
    }
}

extension FlowReview {
    /// Lookups that keep the caller in silence.
    func reviewSilence() {
        for state in draft.states where state.entry.text("do") == "lookup" && state.entry.node["meanwhile"] == nil {
            let own = place("timeout", in: state.entry).flatMap { entry -> Duration? in
                guard case .string(let text) = entry.node.value else { return nil }
                return DurationText.parse(text)
            }
            let time = own ?? serviceTime(state.entry.text("service")) ?? .seconds(2)
            guard time > .milliseconds(1500) else { continue }
            findings.warning(
                "F707", at: state.entry.label, state.entry.pointer,
                "the caller may hear nothing for \(DurationText.text(time))",
                hint: "name a prompt in \"meanwhile\", or write a \"timeout\" of at most 1.5s")
        }
    }

    private func serviceTime(_ name: String?) -> Duration? {
        guard let name else { return nil }
        for root in [draft.root] + check.libraries.map(\.root) {
            guard case .string(let text)? = root?["services"]?[name]?["timeout"]?.value else { continue }
            return DurationText.parse(text)
        }
        return nil
    }
}
