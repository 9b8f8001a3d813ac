import Testing

@testable import Evaluate

@Suite("Where a section was found")
struct TitleComparisonTests {
    @Test(arguments: [
        ("1.2. ЦЕЛЬ ПРОГРАММЫ:", "Цель программы"), ("Учёт", "учет"), ("Дopoжнaя кapтa", "Дорожная карта"),
        ("Цель", "Цель: повысить мотивацию"),
    ])
    func `is the labelled title but for numbers, case and what follows`(found: String, labelled: String) {
        #expect(TitleComparison.areSame(found, labelled))
    }

    @Test(arguments: [("Задачи", "Цель"), ("12.", "Цель"), ("", "Цель")])
    func `is another title`(found: String, labelled: String) {
        #expect(!TitleComparison.areSame(found, labelled))
    }
}
