internal import AlmanacCommands
internal import Foundation

exit(Almanac.run(Array(CommandLine.arguments.dropFirst()), on: ProcessConsole()))
