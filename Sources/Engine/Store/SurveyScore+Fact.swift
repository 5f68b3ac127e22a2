import CallFlow
package import ContactCenter

extension SurveyScore {
    /// The answer that a fact tells of; nil if it tells of something else.
    ///
    /// - Parameter agent: Who talked to the caller last; asked for only if the fact is an answer.
    package init?(_ fact: Fact, agent: @autoclosure () throws -> AgentID?) rethrows {
        guard let call = fact.call, case .flow(.scored(let survey, let question, let answer)) = fact.kind else {
            return nil
        }
        self.init(
            serial: fact.serial, at: fact.at, call: call, agent: try agent(), survey: survey, question: question,
            answer: answer)
    }
}
