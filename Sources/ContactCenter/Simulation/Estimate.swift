/// A mean of independent runs, with the interval that holds the true one in 95 of 100 cases.
package struct Estimate: Hashable, Sendable {
    package var mean: Double
    /// Half the interval's width; nil for a single run, of which nothing can be said.
    package var margin: Double?

    /// Estimates from one value a run, by Student's t; nil without any value.
    package init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        self.mean = mean
        guard values.count > 1 else { return }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        margin = Self.quantile(values.count - 1) * (variance / count).squareRoot()
    }

    /// The 97.5 % quantile of Student's t, by degrees of freedom.
    private static func quantile(_ freedom: Int) -> Double {
        let table = [
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
            2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
        ]
        if freedom <= table.count { return table[freedom - 1] }
        // Cornish and Fisher's expansion, exact to three digits this far out.
        return 1.959964 + 2.3722 / Double(freedom) + 2.8225 / Double(freedom * freedom)
    }
}
