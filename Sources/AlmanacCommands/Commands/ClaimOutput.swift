internal import AlmanacModel

/// Prints claims as they are found, where the form allows it, else all at the end.
struct ClaimOutput: ~Copyable {
  let format: RowFormat
  private var table = ClaimTable()
  private var json = JSONWriter()
  private var isFirst = true

  init(format: RowFormat) { self.format = format }

  mutating func add(_ claim: Claim, document: String?, to console: any Console) throws(AlmanacError) {
    switch format {
    case .table, .csv, .md: table.add(claim, document: document)
    case .json, .jsonl:
      if format == .json, isFirst { json.beginArray() }
      isFirst = false
      claim.write(to: &json, document: document)
      if format == .jsonl { json.newline() }
      if json.count > 1 << 16 { try flush(console) }
    }
  }

  mutating func finish(on console: any Console) throws(AlmanacError) {
    switch format {
    case .json:
      if isFirst { json.beginArray() }
      json.endArray()
      json.newline()
      try flush(console)
    case .jsonl: try flush(console)
    case .table: try console.write(table.summary)
    case .csv, .md: try console.write(table.tabular.text(as: format))
    }
  }

  private mutating func flush(_ console: any Console) throws(AlmanacError) {
    try console.write(json.bytes)
    json.removeBytes()
  }
}
