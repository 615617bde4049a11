using MathNet.Numerics.Random;
using MusicRnn.Composing.Novelty;
using MusicRnn.Music;
using static MusicRnn.Tests.Evaluation.Statistics.HandMade;

namespace MusicRnn.Tests.Composing.Novelty;

public sealed class CopySearchTests
{
    [Fact]
    public void ACopyInAnotherKeyIsFoundWithItsBars()
    {
        // Bars 2 and 3 of the source (notes 4 to 11), a fourth higher, from bar 2 of the piece on.
        var source = Piece(InARow(24, 60, 62, 64, 60, 67, 65, 69, 64, 62, 71, 60, 59, 48, 50));
        var piece = Piece(InARow(24, 80, 40, 80, 40, 72, 70, 74, 69, 67, 76, 65, 64, 90, 20));

        var run = Assert.Single(Search([piece], [Piece(InARow(24, 60, 60)), source]));

        Assert.Equal(new CopiedRun("piece 0", 2, 8, "source 1", 2), run);
    }

    [Fact]
    public void TheSameNotesInAnotherRhythmAreNoCopy()
    {
        var run = Assert.Single(Search([Piece(InARow(24, 60, 62, 64, 65))], [Piece(InARow(12, 60, 62, 64, 65))]));

        Assert.Equal((0, ""), (run.Notes, run.Source));
    }

    [Fact]
    public void TheResolutionOfAFileDoesNotMatter()
    {
        var piece = Piece(InARow(24, 60, 62, 64, 65));
        var fine = piece with { TicksPerQuarter = 480, Parts = [new Part { Notes = [.. piece.Parts[0].Notes.Select(note => note with { Start = note.Start * 20 })] }] };

        Assert.Equal(4, Assert.Single(Search([fine], [piece])).Notes);
    }

    [Fact]
    public void ARunDoesNotReachFromOnePieceIntoTheNext()
    {
        var runs = Search([Piece(InARow(24, 60, 62, 64, 67, 72))], [Piece(InARow(24, 60, 62, 64)), Piece(InARow(24, 64, 67, 72))]);

        Assert.Equal(3, Assert.Single(runs).Notes);
    }

    [Fact]
    public void DrumsAreNotLookedAt()
    {
        Assert.Equal(0, Assert.Single(Search([Piece((0, 24, 60)).WithDrums((0, 24), (24, 24))], [Piece((0, 24, 60)).WithDrums((0, 24), (24, 24))])).Notes);
    }

    [Fact]
    public void ItFindsWhatTryingAllPairsFinds()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var chance = new Xoshiro256StarStar(seed, threadSafe: false);
            var pitches = 2 + chance.Next(4);
            Piece[] pieces = [.. Enumerable.Range(0, 5).Select(_ => RandomPiece(chance, pitches))];
            Piece[] sources = [.. Enumerable.Range(0, 6).Select(_ => RandomPiece(chance, pitches))];

            var runs = Search(pieces, sources);

            Assert.Equal(pieces.Select(piece => BruteForce(piece, sources)), runs.Select(run => run.Notes));
            foreach (var (piece, run) in pieces.Zip(runs))
            {
                Assert.True(run.Notes == 0 || IsRunIn(piece, sources[int.Parse(run.Source[^1..], null)], run));
            }
        }
    }

    // Two parts of random notes; few pitches and times, so that runs are long and repeat themselves.
    private static Piece RandomPiece(Xoshiro256StarStar chance, int pitches)
    {
        return InParts(Part(), Part());

        (int, int, int)[] Part()
        {
            var start = 0;
            return [.. Enumerable.Range(0, 1 + chance.Next(40)).Select(_ => (start += 12 * (1 + chance.Next(2)), 12, 60 + chance.Next(pitches)))];
        }
    }

    private static int BruteForce(Piece piece, Piece[] sources)
    {
        var longest = 0;
        foreach (var one in piece.Parts)
        {
            foreach (var other in sources.SelectMany(source => source.Parts))
            {
                for (var from = 0; from < one.Notes.Length; from++)
                {
                    for (var at = 0; at < other.Notes.Length; at++)
                    {
                        longest = Math.Max(longest, Shared(one, from, other, at));
                    }
                }
            }
        }

        return longest == 1 ? 0 : longest;
    }

    private static int Shared(Part one, int from, Part other, int at)
    {
        var notes = 1;
        while (from + notes < one.Notes.Length && at + notes < other.Notes.Length
            && one.Notes[from + notes].Pitch - one.Notes[from].Pitch == other.Notes[at + notes].Pitch - other.Notes[at].Pitch
            && one.Notes[from + notes].Start - one.Notes[from].Start == other.Notes[at + notes].Start - other.Notes[at].Start)
        {
            notes++;
        }

        return notes;
    }

    // Somewhere in the bars that are told, the run begins in both.
    private static bool IsRunIn(Piece piece, Piece source, CopiedRun run) =>
        Begins(piece, run.Bar).Any(one => Begins(source, run.SourceBar).Any(other => Shared(one.Part, one.Note, other.Part, other.Note) >= run.Notes));

    private static IEnumerable<(Part Part, int Note)> Begins(Piece piece, int bar) =>
        piece.Parts.SelectMany(part => part.Notes.Index().Where(note => (note.Item.Start / 96) + 1 == bar).Select(note => (part, note.Index)));

    private static IReadOnlyList<CopiedRun> Search(Piece[] pieces, Piece[] sources)
    {
        var search = new CopySearch();
        foreach (var (index, piece) in pieces.Index())
        {
            search.Add(new NamedPiece($"piece {index}", piece));
        }

        foreach (var (index, source) in sources.Index())
        {
            search.LookThrough(new NamedPiece($"source {index}", source));
        }

        return search.Runs();
    }
}
