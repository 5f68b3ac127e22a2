/// The sentences that the program itself says.
///
/// A flow or a library may define a prompt of the same name instead.
enum SystemPrompts {
    /// Said before the call is ended because something went wrong.
    static let sorry = "system.sorry"
    /// Said at `@end`.
    static let goodbye = "system.goodbye"
    /// Asks what is to become of a message that was left: 1 keeps it, 2 records it again.
    static let reviewMenu = "system.review_menu"

    /// Said before an entry that is read back.
    static let youEntered = "system.you_entered"
    /// Asks whether that entry is right: 1 keeps it, 2 asks for it again.
    static let pressToConfirm = "system.press_to_confirm"

    static let all = [sorry, goodbye, reviewMenu, youEntered, pressToConfirm]

    /// The built-in words; nil for a language that has none.
    static func text(_ name: String, language: String) -> String? {
        texts[Tongue.base(of: language)]?[name]
    }

    private static let texts: [String: [String: String]] = [
        "en": [
            sorry: "Sorry, something went wrong on our side. Please call again later. Goodbye.",
            goodbye: "Goodbye.",
            reviewMenu: "To keep your message, press 1. To record it again, press 2.",
            youEntered: "You entered",
            pressToConfirm: "If that is right, press 1. To correct it, press 2.",
        ],
        "es": [
            sorry: "Lo sentimos, ha ocurrido un problema técnico. Por favor, llame más tarde. Adiós.",
            goodbye: "Adiós.",
            reviewMenu: "Para guardar el mensaje, pulse 1. Para grabarlo de nuevo, pulse 2.",
            youEntered: "Ha introducido",
            pressToConfirm: "Si es correcto, pulse 1. Para corregirlo, pulse 2.",
        ],
        "fr": [
            sorry: "Désolé, un problème technique est survenu. Veuillez rappeler plus tard. Au revoir.",
            goodbye: "Au revoir.",
            reviewMenu: "Pour conserver votre message, appuyez sur 1. Pour le réenregistrer, appuyez sur 2.",
            youEntered: "Vous avez saisi",
            pressToConfirm: "Si c'est exact, appuyez sur 1. Pour corriger, appuyez sur 2.",
        ],
        "de": [
            sorry: "Leider ist ein technischer Fehler aufgetreten. Bitte rufen Sie später wieder an. Auf Wiederhören.",
            goodbye: "Auf Wiederhören.",
            reviewMenu: "Um Ihre Nachricht zu behalten, drücken Sie die 1. Um neu aufzunehmen, drücken Sie die 2.",
            youEntered: "Ihre Eingabe lautet",
            pressToConfirm: "Wenn das richtig ist, drücken Sie die 1. Um sie zu ändern, drücken Sie die 2.",
        ],
        "it": [
            sorry: "Siamo spiacenti, si è verificato un problema tecnico. La preghiamo di richiamare. Arrivederci.",
            goodbye: "Arrivederci.",
            reviewMenu: "Per conservare il messaggio, prema 1. Per registrarlo di nuovo, prema 2.",
            youEntered: "Ha digitato",
            pressToConfirm: "Se è corretto, prema 1. Per correggere, prema 2.",
        ],
        "pt": [
            sorry: "Pedimos desculpa, ocorreu um problema técnico. Por favor, ligue mais tarde. Até logo.",
            goodbye: "Até logo.",
            reviewMenu: "Para guardar a mensagem, prima 1. Para gravar de novo, prima 2.",
            youEntered: "Introduziu",
            pressToConfirm: "Se estiver certo, prima 1. Para corrigir, prima 2.",
        ],
        "nl": [
            sorry: "Sorry, er is iets misgegaan. Bel later nog eens. Tot ziens.",
            goodbye: "Tot ziens.",
            reviewMenu: "Om uw bericht te bewaren, toets 1. Om opnieuw op te nemen, toets 2.",
            youEntered: "U heeft ingevoerd",
            pressToConfirm: "Als dit juist is, toets 1. Om het te verbeteren, toets 2.",
        ],
    ]
}
