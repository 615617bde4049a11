namespace MusicRnn.Tokens;

/// <summary>What is known along a performance, and THE LIST of what a network is told of it.</summary>
internal sealed class PerformanceContext(bool isTransposed) : TokenHistory(PerformanceTokens.Count, isTransposed)
{
    private const int RecentNotes = 4;

    private readonly List<int> _sounding = [];
    private readonly int[] _recent = Enumerable.Repeat(PerformanceTokens.PitchCount, RecentNotes).ToArray();
    private bool _isPedalDown;
    private int _velocity;
    private int _sinceOn;
    private int _steps;

    /// <summary>The features; there is one vocabulary only.</summary>
    public static FeatureList<PerformanceContext> Features { get; } = Create();

    /// <inheritdoc/>
    public override int Bars => _steps / PerformanceDecoder.StepsInBar;

    /// <inheritdoc/>
    public override void Take(int token)
    {
        base.Take(token);
        if (PerformanceTokens.IsOn(token))
        {
            var pitch = token - PerformanceTokens.FirstOn;
            _sounding.Remove(pitch);
            _sounding.Add(pitch);
            Array.Copy(_recent, 0, _recent, 1, RecentNotes - 1);
            _recent[0] = pitch;
            _sinceOn = 0;
        }
        else if (PerformanceTokens.IsOff(token))
        {
            _sounding.Remove(token - PerformanceTokens.FirstOff);
        }
        else if (PerformanceTokens.IsVelocity(token))
        {
            _velocity = token - PerformanceTokens.FirstVelocity;
        }
        else if (PerformanceTokens.IsShift(token))
        {
            _sinceOn += PerformanceTokens.StepsOf(token);
            _steps += PerformanceTokens.StepsOf(token);
        }
        else
        {
            _isPedalDown = token == PerformanceTokens.PedalDown || (_isPedalDown && token != PerformanceTokens.PedalUp);
        }
    }

    private static FeatureList<PerformanceContext> Create()
    {
        Feature<PerformanceContext>[] features =
        [
            .. FeaturesOf<PerformanceContext>(PerformanceTokens.Count),
            new("sounding", PerformanceTokens.PitchCount, PerformanceTokens.PitchCount, (context, values) => values.AddRange(context._sounding)),
            .. Enumerable.Range(0, RecentNotes).Select(back => new Feature<PerformanceContext>($"note_{back}", PerformanceTokens.PitchCount + 1, context => context._recent[back])),
            new("pedal", 2, context => context._isPedalDown ? 1 : 0),
            new("velocity", PerformanceTokens.VelocityClasses, context => context._velocity),
            new("since_note", Buckets.Count, context => Buckets.Of(context._sinceOn)),
        ];
        return new FeatureList<PerformanceContext>([.. features], [.. features]);
    }
}
