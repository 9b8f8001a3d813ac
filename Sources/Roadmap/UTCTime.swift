/// Moments as the log writes them: `2023-03-28T09:15:02Z`, whole seconds, UTC, comparable as text.
package enum UTCTime {
    /// - Parameter seconds: since 1970-01-01 00:00:00 UTC; years 1…9999.
    package static func text(_ seconds: Int64) -> String {
        let bounded = min(max(seconds, earliest), latest)
        let days = bounded.flooredQuotient(by: 86_400)
        let second = bounded - days * 86_400
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day(daysSince1970: days))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    /// - Returns: nil unless `text` is of the form that ``text(_:)`` writes.
    package static func seconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let day = CalendarDate(iso: text.prefix(10)),
            let hour = two(bytes[11...12], below: 24), let minute = two(bytes[14...15], below: 60),
            let second = two(bytes[17...18], below: 60)
        else { return nil }
        return days(since1970: day) * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// Days from 1970-01-01 to `date`, negative before.
    package static func days(since1970 date: CalendarDate) -> Int64 {
        // Counted in years that begin in March, so that the leap day is the last of its year.
        let year = Int64(date.month <= 2 ? date.year - 1 : date.year)
        let month = Int64((date.month + 9) % 12)
        let era = year.flooredQuotient(by: 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * month + 2) / 5 + Int64(date.day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of ``days(since1970:)``.
    package static func day(daysSince1970 days: Int64) -> CalendarDate {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let calendarMonth = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        guard let date = CalendarDate(year: Int(year), month: Int(calendarMonth), day: Int(day)) else {
            preconditionFailure("a day outside the years 1…9999")
        }
        return date
    }

    private static let earliest: Int64 = -62_135_596_800
    private static let latest: Int64 = 253_402_300_799

    private static func two(_ digits: ArraySlice<UInt8>, below bound: Int64) -> Int64? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return number < bound ? number : nil
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}
