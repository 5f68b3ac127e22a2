import JSONSyntax
import Telephony

/// Lets the caller wait for an agent.
struct Queue: Kind {
    static let sheet = KindSheet(
        name: "queue",
        documentation: """
            Gives the caller a place in `queue` until an agent takes the call, at most for `max_wait`. `announce` is \
            said on entering and then every `every`; in between plays `music`, or the house music. `keys` let the \
            caller leave, one key each. `priority` 1 is served first, 5 is usual. `skills` are what \
            the agent should be able to do, and `whisper` is what the agent hears first. `next` is taken when the agent has \
            left and the caller is still there; `full` and `no_agents` when there is no place; `timeout` after \
            `max_wait`; `error` when the place was lost by a fault.
            """,
        keys: [
            KeySheet("queue", .required, .nameOrParameter(.queue), "The queue to wait in.", example: #""sales""#),
            KeySheet(
                "priority", .integerOrPlaceholder(1...10), usual: "5", "1 is served first.", example: "1"),
            KeySheet(
                "announce", .nameOrParameter(.prompt), "Said on entering, and then every `every`.", example: #""hello""#
            ),
            KeySheet(
                "every", .duration(.seconds(5)...(.seconds(3600))), "Time between two announcements.",
                example: #""45s""#),
            KeySheet(
                "music", .audio, "The sound file that plays in between, instead of the house music.",
                example: #""audio/en/music.wav""#),
            KeySheet(
                "max_wait", .required, .duration(.seconds(1)...(.seconds(4 * 3600))), "The longest wait.",
                example: #""8m""#),
            KeySheet(
                "skills", .list(.template(atMost: 200), atMost: 10), "What the agent should be able to do.",
                example: #"["billing"]"#),
            KeySheet(
                "whisper", .nameOrParameter(.prompt),
                "What the agent hears before being connected, in the flow's first language.", example: #""hello""#),
            .options(.optional, longest: 1, "Keys with which the caller may leave the queue."),
        ],
        outcomes: [
            Outcome("next", .afterWait, .required),
            Outcome("timeout", .afterWait, .technical),
            Outcome("full", .instant, .technical),
            Outcome("no_agents", .instant, .technical),
            Outcome("error", .instant, .technical),
        ],
        ways: .keys)

    let queue: Reference
    let maximumWait: Duration
    let priority: Template
    let announcement: PromptSlot?
    let every: Duration?
    let music: String?
    let skills: [Template]
    let whisper: PromptSlot?
    let options: [KeyOption]

    init?(_ reader: inout StateReader) {
        let queue = reader.queue("queue")
        let maximumWait = reader.object.duration("max_wait", .required, in: .seconds(1)...(.seconds(4 * 3600)))
        priority = reader.priority("priority")
        announcement = reader.prompt("announce")
        every = reader.object.duration("every", in: .seconds(5)...(.seconds(3600)))?.value
        music = reader.audioPath("music")
        skills = (reader.object.list("skills", atMost: 10) ?? []).compactMap { reader.template($0) }
        whisper = reader.prompt("whisper")
        options = reader.options("keys", longest: 1) ?? []
        guard let queue, let maximumWait else { return nil }
        self.queue = queue
        self.maximumWait = maximumWait.value
    }

    var label: String { "queue \(queue.text)" }

    func enter(_ run: inout Run) {
        guard let queue = run.name(of: queue) else {
            run.leave("error")
            return
        }
        let rank = run.isPrivate(priority) ? 5 : Int(priority.text(run.values())) ?? 5
        let skills = skills.filter { !run.isPrivate($0) }.map { $0.text(run.values()) }.filter { !$0.isEmpty }
        run.commands.append(
            .enqueue(
                QueueRequest(
                    queue: queue, priority: max(1, min(10, rank)), maximumWait: maximumWait, skills: skills,
                    whisper: whisper.flatMap { run.whisper($0) })))
        let until = run.now + maximumWait
        run.hold(.queue(QueueStay(phase: .entering, until: until)), until: until)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard case .queue(let stay) = run.session.wait else { return false }
        switch stay.phase {
        case .entering, .announcing, .holding: return handle(event, waiting: stay, &run)
        case .talking(let since): return handle(event, talkingSince: since, stay, &run)
        }
    }

    private func handle(_ event: FlowEvent, waiting stay: QueueStay, _ run: inout Run) -> Bool {
        switch event {
        case .enqueued:
            guard stay.phase == .entering else { return false }
            announce(stay, &run)
        case .refused(let refusal): run.leave(refusal == .full ? "full" : "no_agents")
        case .queueFailed: run.leave("error")
        case .promptFinished:
            guard stay.phase == .announcing else { return false }
            playMusic(stay, &run)
        case .commandFailed: return handleFailure(stay, &run)
        case .deadline: handleDeadline(stay, &run)
        case .key(let key):
            guard let option = options.first(where: { $0.keys == key.description }) else { return false }
            run.commands.append(.leaveQueue)
            run.facts.append(.heard(state: run.state.name, digits: option.keys))
            run.leave(by: option)
        case .agentJoined:
            let stay = QueueStay(phase: .talking(since: run.now), until: stay.until)
            run.wait(.queue(stay), until: run.now + run.limits.talk)
        case .started, .collected, .agentLeft, .transferEnded, .recorded, .recordingFailed, .speech, .orderTaken,
            .orderFailed, .booked, .bookingRefused, .answered, .lookupFailed, .hungUp:
            return false
        }
        return true
    }

    private func handle(
        _ event: FlowEvent, talkingSince since: Timestamp, _ stay: QueueStay, _ run: inout Run
    ) -> Bool {
        switch event {
        case .agentLeft:
            run.session.talked += run.now.milliseconds - since.milliseconds
            run.leave("next")
        case .enqueued:
            // The connection to the agent failed. The caller waits on, and the longest wait goes on counting.
            guard run.now < stay.until else {
                run.commands.append(.leaveQueue)
                run.leave("timeout")
                return true
            }
            announce(stay, &run)
        case .queueFailed: run.leave("error")
        case .deadline:
            run.facts.append(.limitReached(limit: "talk"))
            run.hangUp(reason: "limit")
        case .started, .promptFinished, .key, .collected, .refused, .agentJoined, .transferEnded, .recorded,
            .recordingFailed, .commandFailed, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered,
            .lookupFailed, .hungUp:
            return false
        }
        return true
    }

    /// A sound that fails does not cost the place; a place that cannot be had is an error.
    private func handleFailure(_ stay: QueueStay, _ run: inout Run) -> Bool {
        switch stay.phase {
        case .entering:
            run.commands.append(.leaveQueue)
            run.leave("error")
            return true
        case .announcing:
            playMusic(stay, &run)
            return true
        case .holding, .talking: return false
        }
    }

    private func handleDeadline(_ stay: QueueStay, _ run: inout Run) {
        guard run.now < stay.until else {
            run.commands.append(.leaveQueue)
            run.leave("timeout")
            return
        }
        switch stay.phase {
        case .holding: announce(stay, &run)
        case .entering, .announcing, .talking: playMusic(stay, &run)
        }
    }

    private func announce(_ stay: QueueStay, _ run: inout Run) {
        let stay = QueueStay(phase: .announcing, until: stay.until)
        let isNews = run.surroundings.queue?.isNews ?? true
        guard isNews, let announcement, run.speak(announcement, then: .queue(stay)) else {
            playMusic(stay, &run)
            return
        }
        run.session.deadline = min(run.session.deadline ?? stay.until, stay.until)
    }

    private func playMusic(_ stay: QueueStay, _ run: inout Run) {
        run.commands.append(.music(music))
        var until = stay.until
        if announcement != nil, let every { until = min(until, run.now + every) }
        run.hold(.queue(QueueStay(phase: .holding, until: stay.until)), until: until)
    }
}
