import CallFlow
package import ContactCenter

extension Configuration {
    /// One queue, one agent, and this flow (JSON), which answers all numbers.
    package static func running(_ flow: String, webhooks: [Webhook] = []) -> Configuration {
        let folder = FlowFolder([FlowFolder.File(name: "sample.json", bytes: Array(flow.utf8))], queues: ["sales"])
        guard folder.programs.count == 1 else { fatalError("the test's flow is broken: \(folder.diagnostics)") }
        var configuration = Configuration.sample(agents: ["ana"])
        configuration.programs = folder.programs
        configuration.flowFiles = ["sample"]
        configuration.defaultFlow = "sample"
        configuration.webhooks = webhooks
        return configuration
    }
}
