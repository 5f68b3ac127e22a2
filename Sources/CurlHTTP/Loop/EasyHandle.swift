import CCurl
import Glibc

/// libcurl's easy handle with the buffers that its callbacks fill; serves one transfer after the other.
final class EasyHandle {
    /// Far above what any server sends, far below what would hurt.
    private static let maximumHeadBytes = 65_536

    let pointer: UnsafeMutableRawPointer
    private let words: UnsafeMutablePointer<CChar>
    private var fields: UnsafeMutablePointer<curl_slist>?
    private var head: [UInt8] = []
    private var body: [UInt8] = []
    private var maximumBodyBytes = 0
    private var isTooLarge = false
    /// What the options that stay from transfer to transfer were set for.
    private var standing: Standing?
    private var isRefused = false

    /// What decides on the options that are the same for every request to one server.
    private struct Standing: Equatable {
        var origin: Origin
        var reach: CurlRequest.Reach
    }

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        words = .allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(fields)
        words.deallocate()
    }

    /// Sets the handle up for one transfer.
    func prepare(_ ticket: Ticket, _ options: CurlOptions) throws(CurlFailure) {
        maximumBodyBytes = max(0, ticket.request.maximumResponseBytes)
        let wanted = Standing(origin: ticket.origin, reach: ticket.request.reach)
        if standing != wanted {
            standing = nil
            curl_easy_reset(pointer)
            try setReceivers()
            try setConnection(ticket, options)
            standing = wanted
        }
        try setBounds(ticket)
        try setRequest(ticket.request)
    }

    /// What libcurl's result means, with what the callbacks collected.
    func outcome(_ result: CURLcode, by deadline: ContinuousClock.Instant) -> Ticket.Outcome {
        if isTooLarge { return .failure(CurlFailure(.tooLarge, detail: "the answer is longer than allowed")) }
        guard result == CURLE_OK else {
            if isRefused, result == CURLE_COULDNT_CONNECT {
                return .failure(CurlFailure(.notPublic, detail: "the server's address is not public"))
            }
            var beforeSending: curl_off_t = 0
            ccurl_get_offset(pointer, CURLINFO_PRETRANSFER_TIME_T, &beforeSending)
            let isLate = ContinuousClock.now >= deadline
            return .failure(
                CurlFailure(result, words: String(cString: words), sent: beforeSending > 0 || isLate))
        }
        var status = 0
        ccurl_get_long(pointer, CURLINFO_RESPONSE_CODE, &status)
        return .success(RawAnswer(status: status, head: head, body: body))
    }

    /// Whether HTTP/2 was spoken; nil if no answer came.
    var isMultiplexed: Bool? {
        var version = 0
        ccurl_get_long(pointer, CURLINFO_HTTP_VERSION, &version)
        return version == 0 ? nil : version == Int(CURL_HTTP_VERSION_2_0)
    }

    /// Forgets the transfer, its secrets first of all; connections live on in the multi handle.
    func reset() {
        for option in [CURLOPT_HTTPHEADER, CURLOPT_COPYPOSTFIELDS, CURLOPT_URL] {
            ccurl_set_pointer(pointer, option, nil)
        }
        curl_slist_free_all(fields)
        fields = nil
        head = []
        body = []
        isTooLarge = false
        isRefused = false
        words.pointee = 0
    }

    // MARK: What libcurl calls

    /// Both return how much was taken; anything but all of it ends the transfer.
    private func takeHead(_ bytes: UnsafeRawBufferPointer) -> Int {
        // A new status line makes what came before an interim answer.
        if bytes.starts(with: "HTTP/".utf8) { head.removeAll(keepingCapacity: true) }
        return take(bytes, into: &head, atMost: Self.maximumHeadBytes)
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        take(bytes, into: &body, atMost: maximumBodyBytes)
    }

    private func take(_ bytes: UnsafeRawBufferPointer, into buffer: inout [UInt8], atMost limit: Int) -> Int {
        guard bytes.count <= limit - buffer.count else {
            isTooLarge = true
            return 0
        }
        buffer.append(contentsOf: bytes)
        return bytes.count
    }

    /// Opens a socket to an address of the public internet, and none to any other.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        guard SocketAddress(address)?.isPublic == true else {
            isRefused = true
            return ccurl_socket_bad
        }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, kind, address.pointee.protocol)
    }

    /// Lets libcurl connect only to the public internet, and to nobody in between.
    func confine() throws(CurlFailure) {
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(self).toOpaque())
        try check(
            ccurl_set_socket_opener(pointer) { context, _, address in
                guard let address, let handle = EasyHandle.from(context) else { return ccurl_socket_bad }
                return handle.open(address)
            })
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> EasyHandle? {
        context.map { Unmanaged<EasyHandle>.fromOpaque($0).takeUnretainedValue() }
    }

    private func setReceivers() throws(CurlFailure) {
        // Unretained: the loop holds this object for as long as the handle is in the multi handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        try check(
            ccurl_set_receiver(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                EasyHandle.from(context)?.takeHead(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try check(
            ccurl_set_receiver(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                EasyHandle.from(context)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try set(CURLOPT_HEADERDATA, context)
        try set(CURLOPT_WRITEDATA, context)
        try set(CURLOPT_PRIVATE, context)
        try set(CURLOPT_ERRORBUFFER, words)
    }

    private func setBounds(_ ticket: Ticket) throws(CurlFailure) {
        try check(ccurl_set_offset(pointer, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, maximumBodyBytes))))
        let left = (ticket.deadline - .now).clamped
        try set(CURLOPT_TIMEOUT_MS, left.milliseconds)
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(ticket.request.connectTimeout.clamped, left).milliseconds)
    }

    // MARK: Options

    func set(_ option: CURLoption, _ value: Int) throws(CurlFailure) {
        try check(ccurl_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(CurlFailure) {
        try check(ccurl_set_text(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeRawPointer) throws(CurlFailure) {
        try check(ccurl_set_pointer(pointer, option, value))
    }

    func check(_ result: CURLcode) throws(CurlFailure) {
        guard result == CURLE_OK else { throw CurlFailure(result, words: "", sent: false) }
    }

    /// Keeps the list that libcurl only borrows.
    func setFields(_ lines: [String]) throws(CurlFailure) {
        for line in lines {
            guard let longer = curl_slist_append(fields, line) else {
                throw CurlFailure(.failed, detail: "out of memory")
            }
            fields = longer
        }
        if let fields { try set(CURLOPT_HTTPHEADER, fields) }
    }
}
