import JSONSyntax
import Testing

struct EditorPlaceTests {
    private func source(_ text: String) -> SourceFile { SourceFile(path: "a", scalars: Array(text.unicodeScalars)) }

    @Test func `columns are counted in UTF-16 units, so an emoji is two`() {
        let source = source("a😀b\r\nñc")
        #expect(source.place(atOffset: 2) == EditorPlace(line: 0, character: 3))
        #expect(source.offset(of: EditorPlace(line: 0, character: 3)) == 2)
        #expect(source.offset(of: EditorPlace(line: 1, character: 1)) == 6)
        #expect(source.place(atOffset: 6) == EditorPlace(line: 1, character: 1))
    }

    @Test func `the middle of a pair means the place before it`() {
        #expect(source("a😀b").offset(of: EditorPlace(line: 0, character: 2)) == 1)
    }

    @Test func `places that do not exist mean the nearest one that does`() {
        let source = source("ab\r\nc")
        #expect(source.offset(of: EditorPlace(line: 0, character: 99)) == 2)
        #expect(source.offset(of: EditorPlace(line: 7, character: 0)) == 5)
        #expect(source.offset(of: EditorPlace(line: -1, character: -4)) == 0)
        #expect(source.place(atOffset: 99) == EditorPlace(line: 1, character: 1))
        #expect(source.place(atOffset: -1) == EditorPlace(line: 0, character: 0))
    }

    @Test func `every place of a text is found again`() {
        let source = source("{\n  \"ä😀\": [1,\n\n 2]}\n")
        for offset in 0...source.scalars.count {
            #expect(source.offset(of: source.place(atOffset: offset)) == offset)
        }
    }
}
