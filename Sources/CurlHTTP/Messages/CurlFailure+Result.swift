import CCurl

extension CurlFailure {
    /// Reads libcurl's result code.
    ///
    /// - Parameters:
    ///   - words: libcurl's account of this transfer; it names hosts and ports, so it is used only for the codes
    ///     where that is all it names.
    ///   - sent: Whether the connection stood and sending had begun.
    init(_ result: CURLcode, words: String, sent: Bool) {
        let general = String(cString: curl_easy_strerror(result))
        let exact = words.isEmpty ? general : words
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR:
            self.init(.notConnected, detail: exact)
        case CURLE_OPERATION_TIMEDOUT:
            self.init(sent ? .timedOut : .notConnected, detail: exact)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CERTPROBLEM:
            self.init(.untrusted, detail: exact)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            self.init(.malformedURL, detail: general)
        case CURLE_FILESIZE_EXCEEDED:
            self.init(.tooLarge, detail: general)
        default:
            self.init(.failed, detail: general)
        }
    }

    static let shutDown = CurlFailure(.shutDown, detail: "the client was shut down")
    static let cancelled = CurlFailure(.cancelled, detail: "the task was cancelled")
    static let overloaded = CurlFailure(.overloaded, detail: "too many requests wait")
    static let timedOut = CurlFailure(.timedOut, detail: "the time for the whole exchange ran out")
}
