/// The look of a picture: colours for a light page, and for a dark one where the viewer says so.
enum GraphStyle {
    /// The size of names, of second lines, and of words on links.
    static let nameSize = 13.0
    static let lineSize = 11.0
    static let wordSize = 10.5

    /// The style sheet of a picture.
    static let sheet = """
        text { font-family: system-ui, "Segoe UI", "DejaVu Sans", Arial, sans-serif; fill: #1c2430 }
        .paper { fill: #ffffff } .title { font-size: 18px; font-weight: 600 } .faint { font-size: 11px; fill: #5b6675 }
        .name { font-size: 13px; font-weight: 600 } .line { font-size: 11px; fill: #46505e } .word { font-size: 10.5px }
        .name, .line, .word { text-anchor: middle } .aside { text-anchor: start }
        .shape { fill: #f6f7f9; stroke: #6b7787; stroke-width: 1.3 } .rim { fill: none; stroke: #6b7787 }
        .question .shape { fill: #e8f0fe; stroke: #3367c4 } .decision .shape { fill: #fff6dd; stroke: #b08400 }
        .queue .shape { fill: #e6f6ec; stroke: #2f8a56 } .person .shape { fill: #e6f6ec; stroke: #2f8a56 }
        .recorder .shape { fill: #f6ebfb; stroke: #8a4bab } .recorder .rim { stroke: #8a4bab }
        .service .shape { fill: #fdeee2; stroke: #bb6423 } .service .rim { stroke: #bb6423 }
        .subflow .shape { fill: #e3f4f6; stroke: #23808c } .subflow .rim { stroke: #23808c }
        .end .shape { fill: #e6e8ec; stroke: #46505e }
        .missing .shape { fill: #fdecea; stroke: #c62828; stroke-width: 2; stroke-dasharray: 5 3 }
        .way { fill: none; stroke: #56616f; stroke-width: 1.3 } .default { stroke-dasharray: 2 4; stroke: #8691a0 }
        .tip { fill: #56616f } .tip.default { fill: #8691a0 } .never { stroke: #c62828 } .tip.never { fill: #c62828 }
        .halo { fill: #ffffff; opacity: 0.93 }
        .start { fill: #1c2430 } .added .shape, .way.added { stroke: #2e7d32; stroke-width: 2.6 }
        .removed .shape, .way.removed { stroke: #c62828; stroke-width: 2.6; stroke-dasharray: 7 4 }
        .changed .shape, .way.changed { stroke: #b26a00; stroke-width: 2.6 }
        .tip.added, .added .sign, .word.added { fill: #2e7d32 } .tip.removed, .removed .sign, .word.removed { fill: #c62828 }
        .tip.changed, .changed .sign, .word.changed { fill: #b26a00 }
        .removed .name, .word.removed { text-decoration: line-through }
        .sign { font-size: 16px; font-weight: 700; text-anchor: middle }
        .badge { fill: #c62828 } .badge.calls { fill: #3367c4 } .badge.gone { fill: #b26a00 } .count { font-size: 10px; font-weight: 700; fill: #ffffff; text-anchor: middle }
        @media (prefers-color-scheme: dark) {
        text { fill: #e7eaef } .paper, .halo { fill: #14181e } .faint, .line { fill: #a9b3c0 } .start { fill: #e7eaef }
        .shape { fill: #232a33; stroke: #8b96a5 } .rim { stroke: #8b96a5 } .way { stroke: #9aa5b4 } .tip { fill: #9aa5b4 }
        .default { stroke: #6c7786 } .tip.default { fill: #6c7786 }
        .question .shape { fill: #1a2b4a; stroke: #7aa5f5 } .decision .shape { fill: #3a3012; stroke: #dfb64a }
        .queue .shape, .person .shape { fill: #16331f; stroke: #6cc893 } .recorder .shape { fill: #2f1c3a; stroke: #c58be2 }
        .service .shape { fill: #3a2414; stroke: #ec9f62 } .subflow .shape { fill: #103237; stroke: #64c2cf }
        .end .shape { fill: #2d343e; stroke: #a9b3c0 } .missing .shape { fill: #3c1715; stroke: #ff7d73 }
        .recorder .rim { stroke: #c58be2 } .service .rim { stroke: #ec9f62 } .subflow .rim { stroke: #64c2cf }
        .added .shape, .way.added { stroke: #6fcf73 } .removed .shape, .way.removed, .never { stroke: #ff7d73 }
        .changed .shape, .way.changed { stroke: #ffb74d } .tip.added, .added .sign, .word.added { fill: #6fcf73 }
        .tip.removed, .removed .sign, .word.removed, .tip.never { fill: #ff7d73 }
        .tip.changed, .changed .sign, .word.changed { fill: #ffb74d }
        }
        """
}
