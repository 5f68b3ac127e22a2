/// The form of a node: how much room its words need, and how it is drawn.
struct NodeOutline {
    let shape: GraphShape
    let width: Double
    let height: Double

    /// An outline around lines of text of this width.
    init(_ shape: GraphShape, around text: Double, isSmall: Bool = false) {
        self.shape = shape
        switch shape {
        case .step, .person, .missing: (width, height) = (max(72, text + 24), 42)
        case .recorder: (width, height) = (max(72, text + 30), 42)
        case .question: (width, height) = (max(84, text + 40), 46)
        case .decision: (width, height) = (max(110, text * 1.42 + 34), 64)
        case .queue: (width, height) = (max(84, text + 46), 44)
        case .service: (width, height) = (max(76, text + 26), 52)
        case .subflow: (width, height) = (max(80, text + 36), 42)
        case .end: (width, height) = isSmall ? (text + 22, 22) : (max(72, text + 34), 40)
        }
    }

    /// How far above or below its middle a node's edge is, this far from the middle sideways.
    func reach(at offset: Double) -> Double {
        switch shape {
        case .decision: height / 2 * max(0, 1 - abs(offset) / (width / 2))
        case .step, .person, .missing, .recorder, .question, .queue, .service, .subflow, .end: height / 2
        }
    }

    /// The elements that draw it, around its middle.
    func elements(x: Double, y: Double) -> String {
        let (left, right) = (x - width / 2, x + width / 2)
        let (top, bottom) = (y - height / 2, y + height / 2)
        switch shape {
        case .step, .missing: return Self.box(left, top, width, height, round: 6)
        case .person: return Self.box(left, top, width, height, round: 12)
        case .end: return Self.box(left, top, width, height, round: height / 2)
        case .question:
            return Self.closed([
                (left, y), (left + 14, top), (right - 14, top), (right, y), (right - 14, bottom), (left + 14, bottom),
            ])
        case .decision: return Self.closed([(left, y), (x, top), (right, y), (x, bottom)])
        case .queue:
            return Self.closed([(left + 12, top), (right, top), (right - 12, bottom), (left, bottom)])
        case .recorder:
            return Self.closed([
                (left, top), (right - 11, top), (right, top + 11), (right, bottom), (left, bottom),
            ]) + Self.line([(right - 11, top), (right - 11, top + 11), (right, top + 11)])
        case .subflow:
            return Self.box(left, top, width, height, round: 2)
                + Self.line([(left + 7, top), (left + 7, bottom)]) + Self.line([(right - 7, top), (right - 7, bottom)])
        case .service:
            let rim = 5.0
            let arc = "A\(SVGText.number(width / 2)) \(SVGText.number(rim)) 0 0"
            let body =
                "M\(SVGText.point(left, top + rim))\(arc) 1 \(SVGText.point(right, top + rim))"
                + "V\(SVGText.number(bottom - rim))\(arc) 1 \(SVGText.point(left, bottom - rim))Z"
            let front = "M\(SVGText.point(left, top + rim))\(arc) 0 \(SVGText.point(right, top + rim))"
            return "<path class=\"shape\" d=\"\(body)\"/><path class=\"rim\" d=\"\(front)\"/>"
        }
    }

    private static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, round: Double) -> String {
        "<rect class=\"shape\" x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y))\" "
            + "width=\"\(SVGText.number(width))\" height=\"\(SVGText.number(height))\" rx=\"\(SVGText.number(round))\"/>"
    }

    private static func closed(_ points: [(Double, Double)]) -> String {
        "<path class=\"shape\" d=\"M\(points.map { SVGText.point($0.0, $0.1) }.joined(separator: "L"))Z\"/>"
    }

    private static func line(_ points: [(Double, Double)]) -> String {
        "<path class=\"rim\" d=\"M\(points.map { SVGText.point($0.0, $0.1) }.joined(separator: "L"))\"/>"
    }
}
