import CCurl

/// libcurl's multi handle.
///
/// Unchecked: it is made by one thread and then used by the loop's only.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// `curl_global_init` may run only once, and before everything else.
    private static let library = ccurl_global_init()

    init(_ options: CurlOptions) throws(CurlFailure) {
        guard Self.library == CURLE_OK, let pointer = curl_multi_init() else {
            throw CurlFailure(.failed, detail: "libcurl does not start")
        }
        self.pointer = pointer
        let perHost = options.maximumConnectionsPerHost
        ccurl_multi_set_long(pointer, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        ccurl_multi_set_long(pointer, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
        ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, max(perHost * 4, options.maximumTransfers))
    }
}
