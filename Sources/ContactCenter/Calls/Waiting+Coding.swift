import CallFlow
import Telephony

/// What has its usual value is not written: a hundred thousand places are read at a start.
extension Waiting {
    private enum CodingKeys: String, CodingKey {
        case queue, priority, since, rank, party, offers, avoided, asked, reach, widensAt, kept, overflowsAt, visited
        case predictions, toldPosition, whisper, unsaid
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            queue: try members.decode(String.self, forKey: .queue),
            priority: try members.decode(Int.self, forKey: .priority),
            since: try members.decode(Timestamp.self, forKey: .since),
            rank: try members.decode(Timestamp.self, forKey: .rank),
            party: try members.decode(Party.self, forKey: .party))
        offers = try members.decodeIfPresent([Offer].self, forKey: .offers) ?? []
        avoided = try members.decodeIfPresent([Avoided].self, forKey: .avoided) ?? []
        asked = try members.decodeIfPresent(Reach.self, forKey: .asked) ?? Reach()
        reach = try members.decodeIfPresent(Reach.self, forKey: .reach) ?? Reach()
        widensAt = try members.decodeIfPresent(Timestamp.self, forKey: .widensAt)
        kept = try members.decodeIfPresent(Avoided.self, forKey: .kept)
        overflowsAt = try members.decodeIfPresent(Timestamp.self, forKey: .overflowsAt)
        visited = try members.decodeIfPresent([String].self, forKey: .visited) ?? []
        predictions = try members.decodeIfPresent([Double?].self, forKey: .predictions) ?? []
        toldPosition = try members.decodeIfPresent(Int.self, forKey: .toldPosition)
        whisper = try members.decodeIfPresent(Utterance.self, forKey: .whisper)
        unsaid = try members.decodeIfPresent([Utterance.Piece].self, forKey: .unsaid)
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(queue, forKey: .queue)
        try members.encode(priority, forKey: .priority)
        try members.encode(since, forKey: .since)
        try members.encode(rank, forKey: .rank)
        try members.encode(party, forKey: .party)
        if !offers.isEmpty { try members.encode(offers, forKey: .offers) }
        if !avoided.isEmpty { try members.encode(avoided, forKey: .avoided) }
        if asked != Reach() { try members.encode(asked, forKey: .asked) }
        if reach != Reach() { try members.encode(reach, forKey: .reach) }
        try members.encodeIfPresent(widensAt, forKey: .widensAt)
        try members.encodeIfPresent(kept, forKey: .kept)
        try members.encodeIfPresent(overflowsAt, forKey: .overflowsAt)
        if !visited.isEmpty { try members.encode(visited, forKey: .visited) }
        if !predictions.isEmpty { try members.encode(predictions, forKey: .predictions) }
        try members.encodeIfPresent(toldPosition, forKey: .toldPosition)
        try members.encodeIfPresent(whisper, forKey: .whisper)
        try members.encodeIfPresent(unsaid, forKey: .unsaid)
    }
}
