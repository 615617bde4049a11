namespace MusicRnn.Tokens;

/// <summary>The bars of an ABC text so far, as symbols, and what stood in some of them at the present place.</summary>
/// <param name="none">What is pointed at where nothing is.</param>
internal sealed class AbcBars(int none)
{
    // Phrases of folk tunes repeat after two or four bars.
    private const int HalfPhrase = 2;
    private const int Phrase = 4;

    private readonly Dictionary<(int Section, int Bar), List<BarSymbol>> _bars = [];
    private List<BarSymbol> _bar = [];
    private (int Section, int Bar) _key = (-1, 0);
    private BarPlace _place;

    /// <summary>Points at the same bar of the section before.</summary>
    public BarPointer SectionBefore { get; } = new(none);

    /// <summary>Points at the bar four bars before.</summary>
    public BarPointer PhraseBefore { get; } = new(none);

    /// <summary>Points at the bar two bars before.</summary>
    public BarPointer HalfPhraseBefore { get; } = new(none);

    /// <summary>Takes a symbol of the music.</summary>
    /// <param name="symbol">Its number.</param>
    /// <param name="isCounted">Whether it has a place of its own; line ends, which stand anywhere, have none.</param>
    /// <param name="scan">The text with the symbol.</param>
    public void Take(int symbol, bool isCounted, AbcScan scan)
    {
        if (isCounted)
        {
            _bar.Add(new BarSymbol(_place, symbol));
            SectionBefore.Take(symbol);
            PhraseBefore.Take(symbol);
            HalfPhraseBefore.Take(symbol);
        }

        if (_key != (scan.Sections.Section, scan.Sections.Bar))
        {
            BeginBar((scan.Sections.Section, scan.Sections.Bar));
        }
        else if (isCounted)
        {
            _place = new BarPlace(scan.Filled, scan.Filled == _place.Filled ? _place.Symbols + 1 : 0);
        }

        SectionBefore.PointTo(_place);
        PhraseBefore.PointTo(_place);
        HalfPhraseBefore.PointTo(_place);
    }

    private void BeginBar((int Section, int Bar) key)
    {
        _key = key;
        _place = default;
        _bar = [];
        SectionBefore.BeginBar(_bars.GetValueOrDefault((key.Section - 1, key.Bar)));
        PhraseBefore.BeginBar(_bars.GetValueOrDefault((key.Section, key.Bar - Phrase)));
        HalfPhraseBefore.BeginBar(_bars.GetValueOrDefault((key.Section, key.Bar - HalfPhrase)));
        _bars[key] = _bar;
    }
}
