using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// Piano music as it was played, without bars (Oore et al. 2018, with the pedal beside):
/// <code>
/// Start  Velocity 66 On 60  Shift 12  On 64  Pedal down  Shift 100 Shift 3  Off 60 Off 64  Pedal up  End
/// </code>
/// Times are steps of 10 milliseconds; velocities are told in 32 classes and hold until the next one. At one moment the notes
/// that end come first, then the pedal, then those that begin, each from low to high.
/// <para>All parts but percussion are told as one. Tempo, meter, key, names and other controls are lost.</para>
/// </summary>
public sealed class PerformanceTokenizer : ITokenizer
{
    /// <summary>The name that a person types and a model file stores.</summary>
    public const string TokenizerName = "performance";

    // About a day of music; more is a broken file.
    private const int MostSteps = 10_000_000;

    private readonly FeatureList<PerformanceContext> _features = PerformanceContext.Features;

    /// <summary>The tokenizer of a stored vocabulary. Throws <see cref="MusicRnnException"/> if it is another one.</summary>
    public PerformanceTokenizer(Vocabulary vocabulary)
    {
        if (!vocabulary.Names.SequenceEqual(PerformanceTokens.Vocabulary.Names))
        {
            throw new MusicRnnException("the vocabulary of performances is not the one that this version knows.");
        }
    }

    private PerformanceTokenizer()
    {
    }

    /// <summary>The tokenizer; there is only one.</summary>
    public static PerformanceTokenizer Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => TokenizerName;

    /// <inheritdoc/>
    public Vocabulary Vocabulary => PerformanceTokens.Vocabulary;

    /// <inheritdoc/>
    public int Start => PerformanceTokens.Start;

    /// <inheritdoc/>
    public int End => PerformanceTokens.End;

    /// <inheritdoc/>
    public InputFeatures Features => _features.Shapes;

    /// <inheritdoc/>
    public string Unit => "note";

    /// <inheritdoc/>
    public bool CountsAsUnit(int token) => CountsAsNote(token);

    /// <inheritdoc/>
    public bool CountsAsNote(int token) => PerformanceTokens.IsOn(token);

    /// <inheritdoc/>
    public bool BeginsBar(int token) => false;

    /// <inheritdoc/>
    public bool EndsStep(int token) => true;

    /// <inheritdoc/>
    public ITokenContext CreateContext(bool isTransposed) => _features.In(new PerformanceContext(isTransposed));

    /// <inheritdoc/>
    public int[] Encode(Piece piece) => [.. Tokens(Events(piece, int.MaxValue)), End];

