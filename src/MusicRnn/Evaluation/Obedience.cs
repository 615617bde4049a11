using MusicRnn.Composing;
using MusicRnn.Music;

namespace MusicRnn.Evaluation;

/// <summary>Whether a composed piece is good notation, and what was asked for; looked up in the piece, not in how it was drawn.</summary>
/// <param name="MakesSense">Whether every token makes sense where it stands.</param>
/// <param name="IsWellFormed">Whether it has notes, and every sign of its text, if it was composed as text, makes sense.</param>
/// <param name="IsFlawless">Whether, besides, no bar of the text is short or too full.</param>
/// <param name="FullBars">How many of its bars are full, a pickup and the bar that completes it aside.</param>
/// <param name="Bars">How many bars it has, without a pickup.</param>
/// <param name="HasMeter">Whether it has the meter that was asked for, throughout.</param>
/// <param name="HasKey">Whether it begins in the key that was asked for.</param>
/// <param name="HasBars">Whether it has the number of bars.</param>
/// <param name="HasForm">Whether the bars of the form that repeat others do.</param>
public sealed record Obedience(bool MakesSense, bool IsWellFormed, bool IsFlawless, int FullBars, int Bars, bool HasMeter, bool HasKey, bool HasBars, bool HasForm)
{
    /// <summary>Looks at a piece.</summary>
    /// <param name="composition">The piece.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="isWellFormed">Whether every sign of its text makes sense.</param>
    /// <param name="hasFullBars">Whether no bar of its text is short or too full.</param>
    public static Obedience Of(Composition composition, ComposingOptions options, bool isWellFormed, bool hasFullBars)
    {
        var piece = composition.Piece;
        Bar[] all = [.. Music.Bars.Of(piece)];
        var pickup = all.Length > 1 && all[0].Length < all[0].Meter.BarTicks(piece.TicksPerQuarter) ? 1 : 0;
        Bar[] bars = all[pickup..];
        var form = options.Form is { } asked ? Form.Parse(asked, options.Bars) : null;
        return new Obedience(
            composition.SenselessTokens == 0,
            piece.NoteCount > 0 && isWellFormed,
            piece.NoteCount > 0 && isWellFormed && hasFullBars,
            bars.Count(bar => bar.Length == bar.Meter.BarTicks(piece.TicksPerQuarter) && bar.Meter == bars[0].Meter),
            bars.Length,
            options.Meter is not { } meter || bars.All(bar => bar.Meter == meter),
            options.Key is not { } key || (piece.Keys is [var first, ..] && first.Key == key),
            (form?.Bars ?? options.Bars) is not { } number || bars.Length == number,
            form is null || Follows(form, piece, bars, pickup == 0 ? 0 : all[0].Length));
    }

    // The last part of a section's last bar is the pickup of the next one, which may be another. A note that rings on from the
    // bar before keeps its like from being struck again.
    private static bool Follows(Form form, Piece piece, Bar[] bars, int pickup)
    {
        if (bars.Length != form.Bars)
        {
            return false;
        }

        return Enumerable.Range(0, bars.Length).Where(bar => form.SourceOf(bar) >= 0).All(bar =>
        {
            var left = form.Sections.Any(section => section.StartBar + section.Bars == bar + 1) ? pickup : 0;
            var (here, there) = (NotesIn(piece, bars[bar], left), NotesIn(piece, bars[form.SourceOf(bar)], left));
            return here.IsSubsetOf(there) && there.Except(here).All(missing => SoundsInto(piece, bars[bar], missing));
        });
    }

    private static HashSet<(int Part, int Start, int Pitch)> NotesIn(Piece piece, Bar bar, int left) =>
        [.. piece.Parts.SelectMany((part, number) => part.Notes.Where(note => note.Start >= bar.Start && note.Start < bar.End - left).Select(note => (number, note.Start - bar.Start, note.Pitch)))];

    private static bool SoundsInto(Piece piece, Bar bar, (int Part, int Start, int Pitch) missing) =>
        piece.Parts[missing.Part].Notes.Any(note => note.Pitch == missing.Pitch && note.Start < bar.Start && note.End > bar.Start + missing.Start);
}
