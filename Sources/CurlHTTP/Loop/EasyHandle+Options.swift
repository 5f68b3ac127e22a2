import CCurl

extension EasyHandle {
    /// How to reach the server and how far to trust it: nothing that differs between two requests to one server.
    func setConnection(_ ticket: Ticket, _ options: CurlOptions) throws(CurlFailure) {
        try set(CURLOPT_NOSIGNAL, 1)
        // Without it, giving up a transfer joins the thread that still looks the name up, and with it stops the loop.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        try set(CURLOPT_TCP_KEEPIDLE, 30)
        try set(CURLOPT_TCP_KEEPINTVL, 10)
        try set(CURLOPT_MAXLIFETIME_CONN, max(1, options.maximumConnectionAge.milliseconds / 1_000))
        if ticket.origin.isLoopback { try set(CURLOPT_PROXY, "") }
        if ticket.request.reach == .publicInternet { try confine() }
        guard ticket.origin.isSecure else { return try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)) }
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // Rather wait for the first connection's handshake than open one for each request of a burst.
        try set(CURLOPT_PIPEWAIT, 1)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let path = options.certificateAuthorities { try set(CURLOPT_CAINFO, path) }
    }

    /// What to ask for.
    func setRequest(_ request: CurlRequest) throws(CurlFailure) {
        try set(CURLOPT_URL, request.url)
        switch request.method {
        case .get, .delete:
            if request.body.isEmpty { try set(CURLOPT_HTTPGET, 1) } else { try setBody(request.body) }
        case .post, .put, .patch:
            try setBody(request.body)
        }
        try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        try setFields(lines(of: request))
    }

    private func setBody(_ body: [UInt8]) throws(CurlFailure) {
        try check(ccurl_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        try check(body.withUnsafeBytes { ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) })
        if body.isEmpty { try set(CURLOPT_COPYPOSTFIELDS, "") }
    }

    /// libcurl's notation: `name;` is a field without a value, `name:` one that libcurl shall not add by itself.
    private func lines(of request: CurlRequest) -> [String] {
        var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        let names = request.headers.map { $0.name.lowercased() }
        if !names.contains("expect") { lines.append("Expect:") }
        if !names.contains("content-type") { lines.append("Content-Type:") }
        return lines
    }

}
