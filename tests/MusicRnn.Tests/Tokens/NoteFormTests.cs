using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class NoteFormTests
{
    private static readonly NoteTokenizer Tokenizer = new(new Vocabulary(
    [
        "Start", "End", "Bar", "Upbeat", "Meter 2/4", "Meter 3/8", "Tempo 60", "Tempo 120", "Part 1", "Part 2", "Program 0", "Program 40", "Drums",
        "Position 0", "Position 6", "Position 12", "Position 18", "Velocity 40", "Velocity 88", "Long 1", "Duration 6", "Duration 12",
        "Pitch 60", "Pitch 62", "Pitch 64", "Pitch 65", "Drum 36",
    ]));

    [Theory]
    [InlineData("AABB", 8)]
    [InlineData("AABA", 8)]
    [InlineData("ABACA", 10)]
    [InlineData("AA'BB''", 16)]
    public void SectionsOfOneLetterAreTheSameNotes(string text, int bars)
    {
        var form = Form.Parse(text, bars);
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var piece = Draw(form, seed);

            // Notes that ring on from the bar before keep theirs from being struck again, so the bars are compared without them.
            var lines = Bars.Of(piece).ToArray();
            var full = lines.Where(bar => bar.Length == piece.TicksPerQuarter * bar.Meter.Beats * 4 / bar.Meter.BeatUnit).ToArray();
            Assert.InRange(full.Length, bars, bars + 1);
            foreach (var bar in Enumerable.Range(0, bars).Where(bar => form.SourceOf(bar) >= 0))
            {
                var (here, there) = (NotesIn(piece, full[^(bars - bar)]), NotesIn(piece, full[^(bars - form.SourceOf(bar))]));
                Assert.Empty(here.Except(there));
                Assert.All(there.Except(here), missing => Assert.True(SoundsInto(piece, full[^(bars - bar)], missing)));
            }
        }
    }

    private static Piece Draw(Form form, int seed)
    {
        var decoder = Tokenizer.CreateDecoder(new Wishes { Form = form, MinimumBars = form.Bars, MaximumBars = form.Bars });
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var allowed = new bool[Tokenizer.Vocabulary.Count];
        while (!decoder.IsAtEnd)
        {
            decoder.MarkAllowed(allowed);
            var choices = Enumerable.Range(0, allowed.Length).Where(token => allowed[token]).ToArray();
            decoder.Take(choices[chance.Next(choices.Length)]);
        }

        return decoder.ToPiece();
    }

    private static HashSet<(int Part, int Start, int Pitch)> NotesIn(Piece piece, Bar bar) =>
        [.. piece.Parts.SelectMany((part, number) => part.Notes
            .Where(note => note.Start >= bar.Start && note.Start < bar.Start + bar.Length)
            .Select(note => (number, note.Start - bar.Start, note.Pitch)))];

    private static bool SoundsInto(Piece piece, Bar bar, (int Part, int Start, int Pitch) missing) =>
        piece.Parts[missing.Part].Notes.Any(note => note.Pitch == missing.Pitch && note.Start < bar.Start && note.End > bar.Start + missing.Start);
}
