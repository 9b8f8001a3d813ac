import Foundation
import Glibc
import TestSupport
import Testing

/// Debian's Chromium without a window, spoken to through the pipe of its DevTools.
///
/// Starting it takes longer than a test does, so there is one, with a fresh page for each test; the suites that use it
/// run one test at a time.
final class Browser {
    private static let program = "/usr/bin/chromium"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

    private let scratch = Scratch("browser")
    private let process = Process()
    private let requests: Int32
    private let answers: Int32
    private var received: [UInt8] = []
    private var lastCall = 0
    private var page: String?
    private var session: String?
    /// Complaints of the page: exceptions, refusals of its policy, messages on the console.
    private(set) var complaints: [String] = []

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private nonisolated(unsafe) static var running: Browser?

    /// The one browser with a page that nobody has used.
    static func fresh() throws -> Browser {
        if running == nil {
            running = try Browser()
            atexit { Browser.running = nil }
        }
        let browser = try #require(running)
        try browser.openPage()
        return browser
    }

    private init() throws {
        let (input, output) = (scratch.appending("in"), scratch.appending("out"))
        guard mkfifo(input, 0o600) == 0, mkfifo(output, 0o600) == 0 else { throw Failure(description: "no pipes") }
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            "-c", #"exec "$1" "${@:4}" 3<"$2" 4>"$3""#, "bash", Self.program, input, output,
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
            "--hide-scrollbars", "--user-data-dir=\(scratch.appending("profile"))", "about:blank",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Open for both, so that it neither waits for Chromium nor breaks when Chromium goes.
        requests = Glibc.open(input, O_RDWR | O_CLOEXEC)
        answers = Glibc.open(output, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        try process.run()
    }

    private func openPage() throws {
        if let page { _ = try call("Target.closeTarget", ["targetId": page], on: nil) }
        session = nil
        let target = try call("Target.createTarget", ["url": "about:blank"])
        let attached = try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        page = target["targetId"] as? String
        session = attached["sessionId"] as? String
        complaints = []
        for domain in ["Page", "Runtime", "Log"] { _ = try call("\(domain).enable") }
        let calm = ["name": "prefers-reduced-motion", "value": "reduce"]
        _ = try call("Emulation.setEmulatedMedia", ["features": [calm]])
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
        close(requests)
        close(answers)
    }

    // MARK: What a test does

    func open(_ path: String, at address: String = "") throws {
        // A change after «#» alone would not load the page anew.
        _ = try call("Page.navigate", ["url": "about:blank"])
        complaints = []
        let url = URL(filePath: path).absoluteString + address
        _ = try call("Page.navigate", ["url": url])
        try wait("document.readyState === 'complete' && location.protocol === 'file:'")
    }

    /// The value of a JavaScript expression, through JSON.
    @discardableResult
    func value(_ expression: String) throws -> Any? {
        let answer = try call(
            "Runtime.evaluate",
            ["expression": expression, "returnByValue": true, "awaitPromise": true]
        )
        if let details = answer["exceptionDetails"] { throw Failure(description: "\(expression): \(details)") }
        return (answer["result"] as? [String: Any])?["value"]
    }

    func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }
    func number(_ expression: String) throws -> Int { try value(expression) as? Int ?? -1 }
    func isTrue(_ expression: String) throws -> Bool { try value(expression) as? Bool ?? false }

    func wait(_ condition: String) throws {
        for _ in 0..<600 {
            if try isTrue(condition) { return }
            usleep(20_000)
        }
        throw Failure(description: "never came true: \(condition)")
    }

    /// Clicks where the element is, as a mouse would.
    func click(_ selector: String) throws {
        let place = """
            (() => { const e = document.querySelector(\(Self.quoted(selector))); e.scrollIntoView({block: 'center'});
            const r = e.getBoundingClientRect(); return [r.x + Math.min(r.width, 40) / 2, r.y + r.height / 2]; })()
            """
        guard let point = try value(place) as? [Double] else { throw Failure(description: "no \(selector)") }
        for kind in ["mousePressed", "mouseReleased"] {
            _ = try call(
                "Input.dispatchMouseEvent",
                ["type": kind, "x": point[0], "y": point[1], "button": "left", "clickCount": 1]
            )
        }
    }

    func type(_ text: String) throws { _ = try call("Input.insertText", ["text": text]) }

    func press(_ key: String, _ code: Int) throws {
        for kind in ["keyDown", "keyUp"] {
            var event: [String: Any] = ["type": kind, "key": key, "windowsVirtualKeyCode": code]
            if key == "Enter" { event["text"] = "\r" }
            _ = try call("Input.dispatchKeyEvent", event)
        }
    }

    func view(width: Int, height: Int, dark: Bool = false) throws {
        _ = try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600]
        )
        _ = try call(
            "Emulation.setEmulatedMedia",
            [
                "features": [
                    ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"],
                    ["name": "prefers-reduced-motion", "value": "reduce"],
                ]
            ]
        )
    }

    func forbidScripts() throws { _ = try call("Emulation.setScriptExecutionDisabled", ["value": true]) }

    static func quoted(_ text: String) -> String {
        let data = (try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    // MARK: The pipe

    @discardableResult
    func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        try call(method, parameters, on: session)
    }

    private func call(_ method: String, _ parameters: [String: Any], on session: String?) throws -> [String: Any] {
        lastCall += 1
        var request: [String: Any] = ["id": lastCall, "method": method, "params": parameters]
        if let session { request["sessionId"] = session }
        try send(try JSONSerialization.data(withJSONObject: request) + [0])
        while true {
            let message = try next()
            note(message)
            guard message["id"] as? Int == lastCall else { continue }
            if let error = message["error"] { throw Failure(description: "\(method): \(error)") }
            return message["result"] as? [String: Any] ?? [:]
        }
    }

    private func note(_ message: [String: Any]) {
        switch message["method"] as? String {
        case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled":
            complaints.append("\(message["params"] ?? "")")
        default: return
        }
    }

    private func send(_ bytes: Data) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(requests, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure(description: "the browser does not listen") }
            rest = rest.dropFirst(count)
        }
    }

    private func next() throws -> [String: Any] {
        while true {
            if let end = received.firstIndex(of: 0) {
                let message = Data(received[..<end])
                received.removeSubrange(...end)
                return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
            }
            var waiting = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 60_000) > 0 else { throw Failure(description: "the browser does not answer") }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(answers, &buffer, buffer.count)
            guard count > 0 else { throw Failure(description: "the browser is gone") }
            received += buffer[..<count]
        }
    }
}
