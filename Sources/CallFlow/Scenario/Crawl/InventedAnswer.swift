import JSONSyntax
import Telephony

extension Program {
    /// A JSON text that a service could answer: for every place that some state keeps, a value that fits, or one that
    /// does not.
    func inventedAnswer(_ service: String, isRight: Bool, _ dice: inout Dice) -> String {
        var answer = InventedAnswer()
        for flow in assembly.flows {
            for state in flow.states {
                guard let lookup = state.kind as? Lookup, lookup.name == service else { continue }
                for (variable, pointer) in lookup.saves where !dice.chance(10) {
                    answer.put(isRight ? variable.inventedValue(&dice) : "[1, 2]", at: pointer)
                }
            }
        }
        return answer.text
    }
}

extension Program {
    /// A JSON text that a service could have answered of which a call kept these values, by variable.
    ///
    /// Private values and telephone numbers are invented.
    func inventedAnswer(_ service: String, keeping saved: [String: String], _ strangers: inout Strangers) -> String {
        var answer = InventedAnswer()
        var dice = Dice(seed: 1)
        for flow in assembly.flows {
            for state in flow.states {
                guard let lookup = state.kind as? Lookup, lookup.name == service else { continue }
                for (variable, pointer) in lookup.saves {
                    guard let value = saved[variable.name] else { continue }
                    if value == Values.redacted || variable.isPrivate {
                        answer.put(variable.inventedValue(&dice), at: pointer)
                    } else if let real = PhoneNumber(value) {
                        answer.put(variable.json(of: strangers.number(for: real).text), at: pointer)
                    } else {
                        answer.put(variable.json(of: value), at: pointer)
                    }
                }
            }
        }
        return answer.text
    }
}

/// A JSON object that grows by pointers.
private struct InventedAnswer {
    private var values: [String: String] = [:]
    private var objects: [String: InventedAnswer] = [:]

    /// Puts a JSON value at the place that a pointer names; a place inside a list is left out.
    mutating func put(_ json: String, at pointer: String) {
        put(json, at: pointer.split(separator: "/").map(String.init)[...])
    }

    private mutating func put(_ json: String, at path: ArraySlice<String>) {
        guard let first = path.first, Int(first) == nil else { return }
        let name = first.replacing("~1", with: "/").replacing("~0", with: "~")
        if path.count == 1 {
            values[name] = json
        } else {
            objects[name, default: InventedAnswer()].put(json, at: path.dropFirst())
        }
    }

    var text: String {
        let members = values.merging(objects.mapValues(\.text)) { _, inner in inner }
        return "{"
            + members.sorted { $0.key < $1.key }.map { "\(Node.quoted($0.key)): \($0.value)" }
            .joined(separator: ", ") + "}"
    }
}

extension Variable {
    /// A JSON value that the variable can keep.
    fileprivate func inventedValue(_ dice: inout Dice) -> String {
        if let word = dice.pick(oneOf) { return type.isNumeric ? word : Node.quoted(word) }
        return switch type {
        case .number, .money, .duration: dice.pick(["0", "1", "3", "42", "7.5"]) ?? "1"
        case .yesNo: dice.chance(50) ? "true" : "false"
        case .digits: Node.quoted("7301")
        case .phone: Node.quoted("+34699887766")
        case .date: Node.quoted("2026-03-10")
        case .time: Node.quoted("10:30")
        case _: Node.quoted("Anastasia")
        }
    }

    /// A value of the variable as JSON.
    fileprivate func json(of value: String) -> String {
        switch type {
        case .yesNo: value == "yes" ? "true" : "false"
        case _: type.isNumeric ? value : Node.quoted(value)
        }
    }
}
