using MusicRnn.Composing;
using MusicRnn.Notation.PianoRolls;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>Files that have a split of their own: piano-roll files, and tunebooks with a <c>split.json</c> beside them.</summary>
internal static class GivenSplit
{
    /// <summary>
    /// The corpus of such a file in a model's tokens; null for other paths. A tunebook that the model was trained on by a split
    /// of another kind is none either: only that split tells what was learned from.
    /// </summary>
    public static Corpus? Find(IReadOnlyList<string> paths, Model model) => (paths, model.Tokenizer) switch
    {
        ([var path], FrameTokenizer frames) when PianoRollFile.IsOne(path) => PianoRollCorpus.Read(path, frames),
        ([var path], AbcTokenizer characters) when SplitTunebook.IsOne(path) && WasSplitAsGiven(path, model.Record.Data) => SplitTunebook.Read(path, characters),
        _ => null,
    };

    /// <summary>What a data sheet tells of such a file: it is on all sides.</summary>
    public static IReadOnlyList<DataFile> FilesOf(string path)
    {
        var sha256 = FileHash.Of(path);
        CorpusSide[] sides = [CorpusSide.Training, CorpusSide.Validation, CorpusSide.Test];
        return [.. sides.Select(side => new DataFile { Name = Path.GetFileName(path), Sha256 = sha256, Side = side })];
    }

    // Where training makes the split, it has no test side.
    private static bool WasSplitAsGiven(string path, DataSheet data)
    {
        var sha256 = FileHash.Of(path);
        return data.Files.Any(file => file.Sha256 == sha256 && file.Side == CorpusSide.Test);
    }
}
