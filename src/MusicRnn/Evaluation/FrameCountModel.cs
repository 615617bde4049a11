namespace MusicRnn.Evaluation;

/// <summary>
/// The count model of piano-rolls: it predicts a whole frame, a set of sounding keys, from how often it followed the last
/// frames in training, in whatever key. Shorter contexts fill in by Witten and Bell's interpolation, down to keys that sound
/// each by itself as often as in training; so every set of keys has a probability, and those of all sets sum to 1.
/// </summary>
public sealed class FrameCountModel : SequenceModel
{
    // Of a key that never sounds, Krichevsky and Trofimov's estimate: half a time in one frame more.
    private const double UnseenTimes = 0.5;

    private readonly FrameVocabulary _frames;
    private readonly NgramCounts _counts;
    private readonly double _logOfSilence;
    private readonly double[] _logOdds;

    private FrameCountModel(FrameVocabulary frames, IReadOnlyList<int[]> sequences, int order, int semitones)
    {
        _frames = frames;
        Order = order;
        (_logOfSilence, _logOdds) = CountKeys(frames, sequences);
        int[][] inAllKeys = [.. sequences.SelectMany(sequence =>
            Enumerable.Range(-semitones, (2 * semitones) + 1).Select(interval => frames.Transpose(sequence, interval)).OfType<int[]>())];
        _counts = NgramCounts.Of(inAllKeys, Math.Max(1, frames.Count), order);
    }

    /// <summary>How many frames the longest n-grams have: 2 predicts a frame from the one before.</summary>
    public int Order { get; }

    /// <inheritdoc/>
    public override int VocabularySize => Math.Max(1, _frames.Count);

    /// <summary>Trains a model.</summary>
    /// <param name="frames">What the numbers in the sequences mean.</param>
    /// <param name="sequences">The training sequences.</param>
    /// <param name="order">The length of the n-grams, 0 to 8.</param>
    /// <param name="semitones">Each sequence is counted in its own key and in those up to so many semitones below and above; 6 are all keys.</param>
    public static FrameCountModel Train(FrameVocabulary frames, IReadOnlyList<int[]> sequences, int order = 2, int semitones = 6) =>
        new(frames, sequences, order, semitones);

    /// <inheritdoc/>
    public override void Probabilities(ReadOnlySpan<int> sequence, Span<double> probabilities)
    {
        var contexts = new NgramContexts(_counts, Order, stackalloc int[NgramModel.HighestOrder]);
        for (var place = 0; place < sequence.Length; place++)
        {
            probabilities[place] = place == 0
                ? 1
                : WittenBellModel.Interpolate(_counts, contexts.Nodes, sequence[place], ByKeysAlone(_frames[sequence[place]]));
            contexts.Take(sequence[place]);
        }
    }

    private double ByKeysAlone(UInt128 keys)
    {
        var logarithm = _logOfSilence;
        for (var left = keys; left != 0; left &= left - 1)
        {
            logarithm += _logOdds[(int)UInt128.TrailingZeroCount(left)];
        }

        return Math.Exp(logarithm);
    }

    // The logarithm of the probability that no key sounds, and by how much each key that does changes it.
    private static (double LogOfSilence, double[] LogOdds) CountKeys(FrameVocabulary frames, IReadOnlyList<int[]> sequences)
    {
        var count = sequences.Sum(sequence => sequence.Length);
        var logOfSilence = 0.0;
        var logOdds = new double[frames.HighestKey + 1];
        for (var key = frames.LowestKey; key <= frames.HighestKey; key++)
        {
            var times = sequences.Sum(sequence => sequence.Count(frame => ((frames[frame] >> key) & 1) == 1));
            var probability = (times + UnseenTimes) / (count + (2 * UnseenTimes));
            logOfSilence += Math.Log(1 - probability);
            logOdds[key] = Math.Log(probability / (1 - probability));
        }

        return (logOfSilence, logOdds);
    }
}
