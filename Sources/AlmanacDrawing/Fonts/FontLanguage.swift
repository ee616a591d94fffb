internal import CCairo

/// What a picture's language decides: the families, in the order they are tried, and the forms of letters.
struct FontLanguage: Hashable {
  /// BCP 47, as the scene has it.
  let tag: String
  let han: Han

  /// The national forms of Chinese characters; simplified where the language says nothing about them.
  enum Han: String {
    case simplified = "SC", traditional = "TC", hongKong = "HK", japanese = "JP", korean = "KR"
  }

  init(_ tag: String) {
    self.tag = tag
    let parts = tag.utf8.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    han =
      switch parts.first {
      case "ja": .japanese
      case "ko": .korean
      case "zh" where parts.contains("hk") || parts.contains("mo"): .hongKong
      case "zh" where parts.contains("tw") || parts.contains("hant"): .traditional
      default: .simplified
      }
  }

  var families: [String] { ["Inter", "Noto Sans CJK \(han.rawValue)"] }

  /// The language Pango is told for letters of `script`. Left alone, it takes one from the environment where the
  /// script is not the language's own, and the letters change their forms with it.
  func tag(for script: PangoScript) -> String {
    switch script {
    case PANGO_SCRIPT_HAN: hanTag
    case PANGO_SCRIPT_HIRAGANA, PANGO_SCRIPT_KATAKANA: "ja"
    case PANGO_SCRIPT_HANGUL: "ko"
    case PANGO_SCRIPT_BOPOMOFO: "zh-tw"
    case PANGO_SCRIPT_LATIN: includes(script) ? tag : "en"
    case PANGO_SCRIPT_CYRILLIC: includes(script) ? tag : "ru"
    case PANGO_SCRIPT_GREEK: "el"
    default: tag
    }
  }

  private var hanTag: String {
    switch han {
    case .simplified: "zh-cn"
    case .traditional: "zh-tw"
    case .hongKong: "zh-hk"
    case .japanese: "ja"
    case .korean: "ko"
    }
  }

  private func includes(_ script: PangoScript) -> Bool {
    pango_language_includes_script(pango_language_from_string(tag), script) != 0
  }
}
