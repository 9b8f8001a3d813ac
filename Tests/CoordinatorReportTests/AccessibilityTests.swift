import CoordinatorReport
import Foundation
import TestSupport
import Testing

extension InBrowser {
    /// Success criteria of WCAG 2.2 that a program can judge.
    @Suite("The page for everybody")
    struct AccessibilityTests {
        private let scratch = Scratch("page")
        private var path: String { scratch.appending("report.html") }

        init() async throws {
            let report = try await Story.spring.value.report()
            try Data(ReportPage(report).bytes).write(to: URL(filePath: scratch.appending("report.html")))
        }

        /// Everything open, so that everything is judged.
        private func browser(dark: Bool = false, width: Int = 1440) throws -> Browser {
            let browser = try Browser.fresh()
            try browser.view(width: width, height: 900, dark: dark)
            try browser.open(path)
            // What is out of sight is laid out too.
            try browser.value(
                "document.querySelectorAll('details').forEach(d => { d.open = true; d.style.contentVisibility = 'visible'; })"
            )
            return browser
        }

        @Test(arguments: [false, true])
        func `has text of enough contrast in both schemes (1.4.3)`(dark: Bool) throws {
            let browser = try browser(dark: dark)
            let faint = try browser.text(Self.contrast)

            #expect(faint.isEmpty, "\(faint)")
            // What it looks at is really dark or light.
            let page = try browser.text("getComputedStyle(document.body).backgroundColor")
            #expect((page == "rgb(20, 23, 27)") == dark)
        }

        /// Texts below 4.5 : 1, or 3 : 1 where they are large, one a line.
        private static let contrast = """
            (() => {
              const rgba = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
              const light = ([r, g, b]) => {
                const [x, y, z] = [r, g, b].map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
                return 0.2126 * x + 0.7152 * y + 0.0722 * z;
              };
              const ground = (element) => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = rgba(getComputedStyle(e).backgroundColor);
                  if (colour[3] === 1) return colour;
                }
                return [255, 255, 255, 1];
              };
              const faint = new Set();
              let seen = 0;
              for (const element of document.querySelectorAll('body *')) {
                const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
                if (!own || element.closest('script, style, noscript') || element.getClientRects().length === 0) continue;
                seen += 1;
                const style = getComputedStyle(element);
                const inDrawing = element.namespaceURI.includes('svg');
                const ink = light(rgba(inDrawing ? style.fill : style.color));
                const back = light(ground(element));
                const ratio = (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05);
                const size = parseFloat(style.fontSize);
                const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                if (ratio < (isLarge ? 3 : 4.5)) {
                  faint.add(`${ratio.toFixed(2)} ${element.localName}.${element.getAttribute('class')}: ${element.textContent.slice(0, 40)}`);
                }
              }
              if (seen < 200) faint.add(`only ${seen} texts were looked at`);
              return [...faint].join('\\n');
            })()
            """

        @Test(arguments: [false, true])
        func `has controls, focus and lines one can see (1.4.11, 2.4.7)`(dark: Bool) throws {
            let browser = try browser(dark: dark)
            let low = try browser.text(
                """
                (() => {
                  const style = getComputedStyle(document.documentElement);
                  const light = (name) => {
                    const [r, g, b] = style.getPropertyValue(name).trim().slice(1).match(/../g).map((v) => parseInt(v, 16) / 255)
                      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const pairs = [['--field', '--sheet'], ['--focus', '--sheet'], ['--focus', '--page'], ['--accent', '--sheet'],
                    ['--accent', '--area'], ['--accent', '--track']];
                  return pairs.map(([a, b]) => {
                    const [x, y] = [light(a), light(b)];
                    return [a, b, (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)];
                  }).filter(([, , ratio]) => ratio < 3).join('; ');
                })()
                """
            )
            #expect(low.isEmpty, "\(low)")
            _ = try browser.value("document.getElementById('q').focus()")
            #expect(try browser.text("getComputedStyle(document.activeElement).outlineStyle") == "solid")
        }

        @Test func `has headings in order, one of the first level (1.3.1, 2.4.6)`() throws {
            let browser = try browser()
            let levels = try #require(
                try browser.value(
                    "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.localName[1]))"
                ) as? [Int]
            )
            #expect(levels.first == 1)
            #expect(levels.count { $0 == 1 } == 1)
            #expect(levels.count > 20)
            for (before, after) in zip(levels, levels.dropFirst()) {
                #expect(after <= before + 1, "h\(before) h\(after)")
            }
            #expect(
                try browser.text(
                    "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => !h.textContent.trim()).length + ''"
                ) == "0"
            )
        }

        @Test func `has tables with headers, controls with names and ids of their own`() throws {
            let browser = try browser()
            func none(_ what: String, _ expression: String) throws {
                #expect(try browser.text("[\(expression)].flat().join('; ')").isEmpty, "\(what)")
            }
            try none(
                "ids",
                "(ids => ids.filter((id, i) => ids.indexOf(id) !== i))([...document.querySelectorAll('[id]')].map(e => e.id))"
            )
            try none("scopes", "[...document.querySelectorAll('th:not([scope])')].map(e => e.textContent)")
            try none(
                "tables without row headers",
                "[...document.querySelectorAll('tbody tr')].filter(r => !r.querySelector('th[scope=row]')).map(r => r.textContent)"
            )
            try none(
                "labels",
                "[...document.querySelectorAll('input, select')].filter(e => e.labels.length !== 1).map(e => e.id)"
            )
            try none(
                "names",
                "[...document.querySelectorAll('a, button, summary')].filter(e => !e.textContent.trim()).map(e => e.outerHTML)"
            )
            try none(
                "regions",
                "[...document.querySelectorAll('[role=region], [role=img], form, nav')].filter(e => !e.getAttribute('aria-label')).map(e => e.className)"
            )
            try none(
                "named by",
                "[...document.querySelectorAll('[aria-labelledby]')].filter(e => !document.getElementById(e.getAttribute('aria-labelledby'))).map(e => e.id)"
            )
            try none(
                "links that lead nowhere",
                "[...document.querySelectorAll('a')].map(a => decodeURIComponent(a.getAttribute('href'))).filter(h => !h.includes('=') && !document.getElementById(h.slice(1)))"
            )
            for landmark in ["header", "nav", "main", "footer"] {
                #expect(try browser.number("document.querySelectorAll('body > \(landmark)').length") == 1)
            }
            #expect(try browser.text("document.documentElement.lang") == "ru")
            #expect(try browser.text("document.getElementById('found').getAttribute('role')") == "status")
        }

        @Test(arguments: [390, 1440])
        func `has targets large enough for a finger (2.5.8)`(width: Int) throws {
            let browser = try browser(width: width)
            let small = try browser.text(
                """
                [...document.querySelectorAll('button, input, select, summary, a.mark, .tabs a')].filter((e) => {
                  const box = e.getBoundingClientRect();
                  return box.width > 0 && (box.height < 24 || box.width < 24);
                }).map((e) => `${e.localName} ${e.textContent.slice(0, 20)} ${e.getBoundingClientRect().height}`).join('; ')
                """
            )
            #expect(small.isEmpty, "\(small)")
        }
    }
}
