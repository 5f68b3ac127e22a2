/// How keys are spoken of in one language.
struct KeyWords: Sendable {
    /// Words that ask for a key: `press`.
    let verbs: Set<String>
    /// Words that stand between the ends of a range: `to`.
    let ranges: Set<String>
    /// Words for keys: `one`, `star`.
    let names: [String: String]

    /// - Parameters:
    ///   - numbers: the words for 0 to 9, in order; several words for one separated by `/`.
    init(verbs: String, ranges: String, numbers: String, star: String, pound: String) {
        self.verbs = Set(verbs.split(separator: " ").map(String.init))
        self.ranges = Set(ranges.split(separator: " ").map(String.init))
        var names: [String: String] = [:]
        for (digit, words) in numbers.split(separator: " ").enumerated() {
            for word in words.split(separator: "/") { names[String(word)] = String(digit) }
        }
        for word in star.split(separator: " ") { names[String(word)] = "*" }
        for word in pound.split(separator: " ") { names[String(word)] = "#" }
        self.names = names
    }

    /// The words of a language; nil for one that is not known.
    static func of(_ language: String) -> KeyWords? { byLanguage[Tongue.base(of: language)] }

    private static let byLanguage: [String: KeyWords] = [
        "en": KeyWords(
            verbs: "press pressing dial push enter hit key choose select type touch", ranges: "to through",
            numbers: "zero one two three four five six seven eight nine", star: "star asterisk", pound: "hash pound"),
        "es": KeyWords(
            verbs: "pulse pulsa pulsando marque marca presione presiona oprima teclee digite apriete tecla elija",
            ranges: "a al hasta", numbers: "cero uno/un dos tres cuatro cinco seis siete ocho nueve",
            star: "asterisco estrella", pound: "almohadilla numeral"),
        "de": KeyWords(
            verbs: "drücken drücke druecken wählen wähle waehlen tippen tippe taste geben drück", ranges: "bis",
            numbers: "null eins/eine/ein zwei/zwo drei vier fünf sechs sieben acht neun", star: "stern sterntaste",
            pound: "raute rautetaste"),
        "fr": KeyWords(
            verbs: "appuyez appuyer tapez taper composez composer faites pressez touche saisissez choisissez",
            ranges: "à", numbers: "zéro un deux trois quatre cinq six sept huit neuf", star: "étoile astérisque",
            pound: "dièse"),
        "it": KeyWords(
            verbs: "prema premi premere premete digiti digita digitare selezioni tasto scelga componga", ranges: "a al",
            numbers: "zero uno/un due tre quattro cinque sei sette otto nove", star: "asterisco stella",
            pound: "cancelletto"),
        "pt": KeyWords(
            verbs: "prima pressione aperte digite tecle marque carregue escolha tecla disque", ranges: "a até ao",
            numbers: "zero um/uma dois/duas três quatro cinco seis sete oito nove", star: "asterisco estrela",
            pound: "cardinal sustenido jogo-da-velha"),
        "nl": KeyWords(
            verbs: "toets toetst druk drukt drukken kies kiest kiezen toetsen", ranges: "tot",
            numbers: "nul een/één twee drie vier vijf zes zeven acht negen", star: "sterretje ster",
            pound: "hekje hekje"),
        "ca": KeyWords(
            verbs: "premeu premi premi polseu marqueu premeu tecla", ranges: "a al",
            numbers: "zero u/un dos/dues tres quatre cinc sis set vuit nou", star: "asterisc", pound: "coixinet"),
    ]
}
