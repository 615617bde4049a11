using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Novelty;

/// <summary>Pieces of a melody and chords beneath it, drawn from few pitches and times, so that they have much in common.</summary>
internal static class RandomTunes
{
    private const int Quarter = 480;
    private const int Sixteenth = 120;

    public static IEnumerable<Piece> Of(int seed, int count)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        return Enumerable.Range(0, count).Select(_ => Tune(chance)).ToArray();
    }

    public static Corpus CorpusOf(int seed, int count) => Corpus.Create(
        Of(seed, count).Select((piece, index) => new NamedPiece($"tune {index}", piece)), NoteTokenizer.Complete, new CorpusOptions { Seed = 1 });

    public static Piece Decoded(CorpusPiece piece, ITokenizer tokenizer) => tokenizer.Decode(piece.Sequence());

    private static Piece Tune(Xoshiro256StarStar chance)
    {
        int[] scale = [60, 62, 64, 65, 67];
        var melody = new List<Note>();
        var start = 0;
        for (var note = 0; note < 24; note++)
        {
            var duration = Sixteenth * (1 + chance.Next(2));
            melody.Add(new Note(start, duration, scale[chance.Next(scale.Length)], 88));
            start += duration;
        }

        var chords = Enumerable.Range(0, start / Quarter)
            .SelectMany(beat => (Note[])[new Note(beat * Quarter, Quarter, 48, 88), new Note(beat * Quarter, Quarter, 52 + chance.Next(2), 88)]);
        return new Piece { TicksPerQuarter = Quarter, Parts = [new Part { Notes = [.. melody] }, new Part { Channel = 1, Notes = [.. chords] }] };
    }
}