    /// <summary>The beginning up to a time: a bar is taken for the two seconds that four quarters last at 120 a minute.</summary>
    public int[] EncodeBeginning(Piece piece, int bars)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        return [.. Tokens(Events(piece, (int)Math.Min(MostSteps, (long)bars * PerformanceDecoder.StepsInBar)))];
    }

    /// <inheritdoc/>
    public int[]? Transpose(ReadOnlySpan<int> tokens, int semitones)
    {
        var transposed = tokens.ToArray();
        var hasPitches = false;
        foreach (ref var token in transposed.AsSpan())
        {
            if (PerformanceTokens.IsOn(token) || PerformanceTokens.IsOff(token))
            {
                var first = PerformanceTokens.IsOn(token) ? PerformanceTokens.FirstOn : PerformanceTokens.FirstOff;
                var pitch = token - first + semitones;
                hasPitches = true;
                if (pitch is < 0 or >= PerformanceTokens.PitchCount)
                {
                    return null;
                }

                token = first + pitch;
            }
        }

        return hasPitches ? transposed : null;
    }

    /// <inheritdoc/>
    public int[]? AtTempo(ReadOnlySpan<int> tokens, double factor)
    {
        var changed = new List<int>(tokens.Length);
        var (step, told) = (0, 0);
        foreach (var token in tokens)
        {
            if (PerformanceTokens.IsShift(token))
            {
                step += PerformanceTokens.StepsOf(token);
                continue;
            }

            // The moment is rounded, not the time since the last one, so that rounding does not add up.
            told += ShiftTo((int)Math.Round(step / factor), told, changed);
            changed.Add(token);
        }

        return [.. changed];
    }

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder(Wishes? wishes = null) => new PerformanceDecoder(wishes ?? new Wishes());

    // In the order in which they are told: by step, then ends, pedal, beginnings.
    private static IEnumerable<(int Step, int Order, int Token, int Velocity)> Events(Piece piece, int endStep)
    {
        var notes = piece.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes).ToArray();
        if (notes.Length == 0)
        {
            throw new TokenException("it has no notes of a pitch");
        }

        if (piece.DurationSeconds * PerformanceTokens.StepsPerSecond > MostSteps)
        {
            throw new TokenException($"it lasts longer than {MostSteps / PerformanceTokens.StepsPerSecond / 3600} hours");
        }

        int StepAt(int tick) => (int)Math.Round(piece.Tempos.SecondsAt(tick, piece.TicksPerQuarter) * PerformanceTokens.StepsPerSecond);
        var events = new List<(int Step, int Order, int Token, int Velocity)>();
        foreach (var (start, end, pitch, velocity) in WithoutOverlaps(notes.Select(note => (Start: StepAt(note.Start), End: StepAt(note.End), note.Pitch, note.Velocity))))
        {
            events.Add((end, 0, PerformanceTokens.FirstOff + pitch, 0));
            events.Add((start, 3, PerformanceTokens.FirstOn + pitch, velocity));
        }

        events.AddRange(PedalEvents(piece, StepAt));
        return events.Where(each => each.Step < endStep).OrderBy(each => each.Step).ThenBy(each => each.Order).ThenBy(each => each.Token);
    }

    // A note lasts a step at least, and is cut where its pitch is struck again.
    private static IEnumerable<(int Start, int End, int Pitch, int Velocity)> WithoutOverlaps(IEnumerable<(int Start, int End, int Pitch, int Velocity)> notes)
    {
        foreach (var ofPitch in notes.GroupBy(note => note.Pitch))
        {
            var inOrder = ofPitch.GroupBy(note => note.Start).Select(same => same.MaxBy(note => (note.End, note.Velocity))).OrderBy(note => note.Start).ToArray();
            for (var index = 0; index < inOrder.Length; index++)
            {
                var note = inOrder[index];
                var latest = index + 1 < inOrder.Length ? inOrder[index + 1].Start : int.MaxValue;
                yield return note with { End = Math.Min(latest, Math.Max(note.End, note.Start + 1)) };
            }
        }
    }

    private static IEnumerable<(int Step, int Order, int Token, int Velocity)> PedalEvents(Piece piece, Func<int, int> stepAt)
    {
        const int sustain = 64;
        const int downFrom = 64;
        var isDown = false;
        var changes = piece.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Controls)
            .Where(control => control.Kind == ControlKind.Controller && control.Number == sustain)
            .GroupBy(control => stepAt(control.Tick)).OrderBy(same => same.Key);
        foreach (var same in changes)
        {
            var goesDown = same.Last().Value >= downFrom;
            if (goesDown != isDown)
            {
                isDown = goesDown;
                yield return goesDown ? (same.Key, 2, PerformanceTokens.PedalDown, 0) : (same.Key, 1, PerformanceTokens.PedalUp, 0);
            }
        }
    }

    private static List<int> Tokens(IEnumerable<(int Step, int Order, int Token, int Velocity)> events)
    {
        var tokens = new List<int> { PerformanceTokens.Start };
        var (now, velocity) = (0, -1);
        foreach (var next in events)
        {
            now += ShiftTo(next.Step, now, tokens);
            if (PerformanceTokens.IsOn(next.Token) && PerformanceTokens.ClassOf(next.Velocity) != velocity)
            {
                velocity = PerformanceTokens.ClassOf(next.Velocity);
                tokens.Add(PerformanceTokens.FirstVelocity + velocity);
            }

            tokens.Add(next.Token);
        }

        return tokens;
    }

    // Tells how much time passes, and returns it.
    private static int ShiftTo(int step, int now, List<int> tokens)
    {
        for (var left = step - now; left > 0; left -= PerformanceTokens.LongestShift)
        {
            tokens.Add(PerformanceTokens.FirstShift + Math.Min(PerformanceTokens.LongestShift, left) - 1);
        }

        return step - now;
    }
}
