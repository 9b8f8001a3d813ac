import Roadmap
import Testing

@Suite("A moment in UTC")
struct UTCTimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_679_995_502, "2023-03-28T09:25:02Z"), (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)]
    )
    func `is written and read`(seconds: Int64, text: String) {
        #expect(UTCTime.text(seconds) == text)
        #expect(UTCTime.seconds(text) == seconds)
    }

    @Test(arguments: [
        "2023-03-28T09:25:02", "2023-02-29T00:00:00Z", "2023-03-28 09:25:02Z", "2023-03-28T24:00:00Z",
        "+023-03-28T00:00:00Z",
    ])
    func `is refused in another form`(text: String) {
        #expect(UTCTime.seconds(text) == nil)
    }

    @Test func `goes through every day of four centuries`() {
        var day = UTCTime.days(since1970: CalendarDate(year: 1800, month: 1, day: 1)!)
        for year in 1800..<2200 {
            for month in 1...12 {
                for number in 1...CalendarDate.days(inMonth: month, of: year) {
                    let date = UTCTime.day(daysSince1970: day)
                    if date.year != year || date.month != month || date.day != number { Issue.record("\(date)") }
                    day += 1
                }
            }
        }
        #expect(UTCTime.day(daysSince1970: day).description == "2200-01-01")
    }
}
