import Telephony

extension Survey {
    /// The keys that give an answer to the question that a caller is at; nil if there are none.
    func keys(for answer: String, at progress: SurveyProgress) -> String? {
        for question in questions {
            guard case .keys(_, let answers) = question.form, isShuffled || question.id == questions[progress.index].id
            else { continue }
            switch answers {
            case .words(let words):
                if let keys = words.first(where: { $0.value == answer })?.key { return keys }
            case .number(let range):
                if let number = Int(answer), range.contains(number) { return answer }
            }
        }
        return nil
    }
}
