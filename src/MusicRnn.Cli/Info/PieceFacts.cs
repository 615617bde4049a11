using System.Collections.Immutable;
using MusicRnn.Composing;
using MusicRnn.Music;

namespace MusicRnn.Cli.Info;

/// <summary>What there is to be said of a piece. As JSON, under the same names with a small first letter.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Title">Its title.</param>
internal sealed record PieceFacts(int Number, string Title)
{
    // A meter of a 128th note and an end far away would draw bar lines for ever.
    private const int MostBars = 100_000;

    public ImmutableArray<string> Composers { get; private init; }

    /// <summary>How it was composed; null if it does not say.</summary>
    public Recipe? Recipe { get; private init; }

    /// <summary>What is wrong with what it says of how it was composed; otherwise null.</summary>
    public string? RecipeProblem { get; private init; }

    public int TicksPerQuarter { get; private init; }

    public int EndTick { get; private init; }

    public double Seconds { get; private init; }

    /// <summary>The bars, without a pickup.</summary>
    public int Bars { get; private init; }

    /// <summary>Whether a short bar stands before the first one; changes in it are in bar 0.</summary>
    public bool HasPickup { get; private init; }

    public int Notes { get; private init; }

    public ImmutableArray<ChangeFact<string>> Meters { get; private init; }

    public ImmutableArray<ChangeFact<string>> Keys { get; private init; }

    /// <summary>In quarters a minute.</summary>
    public ImmutableArray<ChangeFact<double>> Tempos { get; private init; }

    public int ChordSymbols { get; private init; }

    public ImmutableArray<PartFacts> Parts { get; private init; }

    public static PieceFacts Of(Piece piece, int number)
    {
        var pickup = BeginsWithPickup(piece) ? 1 : 0;
        int[] bars = [.. Music.Bars.Of(piece).Take(MostBars).Select(bar => bar.Start)];
        var (recipe, problem) = RecipeOf(piece);
        return new PieceFacts(number, piece.Title)
        {
            Recipe = recipe,
            RecipeProblem = problem,
            Composers = [.. piece.Texts.Where(text => text.Kind == TextKind.Composer).Select(text => text.Text).Distinct()],
            TicksPerQuarter = piece.TicksPerQuarter,
            EndTick = piece.End,
            Seconds = piece.DurationSeconds,
            Bars = bars.Length - pickup,
            HasPickup = pickup > 0,
            Notes = piece.NoteCount,
            Meters = [.. piece.Meters.Select(change => new ChangeFact<string>(BarAt(change.Tick), change.Tick, change.Meter.ToString()))],
            Keys = [.. piece.Keys.Select(change => new ChangeFact<string>(BarAt(change.Tick), change.Tick, change.Key.Name))],
            Tempos = [.. piece.Tempos.Changes.Select(change => new ChangeFact<double>(BarAt(change.Tick), change.Tick, change.QuartersPerMinute))],
            ChordSymbols = piece.Chords.Length,
            Parts = [.. piece.Parts.Select(PartFacts.Of)],
        };

        int BarAt(int tick)
        {
            var index = Array.BinarySearch(bars, tick);
            return (index >= 0 ? index + 1 : Math.Max(1, ~index)) - pickup;
        }
    }

    private static (Recipe? Recipe, string? Problem) RecipeOf(Piece piece)
    {
        try
        {
            return (Recipe.Of(piece), null);
        }
        catch (MusicRnnException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>Whether the next meter change cuts the first bar short.</summary>
    public static bool BeginsWithPickup(Piece piece) =>
        Music.Bars.Of(piece).Take(2).ToArray() is [var first, _] && first.Length < first.Meter.BarTicks(piece.TicksPerQuarter);
}
