using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Cli.Info;

/// <summary>
/// Where everything of a piano roll stands: the bars broken into rows, as a score is broken into systems, and the pitches
/// in each row. In points; the picture has several pixels to each.
/// </summary>
internal sealed class PianoRollLayout
{
    public const float PageWidth = 1000;
    public const float Margin = 24;
    public const float KeyboardWidth = 16;

    private const float WidthOfOctaveNames = 26;
    private const float RollLeft = Margin + WidthOfOctaveNames + KeyboardWidth;
    private const float RollRight = PageWidth - Margin;

    // A quarter note as wide as this shows sixteenths well apart, and puts eight bars of 4/4 in a row.
    private const float QuarterWidth = 26;
    private const int BarsOfPhrase = 4;
    private const int MostSystems = 16;

    // What is not much longer than a row is not broken.
    private const double LongestRow = 1.3;
    private const int MostBars = 100_000;

    private const float TallestRoll = 210;
    private const float TallestKey = 8;
    private const float LowestKey = 2.5f;
    private const int FewestKeys = 13;
    private const float DrumHeight = 9;
    private const float GapAboveDrums = 6;
    private const float ChordHeight = 13;
    private const float BarNumberHeight = 12;
    private const float GapBelow = 16;

    private readonly ImmutableArray<Bar> _bars;

    public PianoRollLayout(Piece piece, float top)
    {
        // Rests at the end, which recordings often have, are not drawn.
        _bars = [.. Bars.Of(piece).TakeWhile(bar => bar.Start < Math.Max(1, piece.LastNoteEnd)).Take(MostBars)];
        HasPickup = PieceFacts.BeginsWithPickup(piece);
        Piece = piece;
        var pitches = piece.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes).Select(note => note.Pitch).ToArray();
        (LowestPitch, HighestPitch) = pitches.Length == 0 ? (0, -1) : Widened(pitches.Min(), pitches.Max());
        Drums = [.. piece.Parts.Where(part => part.IsPercussion).SelectMany(part => part.Notes).Select(note => note.Pitch).Distinct().OrderDescending()];
        KeyHeight = Math.Clamp(TallestRoll / Math.Max(1, Keys), LowestKey, TallestKey);
        RollOffset = (piece.Chords.IsEmpty ? 0 : ChordHeight) + BarNumberHeight;
        DrumOffset = RollOffset + RollHeight + (Keys > 0 && !Drums.IsEmpty ? GapAboveDrums : 0);
        Systems = BreakIntoSystems(top);
        var longest = Systems.Max(system => system.End - system.Start);
        PointsPerTick = (RollRight - RollLeft) / Math.Max(1, longest);
        Height = Systems[^1].Top + SystemHeight + Margin - GapBelow;
    }

    public Piece Piece { get; }

    /// <summary>Whether the first bar is short, and the one after it number 1.</summary>
    public bool HasPickup { get; }

    public int LowestPitch { get; }

    public int HighestPitch { get; }

    /// <summary>The pitches of the drums that are struck, the highest first.</summary>
    public ImmutableArray<int> Drums { get; }

    public float KeyHeight { get; }

    public float RollHeight => Keys * KeyHeight;

    /// <summary>How far below the top of a system its roll begins.</summary>
    public float RollOffset { get; }

    /// <summary>How far below the top of a system its drums begin.</summary>
    public float DrumOffset { get; }

    public ImmutableArray<PianoRollSystem> Systems { get; }

    public float PointsPerTick { get; }

    /// <summary>The height of the page.</summary>
    public float Height { get; }

    public static float Left => RollLeft;

    public static float HeightOfDrum => DrumHeight;

    public static float HeightOfBarNumbers => BarNumberHeight;

    private int Keys => HighestPitch - LowestPitch + 1;

    private float SystemHeight => DrumOffset + (Drums.Length * DrumHeight) + GapBelow;

    /// <summary>The bars of a system.</summary>
    public ReadOnlySpan<Bar> BarsOf(PianoRollSystem system) => _bars.AsSpan(system.FirstBar, system.Bars);

    /// <summary>Where a tick stands in its system.</summary>
    public float X(PianoRollSystem system, int tick) => RollLeft + ((tick - system.Start) * PointsPerTick);

    /// <summary>The upper edge of a pitch's row in a system.</summary>
    public float Y(PianoRollSystem system, int pitch) => system.Top + RollOffset + ((HighestPitch - pitch) * KeyHeight);

    /// <summary>The upper edge of a drum's row in a system.</summary>
    public float DrumY(PianoRollSystem system, int pitch) => system.Top + DrumOffset + (Drums.IndexOf(pitch) * DrumHeight);

    // A free key above and below, and at least an octave.
    private static (int Lowest, int Highest) Widened(int lowest, int highest)
    {
        var missing = Math.Max(0, FewestKeys - (highest - lowest + 3));
        return (Math.Max(0, lowest - 1 - (missing / 2)), highest + 1 + ((missing + 1) / 2));
    }

    private ImmutableArray<PianoRollSystem> BreakIntoSystems(float top)
    {
        // A pickup belongs to the bar after it: phrases begin there.
        var pickup = HasPickup ? 1 : 0;
        var barsInRow = BarsInRow(_bars.Length - pickup);
        var systems = ImmutableArray.CreateBuilder<PianoRollSystem>();
        for (var first = 0; first < _bars.Length;)
        {
            var count = Math.Min(barsInRow + (first == 0 ? pickup : 0), _bars.Length - first);
            systems.Add(new PianoRollSystem(top + (systems.Count * SystemHeight), first, count, _bars[first].Start, _bars[first + count - 1].End));
            first += count;
        }

        return systems.Count == 0 ? [new PianoRollSystem(top, 0, 0, 0, Piece.TicksPerQuarter)] : systems.DrainToImmutable();
    }

    private int BarsInRow(int bars)
    {
        if (bars <= 1)
        {
            return 1;
        }

        var meanQuarters = (double)_bars[^1].End / _bars.Length / Piece.TicksPerQuarter;
        var fitting = (RollRight - RollLeft) / QuarterWidth / meanQuarters;
        if (bars <= fitting * LongestRow)
        {
            return bars;
        }

        var inRow = Math.Max((int)fitting, (bars + MostSystems - 1) / MostSystems);
        return inRow < BarsOfPhrase ? Math.Max(1, inRow)
            : inRow * MostSystems < bars + (BarsOfPhrase * MostSystems) && inRow > fitting ? (inRow + BarsOfPhrase - 1) / BarsOfPhrase * BarsOfPhrase
            : inRow / BarsOfPhrase * BarsOfPhrase;
    }
}
