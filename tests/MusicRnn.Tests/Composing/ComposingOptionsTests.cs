using MusicRnn.Composing;
using MusicRnn.Composing.Sampling;

namespace MusicRnn.Tests.Composing;

public sealed class ComposingOptionsTests
{
    public static TheoryData<ComposingOptions, string> Impossible { get; } = new()
    {
        { new ComposingOptions { Count = 0 }, "the number of pieces is 0: expected 1 to 1000000." },
        { new ComposingOptions { Bars = 0 }, "the number of bars is 0: expected 1 to 10000." },
        { new ComposingOptions { MaximumBars = -1 }, "the limit of bars is -1: expected 1 to 10000." },
        { new ComposingOptions { MaximumTokens = 0 }, "the limit of tokens is 0: expected 1 or more." },
        { new ComposingOptions { QuartersPerMinute = 1.5 }, "the tempo is 1.5: expected 10 to 1000 quarter notes a minute." },
        { new ComposingOptions { QuartersPerMinute = double.NaN }, "the tempo is NaN: expected 10 to 1000 quarter notes a minute." },
        { new ComposingOptions { PrimerBars = -1 }, "the number of primer bars is -1: expected 0 or more." },
        { new ComposingOptions { Sampling = new SamplingOptions { TopP = 2 } }, "the top-p is 2: expected more than 0, at most 1 (all tokens)." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void RejectsOptionsOutOfRange(ComposingOptions options, string problem) =>
        Assert.Equal(problem, Assert.Throws<MusicRnnException>(options.Validate).Message);

    [Fact]
    public void TheDefaultsAreValid() => new ComposingOptions().Validate();
}
