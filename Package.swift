// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: Swift 6, the upcoming features the code is written for, and no warnings.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A module of Almanac and its tests; who may import whom is this file's business alone.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

/// `golden`: expected outputs lie in a folder `Golden` beside the tests, which read it where it is.
func tests(of name: String, also imports: [Target.Dependency] = [], golden: Bool = false) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: Set([name, "AlmanacModel", "AlmanacTestSupport"]).sorted().map { .byName(name: $0) }
      + imports,
    exclude: golden ? ["Golden"] : [],
    swiftSettings: settings)
}

let package = Package(
  name: "almanac",
  products: [.executable(name: "almanac", targets: ["AlmanacCLI"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    module("AlmanacModel", imports: ["TOMLKit"]),
    module("AlmanacSources", imports: ["AlmanacModel"]),
    module("AlmanacExtraction", imports: ["AlmanacModel"]),
    module("AlmanacStore", imports: ["AlmanacModel", .product(name: "GRDB", package: "GRDB.swift")]),
    module("AlmanacCharts", imports: ["AlmanacModel"]),
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    module("AlmanacDrawing", imports: ["AlmanacModel", "AlmanacCharts", "CCairo", "CPNG"]),
    module(
      "AlmanacFigures", imports: ["AlmanacModel", "AlmanacStore", "AlmanacCharts", "AlmanacDrawing"]),
    module(
      "AlmanacCommands",
      imports: [
        "AlmanacModel", "AlmanacSources", "AlmanacExtraction", "AlmanacStore", "AlmanacCharts",
        "AlmanacDrawing",
        "AlmanacFigures", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "AlmanacCLI", dependencies: ["AlmanacCommands"], swiftSettings: settings),
    // Scores extraction against labelled documents; not installed.
    module("AlmanacScoring", imports: ["AlmanacModel"]),
    .executableTarget(
      name: "almanac-eval", dependencies: ["AlmanacModel", "AlmanacExtraction", "AlmanacScoring"],
      path: "Sources/AlmanacEval", swiftSettings: settings),
    // Code shared by the tests; nothing of it is in the product.
    module("AlmanacTestSupport", imports: ["AlmanacModel"]),
    tests(of: "AlmanacModel"),
    tests(of: "AlmanacSources"),
    tests(of: "AlmanacStore", also: [.product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "AlmanacCommands", also: ["AlmanacStore"], golden: true),
    tests(of: "AlmanacExtraction", also: ["AlmanacScoring"]),
    tests(of: "AlmanacScoring", also: ["AlmanacExtraction"]),
    tests(of: "AlmanacCharts", also: ["AlmanacDrawing"], golden: true),
    tests(of: "AlmanacFigures"),
    tests(of: "AlmanacDrawing", also: ["AlmanacCharts", "CCairo"], golden: true),
  ]
)
