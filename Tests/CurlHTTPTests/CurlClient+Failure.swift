import CurlHTTP

extension CurlClient {
    /// The code that a request fails with; nil if it does not.
    func failure(of request: CurlRequest) async -> CurlFailure.Code? {
        do throws(CurlFailure) {
            _ = try await send(request)
            return nil
        } catch {
            return error.code
        }
    }
}
