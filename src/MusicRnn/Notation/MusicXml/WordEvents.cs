using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Finds where the words of a piece stand in its score: marks over the measures, syllables under the notes.</summary>
internal sealed class WordEvents
{
    private readonly Score _score;
    private readonly int[] _measureTicks;
    private readonly Dictionary<int, string> _syllables = []; // by tick

    public WordEvents(Score score)
    {
        _score = score;
        _measureTicks = [.. score.Measures.Select(measure => TickOf(measure.Start))];
        foreach (var text in score.Piece.Texts.Where(text => text.Kind == TextKind.Lyric))
        {
            _syllables.TryAdd(text.Tick, text.Text.Trim());
        }
    }

    /// <summary>
    /// The marks and words of a measure, each with the time from its start. Words that would send a player elsewhere are
    /// left out: the score is written as it is played.
    /// </summary>
    public IEnumerable<(long Offset, TextKind Kind, string Text)> InMeasure(int measure)
    {
        var start = _measureTicks[measure];
        var end = measure + 1 < _measureTicks.Length ? _measureTicks[measure + 1] : int.MaxValue;
        var texts = _score.Piece.Texts;
        for (var index = FirstFrom(start); index < texts.Length && texts[index].Tick < end; index++)
        {
            var text = texts[index];
            if (text.Kind is TextKind.Text or TextKind.CuePoint or TextKind.Marker && text.Text.Trim().Length > 0 && JumpWords.Find(text.Text) is null)
            {
                var offset = (text.Tick - start) * WrittenTime.Quarter / _score.Piece.TicksPerQuarter;
                yield return (Math.Min(offset, _score.Measures[measure].Length - 1), text.Kind, text.Text.Trim());
            }
        }
    }

    /// <summary>The syllable that is sung to what begins at a time, empty for none; each is given once.</summary>
    public string TakeSyllable(long time) => _syllables.Remove(TickOf(time), out var text) ? text : "";

    public int TickOf(long time) => WrittenTime.ToTicks(time, _score.Piece.TicksPerQuarter);

    private int FirstFrom(int tick)
    {
        var (from, to) = (0, _score.Piece.Texts.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _score.Piece.Texts[middle].Tick < tick ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
