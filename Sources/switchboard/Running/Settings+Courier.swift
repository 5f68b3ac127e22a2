import CurlHTTP
import Engine
import HTTPErrands

extension Settings {
    /// Who asks services and tells webhooks, with connections of its own.
    func courier() throws(CurlFailure) -> any Courier {
        let secrets = secrets
        let client = try CurlClient(CurlOptions(maximumConnectionsPerHost: 8, maximumTransfers: 512))
        return HTTPCourier(client: client, rules: .init(privateOrigins: privateOrigins)) { secrets[$0] }
    }
}
