internal import Foundation
package import Roadmap

/// A moment in whole UTC seconds since 1970.
package struct Moment: Sendable, Hashable {
    package let seconds: Int64

    package init(_ seconds: Int64) { self.seconds = seconds }

    /// Reads `2023-03-28T09:15:02Z` and nothing else.
    package init?(text: String) {
        guard let seconds = UTCTime.seconds(text) else { return nil }
        self.init(seconds)
    }

    package static var now: Moment { Moment(Int64(Date().timeIntervalSince1970)) }

    /// First second of `day` in the time zone called `zone`.
    package static func start(of day: CalendarDate, in zone: String) -> Moment {
        let parts = DateComponents(year: day.year, month: day.month, day: day.day)
        guard let date = calendar(of: zone).date(from: parts) else { preconditionFailure("a day has a beginning") }
        return Moment(Int64(date.timeIntervalSince1970))
    }

    /// `2023-03-28T09:15:02Z`.
    package var text: String { UTCTime.text(seconds) }

    /// The day it is in the time zone called `zone` (IANA name); in UTC when there is no such zone.
    package func day(in zone: String) -> CalendarDate { local(zone).day }

    /// `28.03.2023 13:15` in the time zone called `zone`.
    package func russian(in zone: String) -> String {
        let local = local(zone)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(local.day.russian) \(two(local.hour)):\(two(local.minute))"
    }

    /// `2023-03-28T13:15:02` in the time zone called `zone`: how office programs write the time of a comment.
    package func localText(in zone: String) -> String {
        let calendar = Self.calendar(of: zone)
        let offset = calendar.timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        return String(UTCTime.text(seconds + Int64(offset)).dropLast())
    }

    /// Day, hour and minute in the time zone called `zone`.
    package func local(_ zone: String) -> (day: CalendarDate, hour: Int, minute: Int) {
        let parts = Self.calendar(of: zone).dateComponents(
            [.year, .month, .day, .hour, .minute],
            from: Date(timeIntervalSince1970: TimeInterval(seconds))
        )
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let date = CalendarDate(year: year, month: month, day: day)
        else { preconditionFailure("a moment has a day") }
        return (date, parts.hour ?? 0, parts.minute ?? 0)
    }

    private static func calendar(of zone: String) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar
    }
}
