import Foundation

/// An HTTP client over one libcurl multi handle on its own thread.
///
/// Keeps connections open, speaks HTTP/2 over TLS where the server offers it, and always checks certificates. libcurl
/// repeats a request by itself when a kept connection turns out to have been closed before any byte of the answer.
package final class CurlClient: Sendable {
    private let intake: Intake

    /// Starts the thread.
    ///
    /// - Throws: `.untrusted` if the authorities' file cannot be read, `.failed` if libcurl does not start.
    package init(_ options: CurlOptions = CurlOptions()) throws(CurlFailure) {
        if let path = options.certificateAuthorities, !FileManager.default.isReadableFile(atPath: path) {
            throw CurlFailure(.untrusted, detail: "the file of certificate authorities cannot be read")
        }
        let multi = try MultiHandle(options)
        let poller = try Poller()
        let intake = Intake(poller, limit: options.maximumTransfers + options.maximumWaiting)
        self.intake = intake
        let thread = Thread { CurlLoop(multi, poller, options, intake).run() }
        thread.name = "curl"
        thread.start()
    }

    deinit {
        intake.stop()
    }

    /// Sends one request and waits for the whole answer.
    ///
    /// Cancelling the task removes the transfer. Every status is an answer, also 4xx and 5xx.
    ///
    /// - Throws: The reason why there is no answer.
    package func send(_ request: CurlRequest) async throws(CurlFailure) -> CurlResponse {
        let origin = try request.checkedOrigin()
        let id = intake.nextIdentifier()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ticket = Ticket(id: id, request: request, origin: origin, continuation: continuation)
                if let refusal = intake.submit(ticket) {
                    continuation.resume(returning: .failure(refusal))
                } else if Task.isCancelled {
                    // The handler below may have run before the ticket was there to be found.
                    intake.cancel(id)
                }
            }
        } onCancel: {
            intake.cancel(id)
        }
        return CurlResponse(try result.get())
    }

    /// Ends the thread and returns when it has ended; requests that wait fail with `.shutDown`.
    ///
    /// May be called more than once.
    package func shutDown() async {
        await withCheckedContinuation { intake.stop(then: $0) }
    }
}
