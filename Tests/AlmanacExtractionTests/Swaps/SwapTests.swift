import AlmanacModel
import AlmanacScoring
import AlmanacTestSupport
import Testing

@testable import AlmanacExtraction

private let belarus = AreaWords(
  code: "BLR", name: "Belarus", adjective: "Belarusian", demonym: "Belarusians", capital: "Minsk")
private let honduras = AreaWords(
  code: "HND", name: "Honduras", adjective: "Honduran", demonym: "Hondurans", capital: "Tegucigalpa")
private let cyprus = AreaWords(
  code: "CYP", name: "Cyprus", adjective: "Cypriot", demonym: "Cypriots", capital: "Nicosia")
private let china = AreaWords(
  code: "CHN", name: "China", adjective: "Chinese", demonym: "Chinese", capital: "Beijing", prefix: "Sino",
  others: [("capital", "Peking"), ("epithet", "the Celestial Empire")])
private let japan = AreaWords(
  code: "JPN", name: "Japan", adjective: "Japanese", demonym: "Japanese", capital: "Tokyo", prefix: "Nippo")
private let vietnam = AreaWords(
  code: "VNM", name: "Vietnam", adjective: "Vietnamese", demonym: "Vietnamese", capital: "Hanoi",
  unequal: ["Viet Nam", "VIET NAM"])
private let russia = AreaWords(
  code: "RUS", name: "Russia", adjective: "Russian", demonym: "Russians", capital: "Moscow")
private let kenya = AreaWords(
  code: "KEN", name: "Kenya", adjective: "Kenyan", demonym: "Kenyans", capital: "Nairobi")
private let kazakhstan = AreaWords(
  code: "KAZ", name: "Kazakhstan", adjective: "Kazakh", demonym: "Kazakhs", capital: "Astana")
private let uzbekistan = AreaWords(
  code: "UZB", name: "Uzbekistan", adjective: "Uzbek", demonym: "Uzbeks", capital: "Tashkent")

private let swaps: [Swap] = [
  Swap("Belarus and Honduras", .areas([(belarus, honduras)])),
  Swap("Belarus and Cyprus", .areas([(belarus, cyprus)])),
  Swap("China and Japan", .areas([(china, japan)])),
  Swap("China and Vietnam", .areas([(china, vietnam)])),
  Swap("Russia and Kenya", .areas([(russia, kenya)])),
  Swap("Kazakhstan and Uzbekistan", .areas([(kazakhstan, uzbekistan)])),
  Swap("Belarus and China", .areas([(belarus, china)])),
  Swap("Belarus and Russia", .areas([(belarus, russia)])),
  Swap(
    "four pairs at once",
    .areas([(belarus, honduras), (china, japan), (russia, kenya), (kazakhstan, uzbekistan)])),
  Swap("years, 4 earlier", .years(by: -4)),
  Swap("years, 28 earlier", .years(by: -28)),
  Swap("numbers", .digits),
]

/// The catalogue, the labelled documents, and what is found in them.
private struct Ground: Sendable {
  var catalog: Catalog
  var entries: [Corpus.Entry]
  var claims: [[Claim]]

  static let made = Result {
    let catalog = try Catalog.load(from: [Fixtures.catalog])
    let entries = try LabelledSet.all(of: Fixtures.root).flatMap(\.corpus.entries)
    let extractor = Extractor(catalog: catalog)
    return Ground(catalog: catalog, entries: entries, claims: entries.map { extractor.claims(of: $0) })
  }
}

extension Extractor {
  fileprivate func claims(of entry: Corpus.Entry) -> [Claim] {
    extract(entry.text, metadata: entry.metadata).claims.map(\.claim)
  }
}

@Test(arguments: swaps)
func `under other names, years and numbers the claims are the exchanged claims`(swap: Swap) throws {
  let ground = try Ground.made.get()
  let catalog =
    switch swap.change {
    case .areas(let pairs): ground.catalog.exchanged(pairs)
    case .years(let years): ground.catalog.exchanged(years: years)
    case .digits: ground.catalog
    }
  let extractor = Extractor(catalog: catalog)
  var lines: [String] = []
  var changed = 0
  for (entry, claims) in zip(ground.entries, ground.claims) where swap.suits(entry) {
    let (exchanged, text) = swap.exchanged(entry, claims: claims)
    guard exchanged.text != entry.text else { continue }
    changed += claims.count
    var wanted = claims.map { swap.exchanged($0, text, catalog) }
    let found = extractor.claims(of: exchanged)
    // A sentence is compared where the swap says what it must be.
    if case .areas = swap.change {} else { wanted = withSentences(of: found, wanted) }
    lines += differences(found: found, wanted: wanted, in: entry.name)
  }
  #expect(changed > 20, "the swap touches \(changed) claims' documents")
  #expect(lines == [], "\(lines.count) differences:\n\(lines.joined(separator: "\n"))")
}

private func withSentences(of found: [Claim], _ wanted: [Claim]) -> [Claim] {
  wanted.map { claim in
    var claim = claim
    claim.sentence = found.first { $0.span == claim.span }?.sentence ?? claim.sentence
    return claim
  }
}

@Test func `the words of the swaps are those of the catalogue`() throws {
  let catalog = try Ground.made.get().catalog
  for area in [belarus, honduras, cyprus, china, japan, vietnam, russia, kenya, kazakhstan, uzbekistan] {
    #expect(catalog.areas[AreaCode(area.code)]?.labels["en"] == area.name)
    for (form, word) in area.forms where form != "name" && word != area.adjective || form == "adjective" {
      #expect(
        catalog.areaNames.contains {
          $0.code == area.code && $0.lang == "en" && $0.form == form && $0.text == word
        }, "\(word), \(form)")
    }
  }
}

@Test(arguments: [
  ("Belarus' exports, BELARUS, Belarusians", "Honduras' exports, HONDURAS, Hondurans"),
  ("Bela-\nrusian trade of Belarusland", "Hond-\nuran trade of Belarusland"),
])
func `words are exchanged whole, in capitals and over line ends`(text: String, wanted: String) {
  #expect(AreaWordExchange([(belarus, honduras)])(text) == wanted)
}

@Test func `possessives take the new name's form`() {
  let exchange = AreaWordExchange([(belarus, china)])
  #expect(exchange("Belarus' and China's goods") == "China's and Belarus' goods")
}

@Test func `offsets follow what was exchanged`() {
  let text = AreaWordExchange([(china, vietnam)]).exchanged("China 5 Chinese 6")
  #expect(text.text == "Vietnam 5 Vietnamese 6")
  #expect([6, 16].map { text.offset(of: $0) } == [8, 21])
}
