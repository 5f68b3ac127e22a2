import CallFlow
import Telephony
import Testing

struct ConditionTests {
    /// Whether a condition holds in a call whose variables are set.
    private func holds(_ condition: String) throws -> Bool {
        let caller = try Caller(
            flow: Flows.flow(
                """
                "a": { "do": "choose", "branches": [{ "when": "\(condition)", "goto": "yes" }], "else": "no" },
                "yes": { "do": "hangup" }, "no": { "do": "hangup" }
                """,
                #"""
                "variables": {
                  "topic": { "type": "text", "default": "gold" }, "n": { "type": "number", "default": 3 },
                  "vip": { "type": "yes_no", "default": true }, "empty": { "type": "text" },
                  "pin": { "type": "digits", "default": "007" }, "none": { "type": "number" }
                },
                """#))
        return caller.session.state == "yes"
    }

    @Test(arguments: [
        "topic == 'gold'", "topic != 'x'", "n >= 3 and n < 4", "n + 1 == 4", "n - 5 < 0", "not (topic == 'x')",
        "topic in ['a', 'gold']", "n in [1, 3]", "n not in [1, 2]", "vip", "not not vip", "vip == 'yes'",
        "is_set(topic)", "not is_set(empty)", "empty != 'x'", "pin == '007'", "call.from == '+34600111222'",
        "call.withheld == 'no'", "topic == 'x' or n == 3", "topic == 'x' and n == 9 or vip", "none != 3",
        "call.language == 'en'", "is_set(call.started)", "true", "not false",
    ])
    func `these hold`(_ condition: String) throws {
        #expect(try holds(condition))
    }

    @Test(arguments: [
        "topic == 'Gold'", "n < 3", "empty == ''", "pin == '7'", "none < 3", "none == 0", "queue.position == 1",
        "not vip", "topic in ['a']", "is_set(calendar.holiday)", "false",
    ])
    func `these do not hold`(_ condition: String) throws {
        #expect(try !holds(condition))
    }
}
