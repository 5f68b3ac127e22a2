/// A value that few calls have, kept outside of them, so that every other call stays small in memory.
@propertyWrapper
package struct Aside<Value: Hashable & Sendable>: Hashable, Sendable {
    private indirect enum Storage: Hashable, Sendable {
        case none
        case some(Value)
    }

    private var storage = Storage.none

    package init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    package var wrappedValue: Value? {
        get {
            guard case .some(let value) = storage else { return nil }
            return value
        }
        set { storage = newValue.map { .some($0) } ?? .none }
    }
}
