import JSONSyntax

/// What is to be known about one key of an object in a flow's file: schemas, manuals and `fmt` are made from it.
struct KeySheet: Sendable {
    /// The key as it is written.
    let name: String
    let need: ObjectReader.Need
    /// What may stand under it.
    let shape: Shape
    /// What counts if the key is not written, as JSON; nil if nothing does.
    let usual: String?
    /// One sentence for people who write flows.
    let documentation: String
    /// A value, as JSON; names in it stand for things that the file must define.
    let example: String
    /// What the object must say under another key if it has this one; nil if nothing.
    let companion: Companion?

    /// A key without which another one has no sense, and the words that may stand under it then.
    struct Companion: Sendable {
        let key: String
        let words: [String]
    }

    init(
        _ name: String, _ need: ObjectReader.Need, _ shape: Shape, usual: String? = nil, _ documentation: String,
        example: String, with companion: Companion? = nil
    ) {
        self.name = name
        self.need = need
        self.shape = shape
        self.usual = usual
        self.documentation = documentation
        self.example = example
        self.companion = companion
    }

    /// Describes a key that need not be written.
    init(
        _ name: String, _ shape: Shape, usual: String? = nil, _ documentation: String, example: String,
        with companion: Companion? = nil
    ) {
        self.init(name, .optional, shape, usual: usual, documentation, example: example, with: companion)
    }

    /// The forms of values.
    indirect enum Shape: Sendable {
        /// Words that are taken as they are.
        case text(atMost: Int)
        /// Words that may hold placeholders.
        case template(atMost: Int)
        /// A comparison, as `choose` has them.
        case condition
        /// A text with placeholders, a number, or true or false.
        case value
        /// True or false.
        case yesNo
        case integer(ClosedRange<Int>)
        /// A whole number, or a placeholder for one.
        case integerOrPlaceholder(ClosedRange<Int>)
        case duration(ClosedRange<Duration>)
        /// One word of a closed list.
        case choice([String])
        /// The name of something that the flow, its libraries or the configuration define.
        case name(Sort)
        /// The same, or a parameter in braces that stands for one.
        case nameOrParameter(Sort)
        /// The name of a variable of the flow.
        case variable
        /// A name that is given here.
        case newName
        /// A state, `@end`, or among keys `@repeat`.
        case target(mayRepeat: Bool)
        /// The code of a language that the flow speaks.
        case language
        /// One key of the telephone.
        case key
        /// A telephone number with + and the country code.
        case phoneNumber
        /// A sound file below `audio/`.
        case audio
        /// A text of this form; the pattern is anchored and within what ECMA-262 and Swift have in common.
        case pattern(String)
        /// Any JSON value, whose texts may hold placeholders.
        case json
        case list(Shape, atLeast: Int = 0, atMost: Int)
        /// An object whose keys are the author's, of one sort, all with values of one shape.
        case map(MapKeys, Shape, atLeast: Int = 0, atMost: Int)
        /// An object with these keys.
        case object([KeySheet])
        /// An object with common keys and others that depend on the word under one of them.
        case variants(key: String, common: [KeySheet], of: [Variant])
        /// An object that has exactly one of the first keys, and any of the others.
        case exactlyOne([KeySheet], others: [KeySheet])
        /// An object that has one of the first keys, the first that is there deciding, and any of the others.
        case firstOf([KeySheet], others: [KeySheet])
        /// One of several shapes that JSON types tell apart, or members: a text, an object, a list.
        case either([Shape])
    }

    /// The keys of an object whose keys are the author's.
    enum MapKeys: Hashable, Sendable {
        /// Small letters, digits and `_`.
        case names
        /// Names joined by dots.
        case dottedNames
        /// Keys of the telephone, at most so many to an option.
        case phoneKeys(atMost: Int)
        /// Codes of languages.
        case languages
        /// Variables of the flow.
        case variables
        /// Days and ranges of days, `mon`, `mon-fri`.
        case days
        /// Codes of findings.
        case codes
        /// Any words.
        case words
    }

    /// The keys that an object has beside the common ones, for one word.
    struct Variant: Sendable {
        let word: String
        let keys: [KeySheet]

        init(_ word: String, _ keys: [KeySheet]) {
            self.word = word
            self.keys = keys
        }
    }
}
