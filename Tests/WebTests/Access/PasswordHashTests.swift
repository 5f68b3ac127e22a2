import Testing

@testable import Web

struct PasswordHashTests {
    private static let cheap = PasswordHash.Cost(logN: 10, r: 8, p: 1)

    @Test func `a password matches its own hash and no other does`() throws {
        let hash = try #require(PasswordHash(password: "correct horse", cost: Self.cheap))
        #expect(hash.matches("correct horse"))
        #expect(!hash.matches("correct horsf"))
        #expect(!hash.matches(""))
    }

    @Test func `the text form reads back to the same hash`() throws {
        let hash = try #require(PasswordHash(password: "correct horse", cost: Self.cheap))
        let again = try #require(PasswordHash(hash.description))
        #expect(again == hash)
        #expect(again.matches("correct horse"))
        #expect(hash.description.hasPrefix("scrypt$ln=10,r=8,p=1$"))
    }

    @Test func `two hashes of one password differ`() throws {
        let first = try #require(PasswordHash(password: "correct horse", cost: Self.cheap))
        let second = try #require(PasswordHash(password: "correct horse", cost: Self.cheap))
        #expect(first.description != second.description)
    }

    /// Source of the vector: RFC 7914, section 12 (N = 16384, r = 8, p = 1).
    @Test func `the hash is scrypt as the RFC defines it`() throws {
        let hash = try #require(
            PasswordHash(
                "scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU=$"
                    + "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLV"
                    + "QylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw=="))
        #expect(hash.matches("pleaseletmein"))
    }

    @Test(arguments: [
        "", "scrypt", "bcrypt$ln=15,r=8,p=3$AAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$ln=40,r=8,p=3$AAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$ln=15,r=8$AAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$ln=15,r=8,p=3$AA==$AAAAAAAAAAAAAAAAAAAAAA==", "scrypt$ln=15,r=8,p=3$AAAAAAAAAAA=$AAAA",
        "scrypt$ln=18,r=16,p=1$AAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAA==",
    ])
    func `what is no hash, or would cost too much, is refused`(text: String) {
        #expect(PasswordHash(text) == nil)
    }
}
