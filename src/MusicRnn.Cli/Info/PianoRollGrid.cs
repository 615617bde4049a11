using System.Globalization;
using MusicRnn.Music;
using SkiaSharp;

namespace MusicRnn.Cli.Info;

/// <summary>What stands behind and around the notes of one row: the keyboard, bar lines, bar numbers, chord symbols, names of drums.</summary>
internal sealed class PianoRollGrid(PianoRollPen pen, PianoRollLayout layout, PianoRollSystem system)
{
    private const int Octave = 12;
    private const float Thin = 0.5f;
    private const float Strong = 1;

    // Numbers and beats that would stand closer than this are left out.
    private const float BarNumberDistance = 26;
    private const float BeatDistance = 9;

    private readonly float _left = PianoRollLayout.Left;
    private readonly float _right = layout.X(system, system.End);
    private readonly float _top = system.Top + layout.RollOffset;
    private readonly float _bottom = system.Top + layout.DrumOffset + (layout.Drums.Length * PianoRollLayout.HeightOfDrum);

    /// <summary>A row for each key, shaded as on a piano, and the keyboard before them.</summary>
    public void DrawKeys()
    {
        for (var pitch = layout.LowestPitch; pitch <= layout.HighestPitch; pitch++)
        {
            var y = layout.Y(system, pitch);
            var isBlack = PitchNames.IsBlackKey(pitch);
            if (isBlack)
            {
                pen.Fill(new SKRect(_left, y, _right, y + layout.KeyHeight), PianoRollColors.BlackKeyRow);
                pen.Fill(new SKRect(_left - PianoRollLayout.KeyboardWidth, y, _left - (PianoRollLayout.KeyboardWidth / 3), y + layout.KeyHeight), PianoRollColors.Ink);
            }
            else if (!PitchNames.IsBlackKey(pitch + 1))
            {
                pen.Line(_left - PianoRollLayout.KeyboardWidth, y, _right, y, PianoRollColors.KeyLine, Thin);
            }

            if (pitch % Octave == 0)
            {
                DrawOctave(pitch, y + layout.KeyHeight);
            }
        }

        Frame(_top, _top + layout.RollHeight, _left - PianoRollLayout.KeyboardWidth);
        DrawDrums();
    }

    /// <summary>Bar lines with their numbers and new meters, and the beats between them.</summary>
    public void DrawBars()
    {
        var lastLabelEnd = float.MinValue;
        var bars = layout.BarsOf(system);
        for (var index = 0; index < bars.Length; index++)
        {
            var (bar, x) = (bars[index], layout.X(system, bars[index].Start));
            DrawBeats(bar);
            pen.Line(x, _top, x, _bottom, PianoRollColors.BarLine, Strong);
            var isNewMeter = system.FirstBar + index == 0 || (index > 0 ? bars[index - 1].Meter : bar.Meter) != bar.Meter;
            if (index == 0 || x - lastLabelEnd > BarNumberDistance / 2)
            {
                var number = (system.FirstBar + index + (layout.HasPickup ? 0 : 1)).ToString(CultureInfo.InvariantCulture);
                lastLabelEnd = pen.Label(isNewMeter ? $"{number}   {bar.Meter}" : number, x, _top - 3, PianoRollColors.Comment);
            }
        }

        pen.Line(_right, _top, _right, _bottom, PianoRollColors.BarLine, Strong);
    }

    /// <summary>The chord symbols, where there is room for them.</summary>
    public void DrawChords()
    {
        const float gap = 3;
        var end = float.MinValue;
        foreach (var change in layout.Piece.Chords)
        {
            var x = layout.X(system, change.Tick);
            if (change.Tick >= system.Start && change.Tick < system.End && x > end)
            {
                end = pen.Chord(change.Symbol, x, _top - PianoRollLayout.HeightOfBarNumbers - 1) + gap;
            }
        }
    }

    private void DrawOctave(int pitch, float y)
    {
        pen.Line(_left, y, _right, y, PianoRollColors.OctaveLine, Thin);
        pen.Label(PitchNames.Of(pitch), _left - PianoRollLayout.KeyboardWidth - 4, y, PianoRollColors.Comment, SKTextAlign.Right);
    }

    private void DrawDrums()
    {
        if (layout.Drums.IsEmpty)
        {
            return;
        }

        foreach (var (index, pitch) in layout.Drums.Index())
        {
            var y = layout.DrumY(system, pitch);
            if (index % 2 == 0)
            {
                pen.Fill(new SKRect(_left, y, _right, y + PianoRollLayout.HeightOfDrum), PianoRollColors.BlackKeyRow);
            }

            pen.Label(Abbreviated(GeneralMidi.DrumNameOf(pitch)), _left - 4, y + PianoRollLayout.HeightOfDrum - 2, PianoRollColors.Comment, SKTextAlign.Right);
        }

        Frame(system.Top + layout.DrumOffset, _bottom, _left);
    }

    private void DrawBeats(Bar bar)
    {
        const int quartersInWhole = 4;
        var beat = (double)layout.Piece.TicksPerQuarter * quartersInWhole / bar.Meter.BeatUnit;
        if (beat * layout.PointsPerTick < BeatDistance)
        {
            return;
        }

        for (var count = 1; bar.Start + (count * beat) < bar.End; count++)
        {
            var x = layout.X(system, (int)(bar.Start + (count * beat)));
            pen.Line(x, _top, x, _bottom, PianoRollColors.BeatLine, Thin);
        }
    }

    private void Frame(float top, float bottom, float left)
    {
        pen.Line(left, top, _right, top, PianoRollColors.BarLine, Thin);
        pen.Line(left, bottom, _right, bottom, PianoRollColors.BarLine, Thin);
        pen.Line(left, top, left, bottom, PianoRollColors.BarLine, Thin);
        pen.Line(_left, top, _left, bottom, PianoRollColors.BarLine, Strong);
    }

    // Beside the roll there is room for so many letters: "Crash Cymbal 1" becomes "C. Cymbal 1".
    private static string Abbreviated(string drum)
    {
        const int most = 13;
        var space = drum.IndexOf(' ', StringComparison.Ordinal);
        return drum.Length <= most || space < 0 ? drum : $"{drum[0]}.{drum[space..]}";
    }
}
