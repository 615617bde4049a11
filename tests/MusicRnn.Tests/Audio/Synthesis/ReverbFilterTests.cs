using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Tests.Audio.Synthesis;

/// <summary>The echoes that the room is made of, held against their equations one sample after another.</summary>
public sealed class ReverbFilterTests
{
    private const int Frames = 1000;

    [Theory]
    [InlineData(203, 64)]
    [InlineData(40, 64)]
    [InlineData(203, 13)]
    public void ACombIsWhatItsEquationSays(int delay, int framesAtOnce)
    {
        var comb = new CombFilter(delay);
        var (line, dulled) = (new double[Frames], 0.0);
        var expected = new double[Frames];
        for (var frame = 0; frame < Frames; frame++)
        {
            var echo = frame < delay ? 0 : line[frame - delay];
            dulled = (0.75 * echo) + (0.25 * dulled);
            line[frame] = InputAt(frame) + (0.83 * dulled);
            expected[frame] = echo;
        }

        AssertEqual(expected, framesAtOnce, (input, output) => comb.Add(input, output));
    }

    [Theory]
    [InlineData(225, 64)]
    [InlineData(40, 64)]
    [InlineData(225, 13)]
    public void AnAllpassIsWhatItsEquationSays(int delay, int framesAtOnce)
    {
        var allpass = new AllpassFilter(delay);
        var line = new double[Frames];
        var expected = new double[Frames];
        for (var frame = 0; frame < Frames; frame++)
        {
            var echo = frame < delay ? 0 : line[frame - delay];
            line[frame] = InputAt(frame) + (0.5 * echo);
            expected[frame] = echo - InputAt(frame);
        }

        AssertEqual(expected, framesAtOnce, (input, output) =>
        {
            input.CopyTo(output);
            allpass.Apply(output);
        });
    }

    private static float InputAt(int frame) => frame % 97 == 0 ? 1 : (float)Math.Sin(frame * 0.7) / 4;

    private static void AssertEqual(double[] expected, int framesAtOnce, Action<float[], float[]> apply)
    {
        for (var frame = 0; frame < Frames; frame += framesAtOnce)
        {
            var count = Math.Min(framesAtOnce, Frames - frame);
            var output = new float[count];
            apply([.. Enumerable.Range(frame, count).Select(InputAt)], output);
            Assert.All(output.Index(), each => Assert.Equal(expected[frame + each.Index], each.Item, 1e-5));
        }
    }
}
