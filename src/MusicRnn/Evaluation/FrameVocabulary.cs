namespace MusicRnn.Evaluation;

/// <summary>
/// Frames of a piano-roll, each a set of keys that sound at one moment, numbered in the order in which they are first met.
/// The numbers are names only: how many there are has no say in any probability.
/// </summary>
public sealed class FrameVocabulary
{
    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly List<UInt128> _frames = [];

    /// <summary>Creates a vocabulary of frames over a range of keys, as MIDI pitches from 0 to 127; the piano's if not given.</summary>
    public FrameVocabulary(int lowestKey = 21, int highestKey = 108)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lowestKey);
        ArgumentOutOfRangeException.ThrowIfLessThan(highestKey, lowestKey);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(highestKey, 127);
        (LowestKey, HighestKey) = (lowestKey, highestKey);
    }

    /// <summary>The lowest key that may sound.</summary>
    public int LowestKey { get; }

    /// <summary>The highest key that may sound.</summary>
    public int HighestKey { get; }

    /// <summary>The number of different frames met so far.</summary>
    public int Count => _frames.Count;

    /// <summary>The keys of a frame: bit p is set if MIDI pitch p sounds.</summary>
    public UInt128 this[int number] => _frames[number];

    /// <summary>The number of a frame. Throws <see cref="ArgumentOutOfRangeException"/> for a pitch outside the range of keys.</summary>
    public int NumberOf(IEnumerable<int> pitches)
    {
        var keys = UInt128.Zero;
        foreach (var pitch in pitches)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(pitch, LowestKey);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(pitch, HighestKey);
            keys |= UInt128.One << pitch;
        }

        return NumberOf(keys);
    }

    /// <summary>The same frames in another key, up if positive; null if one leaves the range.</summary>
    public int[]? Transpose(ReadOnlySpan<int> frames, int semitones)
    {
        var all = UInt128.Zero;
        foreach (var frame in frames)
        {
            all |= _frames[frame];
        }

        var isPossible = all == 0
            || (LowestKey <= (int)UInt128.TrailingZeroCount(all) + semitones && (int)UInt128.Log2(all) + semitones <= HighestKey);
        return isPossible ? Moved(frames, semitones) : null;
    }

    private int[] Moved(ReadOnlySpan<int> frames, int semitones)
    {
        var moved = new int[frames.Length];
        for (var place = 0; place < frames.Length; place++)
        {
            var keys = _frames[frames[place]];
            moved[place] = NumberOf(semitones < 0 ? keys >> -semitones : keys << semitones);
        }

        return moved;
    }

    internal int NumberOf(UInt128 keys)
    {
        if (!_numbers.TryGetValue(keys, out var number))
        {
            number = _frames.Count;
            _numbers.Add(keys, number);
            _frames.Add(keys);
        }

        return number;
    }
}
