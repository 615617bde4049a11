using System.Globalization;
using MusicRnn.Fuzz;
using MusicRnn.Notation;

// Feeds damaged files to the readers of all formats and of SoundFonts, or to one:
//
//     dotnet run -c Release --project tests/MusicRnn.Fuzz -- [FORMAT|soundfont|all] [INPUTS] [SEED]
//     dotnet run -c Release --project tests/MusicRnn.Fuzz -- check FILE...
//
// The same seed gives the same inputs. What fails is kept in artifacts/fuzz and told; the exit status is then 1. The second
// form tries files as they are: those that failed, or a folder of real ones. Seeds to begin with stand in Seeds, words of
// each format in Tokens; a new format needs neither, but is searched better with them.
const int usualInputs = 5_000;

if (args is ["check", .. var files])
{
    return FileCheck.Run(files, Console.Out);
}

var only = args.Length > 0 && args[0] != "all" ? args[0] : null;
var inputs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : usualInputs;
var seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
var failures = 0;
foreach (var format in NotationFormats.All.Where(format => only is null || format.Name == only))
{
    failures += new FuzzRun(format, seed, Console.Out).Run(inputs);
}

if (only is null or SoundFontRun.Name)
{
    failures += new SoundFontRun(seed, Console.Out).Run(inputs);
}

return failures > 0 ? 1 : 0;
