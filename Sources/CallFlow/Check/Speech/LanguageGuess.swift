/// Tells by the most frequent small words whether a text is in another language than its label.
enum LanguageGuess {
    /// The language that a text is in, if it is plainly another one than its label says; nil if it fits or is too short.
    static func better(than label: String, for text: String) -> String? {
        let base = Tongue.base(of: label)
        guard let own = words[base] else { return nil }
        let tokens = tokens(text)
        guard tokens.count >= 4 else { return nil }
        let score = tokens.count { own.contains($0) }
        let others = words.filter { $0.key != base }.map { entry in
            (language: entry.key, score: tokens.count { entry.value.contains($0) })
        }
        guard let best = others.max(by: { ($0.score, $1.language) < ($1.score, $0.language) }) else { return nil }
        return best.score >= 3 && best.score >= 3 * score + 1 ? best.language : nil
    }

    /// Words in small letters; what stands in placeholders and tags is left out.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        var depth = 0
        for character in text {
            if character == "{" || character == "<" { depth += 1 }
            if depth == 0, character.isLetter {
                word += character.lowercased()
            } else if !word.isEmpty {
                tokens.append(word)
                word = ""
            }
            if character == "}" || character == ">" { depth = max(0, depth - 1) }
        }
        if !word.isEmpty { tokens.append(word) }
        return tokens
    }

    private static func list(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    private static let words: [String: Set<String>] = [
        "en": list(
            """
            the a an and or of to for in on at is are was were be been have has had we you your our us i it this that \
            with from by please not no will would can could thank thanks sorry press number call after again their
            """),
        "es": list(
            """
            el la los las un una y o de del al a para por en es son está están ha hemos su sus nuestro nuestros con sin \
            que no sí le les lo usted ahora favor gracias pulse número llamada después siento esta este si más
            """),
        "de": list(
            """
            der die das den dem des ein eine einen einem einer und oder von zu zum zur für in im auf an ist sind war \
            wir sie ihr ihre ihren uns unser mit aus bei bitte nicht nein wird werden können danke leider drücken nummer \
            anruf nach noch es dass
            """),
        "fr": list(
            """
            le la les un une des du de et ou à au aux pour par en dans est sont a ont nous vous votre vos notre nos ce \
            cette avec sans que qui ne pas non sur merci désolé appuyez numéro appel après veuillez plus s'il
            """),
        "it": list(
            """
            il lo la i gli le un una uno e o di del della dei a al alla per da in nel è sono ha abbiamo suo sua nostro \
            nostri con senza che non si la ci grazie prego prema numero chiamata dopo più questo questa dispiace
            """),
        "pt": list(
            """
            o a os as um uma e ou de do da dos das ao à para por em no na é são está tem temos seu sua nosso nossa com \
            sem que não sim lhe você obrigado obrigada prima número chamada depois mais este esta lamentamos
            """),
        "nl": list(
            """
            de het een en of van naar voor in op aan is zijn was wij we u uw ons onze dit dat met uit bij alstublieft \
            niet nee wordt worden kunt kunnen bedankt sorry toets druk nummer gesprek na nog er te om als
            """),
    ]
}
