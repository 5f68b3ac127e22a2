import CallFlow
import Telephony

extension Switchboard {
    /// Takes the files' editions in: they come into force, or wait for a command.
    mutating func adoptEditions(at now: Timestamp) {
        onFile = [:]
        for program in configuration.programs {
            programs[program.id] = program
            onFile[program.flow] = program.id
        }
        let files = configuration.flowFiles.union(onFile.keys)
        for flow in publications.keys.sorted() where !files.contains(flow) {
            publications[flow] = nil
            publicationsChanged = true
            note(.flowWithdrawn(flow: flow), at: now)
        }
        for (flow, bundle) in onFile.sorted(by: { $0.key < $1.key }) { follow(flow, to: bundle, at: now) }
        mapNumbers()
    }

    private mutating func follow(_ flow: String, to bundle: BundleID, at now: Timestamp) {
        guard let publication = publications[flow] else {
            publications[flow] = Publication(flow: flow, live: bundle, since: now)
            return published(flow, bundle, .firstEdition, at: now)
        }
        guard publication.live != bundle, publication.heldBack != bundle, configuration.publishing == .onSave else {
            return
        }
        publications[flow]?.publish(bundle, at: now)
        published(flow, bundle, .fileChanged, at: now)
    }

    private mutating func published(
        _ flow: String, _ bundle: BundleID, _ cause: Fact.PublishingCause, at now: Timestamp
    ) {
        keepProgram(bundle)
        publicationsChanged = true
        note(.flowPublished(flow: flow, bundle: bundle.rawValue, cause: cause), at: now)
    }

    /// Makes sure that the store has a bundle before anything refers to it.
    mutating func keepProgram(_ bundle: BundleID) {
        if storedPrograms.insert(bundle).inserted { newPrograms.append(bundle) }
    }

    /// Which flow answers which number; a flow whose file is free of errors goes before one that is kept from earlier.
    private mutating func mapNumbers() {
        flowsByNumber = [:]
        let flows = publications.keys.sorted { left, right in
            let (isLeftKept, isRightKept) = (onFile[left] == nil, onFile[right] == nil)
            return isLeftKept == isRightKept ? left < right : isRightKept
        }
        for flow in flows {
            guard let live = publications[flow]?.live, let program = programs[live] else { continue }
            for number in program.numbers where flowsByNumber[number.text] == nil {
                flowsByNumber[number.text] = flow
            }
        }
    }

    /// The edition that a new call begins with; nil if no flow answers the number.
    func edition(for number: String, caller: String) -> BundleID? {
        guard let flow = flowsByNumber[number] ?? configuration.defaultFlow, let publication = publications[flow]
        else { return nil }
        let edition = publication.edition(for: caller)
        // An edition that this version cannot read any more was left out at start.
        return programs[edition] == nil ? publication.live : edition
    }

    /// Puts the edition of a flow's file in force, for all new calls or for a share of them.
    mutating func publish(
        _ flow: String, _ share: Publication.Share?, at now: Timestamp
    ) throws(Reply.Refusal) -> Reply {
        guard let publication = publications[flow] else { throw .unknownFlow }
        guard let bundle = onFile[flow] else { throw .brokenFlow }
        guard publication.live != bundle else {
            guard publication.trial != nil, share == nil else { throw .nothingNew }
            publications[flow]?.trial = nil
            return try changedPublication(flow, at: now)
        }
        guard let share else {
            publications[flow]?.publish(bundle, at: now)
            published(flow, bundle, .command, at: now)
            return try changedPublication(flow, at: now)
        }
        publications[flow]?.trial = Publication.Trial(bundle: bundle, share: share)
        keepProgram(bundle)
        note(.flowTried(flow: flow, bundle: bundle.rawValue), at: now)
        return try changedPublication(flow, at: now)
    }

    /// Goes back to an earlier edition: the one before, or the one that is named.
    mutating func rollBack(
        _ flow: String, to bundle: BundleID?, at now: Timestamp
    ) throws(Reply.Refusal) -> Reply {
        guard let publication = publications[flow] else { throw .unknownFlow }
        guard let target = bundle ?? publication.earlier.first, publication.earlier.contains(target),
            programs[target] != nil
        else { throw .unknownEdition }
        publications[flow]?.publish(target, at: now)
        publications[flow]?.trial = nil
        publications[flow]?.heldBack = onFile[flow] == target ? nil : onFile[flow]
        published(flow, target, .rolledBack, at: now)
        return try changedPublication(flow, at: now)
    }

    private mutating func changedPublication(_ flow: String, at now: Timestamp) throws(Reply.Refusal) -> Reply {
        publicationsChanged = true
        mapNumbers()
        guard let view = flowView(flow) else { throw .unknownFlow }
        return .flow(view)
    }
}
