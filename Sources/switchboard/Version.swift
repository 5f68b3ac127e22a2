/// The version of this program.
enum Version {
    /// As `--version` and `/metrics` show it.
    static let text = "0.1.0"
}
