// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: Swift 6 mode, explicit existentials, and imports that do not leak.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "expertise",
    products: [
        .executable(name: "expertise", targets: ["ExpertiseCommand"]),
        // For the crash tests alone: loaded before the program, it makes system calls fail.
        .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries of the system; found through pkg-config, nothing but a module map each.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        // System calls that Glibc shows only under _GNU_SOURCE.
        .target(name: "CLinux"),

        .target(name: "DocumentModel", swiftSettings: strict),
        .target(
            name: "DocumentReading",
            dependencies: ["DocumentModel", "CLibXML2", "CLibZip", "CLinux"],
            swiftSettings: strict
        ),
        .target(
            name: "DocumentWriting",
            dependencies: ["DocumentModel", "CLibZip"],
            swiftSettings: strict
        ),
        .target(name: "Hashing", dependencies: ["CLibCrypto"], swiftSettings: strict),
        .target(name: "JSONText", swiftSettings: strict),
        .target(
            name: "Configuration",
            dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .target(name: "Roadmap", dependencies: ["Configuration", "Hashing"], swiftSettings: strict),
        .target(
            name: "Expertise",
            dependencies: ["DocumentModel", "Roadmap", "Configuration", "Hashing", "CStemmer"],
            swiftSettings: strict
        ),
        .target(
            name: "ExpertiseLog",
            dependencies: ["Roadmap", "Hashing", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        .target(
            name: "Intake",
            dependencies: [
                "DocumentModel", "DocumentReading", "DocumentWriting", "Hashing", "Configuration", "Roadmap",
                "Expertise", "ExpertiseLog", "JSONText", "CLinux",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Reporting",
            dependencies: [
                "DocumentModel", "DocumentReading", "Hashing", "Roadmap", "Expertise", "ExpertiseLog", "JSONText",
                "Intake",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "CoordinatorReport",
            dependencies: [
                "DocumentModel", "Hashing", "Roadmap", "Expertise", "ExpertiseLog", "JSONText", "Intake", "Reporting",
                "CXlsxWriter",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "ExpertiseCommand",
            dependencies: [
                "DocumentModel", "DocumentReading", "Hashing", "Configuration", "Roadmap", "Expertise",
                "ExpertiseLog", "JSONText", "Intake", "Reporting", "CoordinatorReport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // What a document costs; see `make bench`.
        .executableTarget(
            name: "Bench",
            dependencies: [
                "DocumentReading", "DocumentModel", "Expertise", "ExpertiseLog", "Hashing", "Intake", "JSONText",
                "Roadmap", "TestSupport", "CLibZip",
            ],
            path: "Benchmarks/Bench",
            swiftSettings: strict
        ),
        // How right the examination is on documents labelled by people; see `make evaluate`.
        .executableTarget(
            name: "Evaluate",
            dependencies: ["DocumentReading", "DocumentModel", "Expertise", "Hashing", "JSONText", "Roadmap"],
            path: "Benchmarks/Evaluate",
            swiftSettings: strict
        ),

        // The program under faults at every system call; see `make crashtest`.
        .target(name: "FaultShim", path: "Tests/FaultShim"),
        .target(
            name: "FaultDriver",
            dependencies: ["TestSupport", "Hashing"],
            path: "Tests/FaultDriver",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Crashtest",
            dependencies: ["FaultDriver"],
            path: "Tests/Crashtest",
            swiftSettings: strict
        ),

        // Builders of packages, documents in notation, scratch folders: used by every test target.
        .target(
            name: "TestSupport",
            dependencies: ["DocumentModel", "DocumentReading", "CLibZip"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        // What the fuzzers do with their bytes; the tests do the same with the seeds and the findings.
        .target(
            name: "FuzzSupport",
            dependencies: ["DocumentModel", "DocumentReading", "TestSupport"],
            path: "Fuzz/Support",
            swiftSettings: strict
        ),
        .testTarget(
            name: "DocumentReadingTests",
            dependencies: ["DocumentModel", "DocumentReading", "FuzzSupport", "TestSupport"],
            exclude: ["Findings", "KnownDifferences.md", "KnownDifferencesODF.md"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DocumentWritingTests",
            dependencies: ["DocumentModel", "DocumentReading", "DocumentWriting", "TestSupport", "CLibZip"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RoadmapTests",
            dependencies: ["Roadmap", "Configuration", "Hashing", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ExpertiseTests",
            dependencies: ["DocumentModel", "Roadmap", "Expertise", "Configuration", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ExpertiseLogTests",
            dependencies: [
                "Roadmap", "Hashing", "ExpertiseLog", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "DocumentModel", "DocumentReading", "DocumentWriting", "Hashing", "Roadmap", "Expertise",
                "ExpertiseLog", "Intake", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["ExpertiseCommand", "Hashing", "Reporting", "TestSupport", "FaultDriver"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CoordinatorReportTests",
            dependencies: [
                "CoordinatorReport", "Hashing", "Roadmap", "Expertise", "ExpertiseLog", "JSONText", "Intake",
                "Reporting",
                "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EvaluateTests",
            dependencies: ["Evaluate", "DocumentModel", "Expertise", "JSONText", "Roadmap"],
            swiftSettings: strict
        ),
    ]
)

// libFuzzer's driver links only where its sanitizer is on; see `make fuzz`.
if Context.environment["EXPERTISE_FUZZ"] != nil {
    package.targets.append(.systemLibrary(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"))
    for name in ["Container", "Word", "OpenDocument"] {
        package.targets.append(
            .executableTarget(
                name: "Fuzz\(name)",
                dependencies: ["CLibFuzzer", "FuzzSupport"],
                path: "Fuzz/\(name)",
                swiftSettings: strict
            )
        )
    }
}
