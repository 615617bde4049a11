using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Plays out a score and makes the piece of it.</summary>
internal sealed class PieceBuilder
{
    private readonly WrittenScore _score;
    private readonly WrittenTimeline _written;
    private readonly List<Segment> _segments;
    private readonly List<(int Segment, int Pass)> _order;
    private readonly PlayedTimeline _played;

    private PieceBuilder(WrittenScore score)
    {
        _score = score;
        _written = new WrittenTimeline(score);
        _segments = Segmentation.Of(score, _written);
        CodaSigns.Resolve(_segments);
        _order = PlayOrder.Of(_segments, score.Problems);
        _played = new PlayedTimeline(_segments, _order);
    }

    /// <summary>The piece. Throws <see cref="ScoreTooLargeException"/> if it grows too large.</summary>
    public static Piece Build(WrittenScore score) => new PieceBuilder(score).Build();

    private Piece Build()
    {
        if (!_score.Resolution.IsExact)
        {
            _score.Problems.Add(0, 0, $"expected note lengths that {TickResolution.MostTicks} ticks a quarter can tell, found finer ones. They are rounded.");
        }

        return new Piece
        {
            Title = Title(),
            Recipe = _score.Recipe,
            TicksPerQuarter = _written.TicksPerQuarter,
            Parts = [.. PartBuilder.Build(_score.Parts, _written, _played)],
            Tempos = new TempoMap(Changing(Tempos()).Select(tempo => TempoChange.FromQuartersPerMinute(tempo.Tick, tempo.Value))),
            Meters = [.. BarLines.Of(_written, _segments, _order)],
            Keys = [.. Changing(Keys()).Select(key => new KeyChange(key.Tick, key.Value))],
            Chords = [.. Chords()],
            Texts = [.. Texts()],
            End = _played.End,
        };
    }

    private string Title()
    {
        if (_score.WorkTitle.Length > 0 && _score.MovementTitle.Length > 0 && _score.WorkTitle != _score.MovementTitle)
        {
            return $"{_score.WorkTitle}: {_score.MovementTitle}";
        }

        return _score.WorkTitle.Length > 0 ? _score.WorkTitle : _score.MovementTitle.Length > 0 ? _score.MovementTitle : _score.Heading;
    }

    /// <summary>What stands in the written music, in order of tick; of several at one tick the one of the last rank comes last.</summary>
    private List<(int Tick, T Value)> InOrder<T>(IEnumerable<Written<T>> placed, Func<T, int>? rank = null) =>
        [.. placed.Select(entry => (Tick: _written.TickOf(entry), entry.Value)).OrderBy(entry => entry.Tick).ThenBy(entry => rank?.Invoke(entry.Value) ?? 0)];

    private IEnumerable<(int Tick, double Value, int Pass)> Tempos()
    {
        var tempos = new List<(int Tick, double Value)>();
        var quarters = new TempoChange(0, TempoMap.DefaultMicrosecondsPerQuarter).QuartersPerMinute;
        foreach (var (tick, mark) in InOrder(_score.Tempos, mark => mark.IsSound ? 1 : 0))
        {
            quarters = mark.QuartersPerMinute ?? MetronomeReader.Playable(quarters * mark.Proportion);
            tempos.Add((tick, quarters));
        }

        return _played.Play(tempos, carriesOver: true);
    }

    /// <summary>The keys of the first part that has any.</summary>
    private IEnumerable<(int Tick, Key Value, int Pass)> Keys()
    {
        var part = _score.Parts.Find(part => part.Keys.Count > 0);
        return part is null ? [] : _played.Play(InOrder(part.Keys), carriesOver: true);
    }

    private IEnumerable<ChordChange> Chords()
    {
        // Where two parts have a symbol at one tick, the upper part's counts.
        var chords = InOrder(_score.Chords).DistinctBy(chord => chord.Tick).ToList();
        return _played.Play(chords, carriesOver: false).Select(chord => new ChordChange(chord.Tick, chord.Value));
    }

    private IEnumerable<TextEvent> Texts()
    {
        var composers = _score.Composers.Select(name => new TextEvent(0, TextKind.Composer, name));
        var rights = _score.Rights.Select(text => new TextEvent(0, TextKind.Copyright, text));
        var words = _played.Play(InOrder(_score.Texts), carriesOver: false).Select(text => new TextEvent(text.Tick, text.Value.Kind, text.Value.Text));
        return composers.Concat(rights).Concat(words).Concat(_score.Parts.SelectMany(Lyrics));
    }

    /// <summary>In each pass its own verse, and the first where there is none.</summary>
    private IEnumerable<TextEvent> Lyrics(WrittenPart part)
    {
        var syllables = InOrder(part.Lyrics).GroupBy(lyric => lyric.Tick).Select(verses => (verses.Key, verses.Select(verse => verse.Value).ToList())).ToList();
        foreach (var (tick, verses, pass) in _played.Play(syllables, carriesOver: false))
        {
            var verse = verses.FindIndex(syllable => syllable.Verse == pass);
            yield return new TextEvent(tick, TextKind.Lyric, verses[Math.Max(0, verse)].Text);
        }
    }

    // Of several at one tick the last one holds; what repeats the value before it changes nothing.
    private static IEnumerable<(int Tick, T Value)> Changing<T>(IEnumerable<(int Tick, T Value, int Pass)> changes)
        where T : struct, IEquatable<T>
    {
        T? before = null;
        foreach (var same in changes.GroupBy(change => change.Tick))
        {
            var value = same.Last().Value;
            if (before is null || !value.Equals(before.Value))
            {
                yield return (same.Key, value);
            }

            before = value;
        }
    }
}
