namespace MusicRnn.Tokens;

/// <summary>
/// Points at what stands at the present place in an earlier bar: the symbol behind as much music, and as many symbols since
/// that. It foresees the turn of a phrase before a <see cref="MatchPointer"/>, which needs a beginning that agrees.
/// </summary>
internal sealed class BarPointer
{
    /// <summary>The number of values of <see cref="Trust"/>.</summary>
    public const int Trusts = 3;

    private readonly int _none;
    private IReadOnlyList<BarSymbol> _bar = [];
    private bool _agrees;
    private bool _agreedBefore;

    /// <summary>Creates a pointer at nothing.</summary>
    /// <param name="none">What is pointed at where nothing is.</param>
    public BarPointer(int none)
    {
        _none = none;
        Next = none;
    }

    /// <summary>The symbol pointed at.</summary>
    public int Next { get; private set; }

    /// <summary>0 if the bars have differed so far, 1 if they have agreed, 2 if those before them have too.</summary>
    public int Trust => _agrees ? _agreedBefore ? 2 : 1 : 0;

    /// <summary>Begins a bar that is set beside an earlier one, or beside nothing.</summary>
    public void BeginBar(IReadOnlyList<BarSymbol>? earlier)
    {
        _agreedBefore = _agrees && _bar.Count > 0;
        _bar = earlier ?? [];
        _agrees = true;
    }

    /// <summary>Compares the next symbol of the bar with the one pointed at.</summary>
    public void Take(int symbol) => _agrees = _agrees && symbol == Next;

    /// <summary>Points at the place that comes next.</summary>
    /// <param name="place">How full the bar is, and how many symbols of it stand there.</param>
    public void PointTo(BarPlace place)
    {
        Next = _none;
        foreach (var symbol in _bar)
        {
            if (symbol.Place == place)
            {
                Next = symbol.Symbol;
                return;
            }
        }
    }
}
