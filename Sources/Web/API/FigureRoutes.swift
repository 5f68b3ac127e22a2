import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import NIOCore
import Telephony

/// Figures, what they counted, fairness, and the record in the words of other report tools.
struct FigureRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/figures") { request, _ in
            let wantsCSV = request.headers[.accept]?.contains("text/csv") ?? false
            return try await figures(request, asCSV: wantsCSV)
        }
        routes.on(.get, "/api/v1/figures.csv") { request, _ in try await figures(request, asCSV: true) }
        routes.on(.get, "/api/v1/figures/:name/calls") { request, context in
            try await calls(context.parameters.get("name") ?? "", request)
        }
        routes.on(.get, "/api/v1/fairness") { request, _ in try await fairness(request) }
        routes.on(.get, "/api/v1/queue-log") { request, _ in try await queueLog(request) }
    }

    private func figures(_ request: Request, asCSV: Bool) async throws -> Response {
        let principal = try site.access.principal(of: request, at: site.time.now)
        let (page, scope) = try await page(request, for: principal)
        try await checkNames(scope, hasRows: !page.rows.isEmpty)
        // Others' figures are nobody's business but the supervisor's.
        let rows = page.rows.filter { row in
            if case .agent(let agent) = row.subject { principal.mayRead(of: agent) } else { true }
        }
        guard asCSV else { return try JSONText.response(Page(items: rows.map(FigureItem.init), next: page.next)) }
        var response = text(([FigureCSV.head] + rows.map(FigureCSV.line)).joined(separator: "\r\n") + "\r\n", "csv")
        if let next = page.next, let name = HTTPField.Name("x-next") { response.headers[name] = next }
        return response
    }

    private func page(_ request: Request, for principal: Principal) async throws -> (FigurePage, FigureScope) {
        let wanted = try await wanted(request)
        if let agent = wanted.scope.agent { try demand(principal.mayRead(of: agent)) }
        if request.uri.queryParameters.isEmpty {
            let rows = await site.figuresOfToday()
            if rows.count <= WebLimits.mostRows { return (FigurePage(rows: rows), wanted.scope) }
        }
        let page = try await reading {
            try await FigurePage(
                wanted, store: site.writer.store, now: site.time.now,
                after: request.uri.queryParameters["after"].map { String($0) }, limit: limit(request))
        }
        return (page, wanted.scope)
    }

    private func calls(_ name: String, _ request: Request) async throws -> Response {
        let principal = try site.access.principal(of: request, at: site.time.now)
        guard let figure = Figure(rawValue: name) else {
            let known = Figure.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.notFound("There is no figure of this name; there are: \(known).")
        }
        let wanted = try await wanted(request)
        try demand(principal.mayRead(of: wanted.scope.agent))
        let after = request.uri.queryParameters["after"].map { UInt64($0) } ?? 0
        guard let after else {
            throw Problem.invalid("'after' is not a cursor of this list: give the 'next' of an earlier answer.")
        }
        let limit = try limit(request)
        let counted = try await reading {
            try await FactHistory(site.writer.store).run(
                CountedCalls(figure, wanted.scope, wanted.rules, after: after, limit: limit), from: wanted.scope.from)
        }
        try await checkNames(wanted.scope, hasRows: counted.count > 0)
        return try JSONText.response(CountedItems(counted))
    }

    private func fairness(_ request: Request) async throws -> Response {
        try demand(try site.access.principal(of: request, at: site.time.now) == .admin)
        let page = try PageAfter<NameCursor>(request)
        let scope = try await wanted(request).scope
        let report = try await reading {
            try await FactHistory(site.writer.store).run(FairnessReport(scope), from: scope.from)
        }
        let queues = report.queues(at: min(site.time.now, scope.to))
        try await checkNames(scope, hasRows: queues.contains { !$0.shares.isEmpty })
        return try JSONText.response(
            page.page(of: queues, by: { NameCursor(of: $0.queue) }, item: FairnessItem.init))
    }

    private func queueLog(_ request: Request) async throws -> Response {
        try demand(try site.access.principal(of: request, at: site.time.now) == .admin)
        let scope = try await wanted(request).scope
        guard scope.to - scope.from <= .seconds(86_400 + 3600) else {
            throw Problem.invalid("The log is given for at most one day at a time: ask for a shorter time.")
        }
        let log = try await reading {
            try await FactHistory(site.writer.store).run(
                QueueLog(from: scope.from, to: scope.to, members: scope.members), from: scope.from,
                kinds: QueueLog.kinds)
        }
        var lines = log
        return text(lines.takeLines().map { $0 + "\n" }.joined(), "plain")
    }

    // MARK: Requests

    private func wanted(_ request: Request) async throws -> FigureRequest {
        let (members, rules) = await site.writer.read { switchboard, _ in
            (switchboard.members, switchboard.figureRules)
        }
        var words: [String: String] = [:]
        for word in FigureRequest.words {
            if let value = request.uri.queryParameters[word[...]] { words[word] = String(value) }
        }
        do throws(FigureRequest.Wrong) {
            return try FigureRequest(words, members: members, rules: rules, now: site.time.now)
        } catch {
            throw Problem.invalid(error.sentence)
        }
    }

    private func limit(_ request: Request) throws(Problem) -> Int {
        try WebLimits.rows(request.uri.queryParameters["limit"].map { String($0) })
    }

    /// What is neither set up nor in the record was misspelt, more likely than not.
    private func checkNames(_ scope: FigureScope, hasRows: Bool) async throws {
        guard !hasRows else { return }
        let (queue, agent) = (scope.queue, scope.agent)
        let (knowsQueue, knowsAgent) = await site.writer.read { switchboard, now in
            (
                queue.map { switchboard.queueView($0, at: now) != nil } ?? true,
                agent.map { switchboard.agentView($0, at: now) != nil } ?? true
            )
        }
        guard knowsQueue else { throw Problem.notFound(Reply.Refusal.unknownQueue.sentence) }
        guard knowsAgent else { throw Problem.notFound(Reply.Refusal.unknownAgent.sentence) }
    }

    private func demand(_ isAllowed: Bool) throws(Problem) {
        guard isAllowed else {
            throw .forbidden("Agents may ask for queues and for their own figures; the admin token for all.")
        }
    }

    private func reading<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let wrong as FigureRequest.Wrong {
            throw Problem.invalid(wrong.sentence)
        }
    }

    private func text(_ text: String, _ type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/\(type); charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension Site {
    /// The rows since midnight; none while the store cannot be read.
    func figuresOfToday() async -> [FigureRow] {
        let (members, rules) = await writer.read { switchboard, _ in (switchboard.members, switchboard.figureRules) }
        let now = time.now
        let rows = try? await figures.today(
            members: members, rules: rules, midnight: FigureRequest.midnight(before: now), now: now)
        return rows ?? []
    }
}
