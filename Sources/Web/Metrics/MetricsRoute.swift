import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import NIOCore
import Telephony

/// `GET /metrics`: Prometheus text.
///
/// Open to everybody who reaches the listener, so it names no person and no number.
struct MetricsRoute: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: Exposition.mediaType],
                body: .init(byteBuffer: ByteBuffer(string: await text())))
        }
    }

    private struct Picture: Sendable {
        var calls: [String: Int]
        var queues: [QueueView]
        var agents: [AgentView]
        var flows: [FlowView]
        var overdue: Int
    }

    private func text() async -> String {
        let picture = await site.writer.read { switchboard, now in
            Picture(
                calls: switchboard.callCounts, queues: switchboard.queueViews(at: now),
                agents: switchboard.agentViews(at: now), flows: switchboard.flowViews(),
                overdue: switchboard.overdue(at: now).count)
        }
        var page = Exposition()
        page.family("switchboard_build_info", .gauge, "The version that runs; the value is always 1.")
        page.sample("switchboard_build_info", [("version", site.version)], 1)
        listener(&page)
        engine(site.writer.counts, &page)
        centre(picture, &page)
        flows(site.flows, picture, &page)
        page.figures(await site.figuresOfToday())
        return page.text
    }

    private func listener(_ page: inout Exposition) {
        page.family("switchboard_webhooks_total", .counter, "Webhooks received, by what became of them.")
        for carrier in site.carriers {
            for (outcome, count) in site.counts.webhooks(from: carrier.name) {
                let labels = [("carrier", carrier.name.rawValue), ("outcome", outcome.rawValue)]
                page.sample("switchboard_webhooks_total", labels, count)
            }
        }
        page.family("switchboard_http_answers_total", .counter, "Answers of the listener, by status class.")
        for (status, count) in site.counts.answers {
            page.sample("switchboard_http_answers_total", [("status", status)], count)
        }
        page.family("switchboard_log_ins_total", .counter, "Attempts of agents to log in, by outcome.")
        for (outcome, count) in site.counts.logIns {
            page.sample("switchboard_log_ins_total", [("outcome", outcome)], count)
        }
        page.family("switchboard_sessions", .gauge, "Log-ins that have not ended.")
        page.sample("switchboard_sessions", site.access.sessions.count)
    }

    private func flows(_ flows: FlowStatus, _ picture: Picture, _ page: inout Exposition) {
        page.family("switchboard_flows", .gauge, "Flows that new calls can begin with.")
        page.sample("switchboard_flows", picture.flows.count)
        page.family(
            "switchboard_flow_is_current", .gauge, "0 while a flow's edition in force is not the one of its file.")
        for flow in picture.flows {
            page.sample("switchboard_flow_is_current", [("flow", flow.flow)], flow.state == .live ? 1 : 0)
        }
        page.family(
            "switchboard_configuration_reloads_total", .counter, "Times that changed files were read, by outcome.")
        page.sample("switchboard_configuration_reloads_total", [("outcome", "good")], flows.reloads)
        page.sample("switchboard_configuration_reloads_total", [("outcome", "broken")], flows.failedReloads)
        page.family(
            "switchboard_configuration_is_current", .gauge, "0 while the files are broken and older ones are in use.")
        page.sample("switchboard_configuration_is_current", flows.broken == nil ? 1 : 0)
    }

    private func centre(_ picture: Picture, _ page: inout Exposition) {
        page.family("switchboard_calls", .gauge, "Calls in memory, by stage.")
        for (stage, count) in picture.calls.sorted(by: { $0.key < $1.key }) {
            page.sample("switchboard_calls", [("stage", stage)], count)
        }
        page.family("switchboard_queue_waiting", .gauge, "Callers in line.")
        for queue in picture.queues {
            page.sample("switchboard_queue_waiting", [("queue", queue.name)], queue.waiting)
        }
        page.family("switchboard_queue_longest_wait_seconds", .gauge, "Wait of the first in line.")
        for queue in picture.queues {
            let labels = [("queue", queue.name)]
            page.sample("switchboard_queue_longest_wait_seconds", labels, queue.longestWaitSeconds)
        }
        page.family("switchboard_queue_free_agents", .gauge, "Agents who could be offered a call now.")
        for queue in picture.queues {
            page.sample("switchboard_queue_free_agents", [("queue", queue.name)], queue.free)
        }
        page.family("switchboard_queue_callbacks", .gauge, "Booked callbacks that wait, or will.")
        for queue in picture.queues {
            page.sample("switchboard_queue_callbacks", [("queue", queue.name)], queue.callbacks)
        }
        page.family("switchboard_queue_expected_wait_seconds", .gauge, "What a caller who came now would be told.")
        for queue in picture.queues {
            guard let seconds = queue.expectation.seconds else { continue }
            page.sample("switchboard_queue_expected_wait_seconds", [("queue", queue.name)], seconds)
        }
        page.family(
            "switchboard_queue_expected_wait_error_seconds", .gauge,
            "Average latest error of each way to predict waits.")
        for queue in picture.queues {
            for (predictor, error) in queue.expectation.errors.sorted(by: { $0.key < $1.key }) {
                let labels = [("queue", queue.name), ("predictor", predictor)]
                page.sample("switchboard_queue_expected_wait_error_seconds", labels, error)
            }
        }
        page.family("switchboard_overdue", .gauge, "Calls and agents that have stayed in a state too long.")
        page.sample("switchboard_overdue", picture.overdue)
        page.family("switchboard_agents", .gauge, "Agents, by what they are doing.")
        let activities = Dictionary(grouping: picture.agents, by: \.activity).mapValues(\.count)
        for (activity, count) in activities.sorted(by: { $0.key < $1.key }) {
            page.sample("switchboard_agents", [("activity", activity)], count)
        }
    }

    private func engine(_ counts: EngineCounts, _ page: inout Exposition) {
        page.family("switchboard_events_total", .counter, "Events of carriers, by what became of them.")
        for outcome in EngineCounts.EventOutcome.allCases {
            page.sample("switchboard_events_total", [("outcome", outcome.rawValue)], counts.events[outcome] ?? 0)
        }
        page.family("switchboard_commands_total", .counter, "Commands to carriers that have come to their end.")
        let commands = counts.commands.sorted { ($0.key.action, $0.key.ending) < ($1.key.action, $1.key.ending) }
        for (command, count) in commands {
            let labels = [("action", command.action), ("outcome", command.ending)]
            page.sample("switchboard_commands_total", labels, count)
        }
        page.family("switchboard_command_retries_total", .counter, "Commands that were sent again.")
        page.sample("switchboard_command_retries_total", counts.retries)
        page.family("switchboard_errands_total", .counter, "Look-ups, announcements and messages that have ended.")
        let errands = counts.errands.sorted { ($0.key.purpose, $0.key.ending) < ($1.key.purpose, $1.key.ending) }
        for (errand, count) in errands {
            let labels = [("purpose", errand.purpose), ("outcome", errand.ending)]
            page.sample("switchboard_errands_total", labels, count)
        }
        page.family("switchboard_open_errands", .gauge, "Look-ups, announcements and messages without an end yet.")
        page.sample("switchboard_open_errands", counts.openErrands)
        page.family("switchboard_outbox_commands", .gauge, "Commands whose end is not known.")
        page.sample("switchboard_outbox_commands", counts.outboxDepth)
        page.family("switchboard_waiting_inputs", .gauge, "Inputs that wait for the next commit.")
        page.sample("switchboard_waiting_inputs", counts.waitingInputs)
        page.family("switchboard_commits_total", .counter, "Durable commits.")
        page.sample("switchboard_commits_total", counts.commits)
        page.family("switchboard_commit_seconds", .histogram, "Time of a durable commit.")
        page.histogram("switchboard_commit_seconds", counts.commitSeconds)
        page.family("switchboard_commit_inputs", .histogram, "Inputs per commit.")
        page.histogram("switchboard_commit_inputs", counts.batchSizes)
        if let last = counts.lastCommit {
            page.family("switchboard_last_commit_timestamp_seconds", .gauge, "When the last commit was done.")
            page.sample("switchboard_last_commit_timestamp_seconds", Double(last.milliseconds) / 1000)
        }
    }
}
