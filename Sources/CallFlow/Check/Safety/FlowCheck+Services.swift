import JSONSyntax

extension FlowCheck {
    /// Services that speak in the clear, or whose secret stands in the file.
    ///
    /// - Parameter clearOrigins: those that may; nil if that is not known.
    func checkServices(_ clearOrigins: Set<String>?) {
        let files = [(findings, draft.root)] + libraries.map { ($0.findings, $0.root) }
        for (file, root) in files {
            guard let root else { continue }
            for service in file.members("services", of: Entry(root, pointer: "")) {
                guard let place = file.place(of: "url", in: service), case .string(let url) = place.node.value else {
                    continue
                }
                check(url, at: place, file, clearOrigins)
            }
        }
    }

    private func check(_ url: String, at place: Entry, _ file: Findings, _ clearOrigins: Set<String>?) {
        let scheme = url.prefix { $0 != ":" }
        let host = url.dropFirst(scheme.count + "://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if host.contains("@") {
            return file.error(
                "F706", at: place, "a name and a password stand in this address", hint: "use \"auth\": \"secret:NAME\"")
        }
        guard scheme != "https", let clearOrigins else { return }
        let origin = "\(scheme)://\(host)".lowercased()
        guard scheme != "http" || !clearOrigins.contains(origin) else { return }
        file.error(
            "F706", at: place, "a service is asked over https only",
            hint: "write https:// in front; if it lies in your own network, add \"\(origin)\" to "
                + "\"private_origins\" in switchboard.json")
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
