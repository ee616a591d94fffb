internal import AlmanacModel
internal import Foundation

do throws(AlmanacError) {
  exit(try Evaluation(Array(CommandLine.arguments.dropFirst())).run())
} catch {
  FileHandle.standardError.write(Data("almanac-eval: \(error)\n".utf8))
  exit(error.code.rawValue)
}
