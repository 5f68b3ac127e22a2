import ContactCenter
import Telephony

extension Writer {
    /// Compares our legs with those that a carrier lists: at start as soon as it answers, then at intervals.
    func compareAgainAndAgain(with carrier: any Carrier) async {
        var attempt = 0
        while !Task.isCancelled {
            let asked = time.now
            var pause = options.comparison
            do throws(CarrierFailure) {
                let legs = try await carrier.activeLegs()
                attempt = 0
                note(legs, of: carrier.name, asOf: asked)
            } catch {
                guard !Task.isCancelled else { return }
                attempt += 1
                // At first and then now and again: a carrier that is down is known to be down.
                if attempt % 60 == 1 { log(.comparisonFailed(carrier.name, error)) }
                pause = min(pause, options.retries.delay(attempt: attempt + 2, requested: nil))
            }
            do {
                try await time.sleep(until: time.now + pause)
            } catch {
                return
            }
        }
    }

    private func note(_ legs: [ActiveLeg], of carrier: CarrierName, asOf asked: Timestamp) {
        log(.compared(carrier, legs: legs.count))
        tally.change { $0.comparisons[carrier] = asked }
        put(.legsListed(carrier, legs, asOf: asked))
    }
}
