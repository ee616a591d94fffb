internal import AlmanacModel

/// Prints claims as they are found, where the form allows it, else all at the end.
struct ClaimOutput {
  let format: RowFormat
  private var table = ClaimTable()
  private var pending: [UInt8] = []
  private var isFirst = true

  init(format: RowFormat) { self.format = format }

  mutating func add(_ claim: Claim, document: String?, to console: any Console) throws(AlmanacError) {
    switch format {
    case .table, .csv, .md: table.add(claim, document: document)
    case .json, .jsonl:
      if format == .json { pending += (isFirst ? "[" : ",").utf8 }
      isFirst = false
      var json = JSONWriter()
      claim.write(to: &json, document: document)
      if format == .jsonl { json.newline() }
      pending += json.bytes
      if pending.count > 1 << 15 { try flush(console) }
    }
  }

  mutating func finish(on console: any Console) throws(AlmanacError) {
    switch format {
    case .json: pending += (isFirst ? "[]\n" : "]\n").utf8
    case .jsonl: break
    case .table: pending += table.summary.utf8
    case .csv, .md: pending += table.tabular.text(as: format).utf8
    }
    try flush(console)
  }

  private mutating func flush(_ console: any Console) throws(AlmanacError) {
    try console.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
