internal import AlmanacDrawing
internal import AlmanacCharts
package import AlmanacModel
package import AlmanacStore

/// One pass over the figures of a workspace: finds what is stale and why, says what changed in the data,
/// draws.
package struct FigureRun {
  /// Why a figure must be drawn anew.
  package enum Reason: Hashable, Sendable {
    case neverDrawn, specification, data, style
    /// A drawn file that is gone or was changed by hand.
    case file(String)
    case asked

    package var text: String {
      switch self {
      case .neverDrawn: "not drawn yet"
      case .specification: "specification changed"
      case .data: "data changed"
      case .style: "style or fonts changed"
      case .file(let name): "\(name) is missing or was changed"
      case .asked: "asked for"
      }
    }
  }

  /// What became of one figure.
  package struct Outcome: Sendable {
    package var name: String
    /// Empty where nothing was to do.
    package var reasons: [Reason]
    /// "2022: 5.8 billion USD → 5.9 billion USD"
    package var changes: [String]
    /// Names of the files written; none in a check.
    package var written: [String]
  }

  private let folder: FigureFolder
  private let store: Store
  private let catalog: Catalog
  private let fonts: FontLibrary
  private let colours: Colours
  private let measurer: PangoMeasurer
  private let drawn: Manifest
  private var manifest: Manifest

  /// - Throws: `AlmanacError` 65 for bad colours, 66 if a font is missing.
  package init(folder: FigureFolder, store: Store, catalog: Catalog) throws(AlmanacError) {
    self.folder = folder
    self.store = store
    self.catalog = catalog
    fonts = try FontLibrary()
    colours = try folder.colours()
    measurer = PangoMeasurer(fonts)
    drawn = folder.bytes(Manifest.fileName).map { Manifest($0) } ?? Manifest()
    manifest = drawn
  }

  /// Looks at one figure, without drawing it.
  ///
  /// - Throws: `AlmanacError` 65 for a bad specification or data that cannot be drawn.
  package func check(_ name: String) throws(AlmanacError) -> Outcome {
    let inputs = try self.inputs(name)
    let reasons = self.reasons(name, inputs.fingerprint)
    guard !reasons.isEmpty else { return Outcome(name: name, reasons: [], changes: [], written: []) }
    let content = try inputs.content()
    return Outcome(name: name, reasons: reasons, changes: changes(name, content), written: [])
  }

  /// Draws one figure if it is stale, or always; its files are all written or none is.
  ///
  /// - Throws: as `check`, and `AlmanacError` 73 if the folder cannot be written.
  package mutating func render(
    _ name: String, always: Bool, also extra: [DrawnFigure.Format] = []
  ) throws(AlmanacError) -> Outcome {
    let inputs = try self.inputs(name)
    var reasons = self.reasons(name, inputs.fingerprint)
    let missing = extra.filter { folder.byteCount("\(name).\($0.rawValue)") == nil }
    if reasons.isEmpty, always || !missing.isEmpty { reasons = [.asked] }
    guard !reasons.isEmpty else { return Outcome(name: name, reasons: [], changes: [], written: []) }
    let content = try inputs.content()
    let changes = self.changes(name, content)
    let figure = try inputs.draw(content, measurer: measurer)
    // A PDF that was asked for once is kept up to date.
    let hasPDF = folder.byteCount("\(name).pdf") != nil
    let formats = DrawnFigure.standard + (extra.contains(.pdf) || hasPDF ? [.pdf] : [])
    var files = AtomicFiles()
    var written: [String] = []
    var sizes: [String: Int] = [:]
    for format in formats {
      let file = "\(name).\(format.rawValue)"
      let bytes = try figure.bytes(format, fonts: fonts)
      if DrawnFigure.standard.contains(format) { sizes[file] = bytes.count }
      guard folder.bytes(file) != bytes else { continue }
      try files.stage(bytes, at: folder.file(file), shownAs: "\(folder.shownAs)/\(file)")
      written.append(file)
    }
    try files.commit()
    manifest.figures[name] = Manifest.Entry(fingerprint: inputs.fingerprint, files: sizes)
    return Outcome(name: name, reasons: reasons, changes: changes, written: written)
  }

  /// Figures of the manifest whose specification is gone, while drawn files of theirs are still there.
  package var orphans: [String] {
    forgotten.filter { name in
      drawn.figures[name]?.files.keys.contains { folder.byteCount($0) != nil } ?? false
    }
  }

  private var forgotten: [String] {
    let names = Set(folder.names)
    return drawn.figures.keys.filter { !names.contains($0) }.sorted()
  }

  /// Writes the manifest if anything in it changed.
  ///
  /// - Throws: `AlmanacError` 73.
  package mutating func finish() throws(AlmanacError) {
    for name in forgotten { manifest.figures[name] = nil }
    guard manifest != drawn else { return }
    var files = AtomicFiles()
    try files.stage(
      manifest.bytes, at: folder.file(Manifest.fileName), shownAs: "\(folder.shownAs)/\(Manifest.fileName)")
    try files.commit()
  }

  private func inputs(_ name: String) throws(AlmanacError) -> FigureInputs {
    let text = try folder.specification(name)
    let place = "\(folder.shownAs)/\(name).toml"
    let spec = try ChartSpec(TOMLFile(text, place: place), catalog: catalog)
    return try FigureInputs(
      name: name, place: place, spec: spec, text: text, store: store, catalog: catalog, colours: colours,
      fonts: fonts)
  }

  private func reasons(_ name: String, _ fingerprint: Fingerprint) -> [Reason] {
    guard let entry = drawn.figures[name] else { return [.neverDrawn] }
    var reasons: [Reason] = []
    if entry.fingerprint.spec != fingerprint.spec { reasons.append(.specification) }
    if entry.fingerprint.data != fingerprint.data { reasons.append(.data) }
    if entry.fingerprint.style != fingerprint.style { reasons.append(.style) }
    for format in DrawnFigure.standard {
      let file = "\(name).\(format.rawValue)"
      if let size = folder.byteCount(file), entry.files[file] == size { continue }
      reasons.append(.file(file))
    }
    return reasons
  }

  private func changes(_ name: String, _ content: ChartContent) -> [String] {
    DataChange.sentences(from: folder.bytes("\(name).csv"), to: Array(FigureTable.csv(content).utf8))
  }
}
