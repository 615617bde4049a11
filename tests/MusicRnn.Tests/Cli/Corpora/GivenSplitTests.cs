using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MusicRnn.Cli.Corpora;
using MusicRnn.Cli.Recipes;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Cli.Corpora;

/// <summary>
/// Nothing of the test or validation side may be learned from, in any key. The music is compared by itself, read here from the
/// files, not by what the corpus recognises it by. The folder is the one that the environment variable MUSICRNN_TEST_DATA names.
/// </summary>
public sealed class GivenSplitTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    [Theory]
    [InlineData("jsb-chorales")]
    [InlineData("nottingham")]
    [InlineData("musedata")]
    [InlineData("piano-midi-de")]
    public void NoFramesOfTestOrValidationAreLearnedFromInAnyKey(string name)
    {
        var recipe = LikelihoodRecipes.All.First(each => each.Name == name);
        var path = PathTo(recipe.File.Split('/'));
        var corpus = recipe.Read(path);
        var raw = ReadFrames(path);
        var heldOut = raw["valid"].Concat(raw["test"]).ToHashSet(StringComparer.Ordinal);

        var learned = corpus.Training.Select(piece => WithoutKey(FramesOf(piece, corpus.Tokenizer))).ToArray();

        Assert.DoesNotContain(learned, heldOut.Contains);
        Assert.Equal(learned.Length, learned.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(raw["train"].Where(piece => piece.Length > 0 && !heldOut.Contains(piece)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), learned.Order(StringComparer.Ordinal));

        // The test side is whole, and by validation nothing is chosen that is tested.
        Assert.Equal(raw["test"].Count(piece => piece.Length > 0), corpus.Test.Length);
        var test = raw["test"].ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(corpus.Validation.Select(piece => WithoutKey(FramesOf(piece, corpus.Tokenizer))), test.Contains);
    }

    [Fact]
    public void NoNotesOfTestOrValidationAreLearnedFromInAnyKey()
    {
        var folder = PieceFolder.Read([PathTo("nottingham", "MIDI")]);
        var notes = folder.Pieces.ToDictionary(piece => piece.Name, piece => WithoutKey(piece.Piece));
        var sides = ((string List, CorpusSide Side)[])[("train", CorpusSide.Training), ("valid", CorpusSide.Validation), ("test", CorpusSide.Test)];
        var sideOf = sides.SelectMany(each => File.ReadLines(PathTo("nottingham", each.List + ".txt")).Select(name => (Name: name + ".mid", each.Side))).ToDictionary();
        var tokenizer = NoteTokenizer.ForPieces(folder.Pieces.Select(piece => piece.Piece), TranspositionRange.AllKeys);

        var given = Corpus.Create(folder.Pieces, tokenizer, new CorpusOptions { GivenSide = name => sideOf[Path.GetFileName(name)] });
        var drawn = TrainingMusic.Read([PathTo("nottingham", "MIDI")], new TokenChoice(), seed: 1, cachePath: null, CancellationToken.None).Corpus;

        foreach (var corpus in (Corpus[])[given, drawn])
        {
            var heldOut = corpus.Validation.Concat(corpus.Test).Select(piece => notes[piece.Name]).ToHashSet(StringComparer.Ordinal);
            Assert.DoesNotContain(corpus.Training, piece => heldOut.Contains(notes[piece.Name]));
            Assert.InRange(corpus.Training.Length, 800, 930);
        }

        Assert.Equal(103, given.Test.Length);
        Assert.Contains(given.Dropped, piece => sideOf[Path.GetFileName(piece.Name)] == CorpusSide.Training);
    }

    private static string PathTo(params string[] names)
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(data), $"{DataVariable} does not name a folder with data.");
        var path = Path.Combine([data!, .. names]);
        Assert.SkipUnless(Path.Exists(path), $"{path} is not there.");
        return path;
    }

    private static Dictionary<string, string[]> ReadFrames(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        return JsonSerializer.Deserialize<Dictionary<string, int[][][]>>(stream)!
            .ToDictionary(side => side.Key, side => side.Value.Select(WithoutKey).ToArray());
    }

    private static int[][] FramesOf(CorpusPiece piece, ITokenizer tokenizer)
    {
        var frames = new List<int[]>();
        var keys = new List<int>();
        foreach (var name in piece.Sequence().Select(token => tokenizer.Vocabulary[token]))
        {
            if (name.StartsWith("Pitch ", StringComparison.Ordinal))
            {
                keys.Add(int.Parse(name["Pitch ".Length..], System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (name.StartsWith("Next ", StringComparison.Ordinal))
            {
                frames.Add([.. keys]);
                keys.Clear();
            }
        }

        return [.. frames];
    }

    // The same for the same frames in any of the 12 keys and any octave, with or without silence around them; empty for silence.
    private static string WithoutKey(int[][] frames)
    {
        var sounding = Enumerable.Range(0, frames.Length).Where(place => frames[place].Length > 0).ToArray();
        if (sounding.Length == 0)
        {
            return "";
        }

        var lowest = frames.SelectMany(frame => frame).Min();
        return Digest(frames[sounding[0]..(sounding[^1] + 1)].SelectMany(frame => frame.Order().Select(key => (byte)(key - lowest)).Append(byte.MaxValue)));
    }

    private static string WithoutKey(Piece piece)
    {
        var notes = piece.Parts.SelectMany(part => part.Notes).Select(note => (note.Start, note.Pitch)).Distinct().Order().ToArray();
        var lowest = notes.Min(note => note.Pitch);
        return Digest(notes.SelectMany(note => BitConverter.GetBytes((note.Start - notes[0].Start) / (double)piece.TicksPerQuarter).Append((byte)(note.Pitch - lowest))));
    }

    private static string Digest(IEnumerable<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes.ToArray()));
}
