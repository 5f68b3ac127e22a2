/// How many callers are still willing to wait after a time, estimated from waits of which many were cut short.
///
/// A caller who was answered after 20 s would have waited longer, nobody knows how long: such waits are censored, and
/// counting them as patience would make callers look less patient than they are. Source: Kaplan and Meier, JASA 53
/// (1958).
package struct SurvivalCurve: Hashable, Sendable {
    /// A moment at which callers gave up, and the part of all callers who wait longer than that.
    package struct Step: Hashable, Sendable {
        package var seconds: Double
        package var surviving: Double
    }

    /// The moments at which somebody gave up, in order.
    package let steps: [Step]
    /// Seconds of waiting for each caller who gave up, for times beyond the last step.
    package let meanPatience: Double

    /// Estimates the curve; nil if nobody gave up.
    ///
    /// - Parameters:
    ///   - gaveUp: Waits in seconds that ended with the caller hanging up.
    ///   - censored: Waits in seconds that ended otherwise.
    package init?(gaveUp: [Double], censored: [Double]) {
        guard !gaveUp.isEmpty else { return nil }
        let waits = (gaveUp.map { ($0, true) } + censored.map { ($0, false) }).sorted { $0.0 < $1.0 }
        var steps: [Step] = []
        var surviving = 1.0
        var index = 0
        while index < waits.count {
            let moment = waits[index].0
            let atRisk = waits.count - index
            var leaving = 0
            while index < waits.count, waits[index].0 == moment {
                leaving += waits[index].1 ? 1 : 0
                index += 1
            }
            guard leaving > 0 else { continue }
            surviving *= 1 - Double(leaving) / Double(atRisk)
            steps.append(Step(seconds: moment, surviving: surviving))
        }
        self.steps = steps
        meanPatience = waits.reduce(0) { $0 + $1.0 } / Double(gaveUp.count)
    }

    /// The part of all callers who wait longer than this.
    package func surviving(_ seconds: Double) -> Double {
        let count = count { $0.seconds <= seconds }
        return count == 0 ? 1 : steps[count - 1].surviving
    }

    func draw(_ chance: inout RandomStream) -> Double {
        let part = 1 - chance.unit()
        let index = count { $0.surviving >= part }
        guard index < steps.count else { return steps[index - 1].seconds + chance.exponential(mean: meanPatience) }
        return steps[index].seconds
    }

    /// How many of the first steps fulfil a condition that holds up to some step and not after it.
    private func count(_ condition: (Step) -> Bool) -> Int {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if condition(steps[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
