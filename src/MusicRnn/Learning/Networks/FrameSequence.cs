using System.Collections.Immutable;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// A sequence that a network in two levels reads: for each step the values of the frame's features, and the tokens that are
/// to be predicted once the step has been read, each with its own features. <see cref="FrameSequenceBuilder"/> makes it.
/// </summary>
public sealed class FrameSequence
{
    // All numbers of all steps in a row, as the builder writes them; and where each step begins.
    private readonly ImmutableArray<int> _numbers;
    private readonly ImmutableArray<int> _begins;
    private readonly int _frameFeatures;
    private readonly int _tokenFeatures;

    internal FrameSequence(ImmutableArray<int> numbers, ImmutableArray<int> begins, int frameFeatures, int tokenFeatures)
    {
        _numbers = numbers;
        _begins = begins;
        _frameFeatures = frameFeatures;
        _tokenFeatures = tokenFeatures;
    }

    /// <summary>The number of steps, T.</summary>
    public int Steps => _begins.Length;

    /// <summary>The number of tokens that are predicted after a step.</summary>
    public int TokensAfter(int step)
    {
        var reader = new Reader(_numbers.AsSpan(), _begins[step]);
        for (var feature = 0; feature < _frameFeatures; feature++)
        {
            reader.TakeValues();
        }

        return reader.Take();
    }

    /// <summary>Has a network read a step in row t·B + b, and adds its token rows.</summary>
    internal void WriteTo(UnrolledFrameNetwork network, int step, int row)
    {
        var reader = new Reader(_numbers.AsSpan(), _begins[step]);
        for (var feature = 0; feature < _frameFeatures; feature++)
        {
            network.SetFrameFeature(row, feature, reader.TakeValues());
        }

        for (var left = reader.Take(); left > 0; left--)
        {
            var target = reader.Take();
            var tokenRow = network.AddTokenRow(row, target, (reader.Take(), reader.Take()));
            for (var feature = 0; feature < _tokenFeatures; feature++)
            {
                network.SetTokenFeature(tokenRow, feature, reader.TakeValues());
            }
        }
    }

    private ref struct Reader(ReadOnlySpan<int> numbers, int place)
    {
        private readonly ReadOnlySpan<int> _numbers = numbers;

        private int _place = place;

        public int Take() => _numbers[_place++];

        public ReadOnlySpan<int> TakeValues()
        {
            var count = Take();
            _place += count;
            return _numbers.Slice(_place - count, count);
        }
    }
}
