import ContactCenter
import Web

/// What `config/switchboard.json` and the environment say about one installation.
///
/// Secrets are in here: not printable.
struct Settings: Sendable {
    /// Where the listener is bound.
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)
    /// How carriers reach the listener from outside: `https://…` without a final slash.
    var publicURL: String?
    /// The SQLite file.
    var storePath = "switchboard-data/switchboard.sqlite"
    /// The folder of the flows.
    var flows = "ivr-flows"
    /// The folder of this file.
    var config = "config"
    /// Whether a changed flow comes into force when it is saved.
    var publishing = PublishingMode.onSave
    /// The flow for numbers that no flow claims.
    var defaultFlow: String?
    /// The token that may read everything.
    var adminToken: String?
    /// Other software that is told of what flows `notify`.
    var webhooks: [Webhook] = []
    /// Origins of services and webhooks that may lie in a private network and be asked without TLS.
    var privateOrigins: Set<String> = []
    /// What goes with questions to services and signs announcements, by name: `SWITCHBOARD_SECRET_CRM` is `crm`.
    var secrets: [String: String] = [:]
    var telnyx = Telnyx()

    /// The account at Telnyx.
    struct Telnyx: Sendable {
        var apiKey: String?
        /// Base64 of 32 bytes each; more than one while a key is being changed.
        var publicKeys: [String] = []
        var connectionID: String?
        var apiURL: String?
    }

    /// Where flows' sound files are served from.
    var audioFolder: String { flows + "/audio" }
}
