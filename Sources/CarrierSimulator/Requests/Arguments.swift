/// The parameters of one command after they were checked against what the command takes.
struct Arguments: Hashable, Sendable {
    private let members: JSON

    /// Throws the refusal that the first wrong, unknown or missing parameter earns.
    init(_ body: JSON, of action: CallAction) throws(Refusal) {
        guard case .object(let given) = body else { throw .unreadableBody }
        let known = action.parameters
        for member in given {
            guard let parameter = known.first(where: { $0.name == member.name }) else {
                throw .invalid(member.name, "is not a parameter of \(action.rawValue)")
            }
            try parameter.check(member.value)
        }
        for parameter in known where parameter.isRequired && body[parameter.name] == nil {
            throw .missing(parameter.name)
        }
        members = body
    }

    func text(_ name: String) -> String? { members[name]?.text }

    func whole(_ name: String) -> Int? { members[name]?.whole }

    func truth(_ name: String) -> Bool { members[name]?.truth ?? false }

    func hasFalse(_ name: String) -> Bool { members[name]?.truth == false }

    /// Seconds in a parameter that counts them.
    func seconds(_ name: String) -> Duration? { members[name]?.whole.map { .seconds($0) } }

    /// Milliseconds in a parameter that counts them.
    func milliseconds(_ name: String) -> Duration? { members[name]?.whole.map { .milliseconds($0) } }

    /// How often a sound is to be played; nil for without end.
    var rounds: Int? {
        guard let loop = members["loop"] else { return 1 }
        return loop.whole
    }

    var commandID: String? { members["command_id"]?.text }

    var parksSelf: Bool { members["park_after_unbridge"] != nil }
}
