import ContactCenter
import Telephony

/// What came of making the choices of a time again, in lines for a terminal.
enum AuditReport {
    /// The report of an audit.
    static func lines(_ audit: DecisionAudit, title: String) -> [String] {
        guard audit.decisions > 0 else { return ["\(title): nobody was offered a call."] }
        var lines = [Terminal.painted("\(title): \(Self.count(audit.decisions)), made again from the facts", .bold)]
        lines.append("  \(audit.same) come out the same")
        if audit.byHand > 0 { lines.append("  \(audit.byHand) were made by hand: there was nothing to choose") }
        if audit.unrecorded > 0 {
            lines.append(
                "  \(audit.unrecorded) cannot be made again: the version that made them did not write down who was free"
            )
        }
        let different = "  \(audit.different) come out differently"
        lines.append(audit.different > 0 ? Terminal.painted(different, .red) : different)
        if audit.searched > 0 {
            let found = audit.idleLonger == 0 ? "nobody" : "\(audit.idleLonger) times somebody"
            lines.append(
                "Idle longest: everybody was searched for \(audit.searched) of them; \(found) who could have had the "
                    + "call had been idle for longer.")
        }
        for finding in audit.findings { lines += Self.lines(finding) }
        if audit.different > audit.findings.count {
            lines.append("  … and \(audit.different - audit.findings.count) more")
        }
        return lines
    }

    private static func count(_ decisions: Int) -> String { decisions == 1 ? "1 decision" : "\(decisions) decisions" }

    private static func lines(_ finding: DecisionAudit.Finding) -> [String] {
        guard case .different(let faults) = finding.verdict else { return [] }
        let head = "Offer \(finding.decision.offer) at \(finding.at), call \(finding.call?.description ?? "-")"
        return [Terminal.painted(head, .bold)] + faults.map { "  \($0)" }
    }
}
