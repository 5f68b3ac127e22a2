import Engine
import Testing

@testable import Web

struct ExpositionTests {
    @Test func `labels and help texts are escaped as the format says`() {
        var page = Exposition()
        page.family("x_total", .counter, "a \\ b\nc \"d\"")
        page.sample("x_total", [("name", "a\"b\\c\nd")], 3)
        #expect(
            page.text == """
                # HELP x_total a \\\\ b\\nc "d"
                # TYPE x_total counter
                x_total{name="a\\"b\\\\c\\nd"} 3

                """)
    }

    @Test func `a histogram is summed up from below and ends at infinity`() {
        var page = Exposition()
        page.histogram("x_seconds", Histogram(bounds: [0.5, 1]))
        #expect(
            page.text == """
                x_seconds_bucket{le="0.5"} 0
                x_seconds_bucket{le="1.0"} 0
                x_seconds_bucket{le="+Inf"} 0
                x_seconds_sum 0.0
                x_seconds_count 0

                """)
    }
}
