namespace MusicRnn.Audio.Synthesis;

/// <summary>Bends what is too loud so that it never reaches 1; what is below 0.9 (-0.9 dB) passes untouched.</summary>
internal static class Limiter
{
    private const float Knee = 0.9f;
    private const float Room = 1 - Knee;

    /// <summary>Applies a gain and the limit, interleaves, and returns the highest level there was before the limit.</summary>
    public static float Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, float gain, Span<float> interleaved)
    {
        var peak = 0f;
        for (var frame = 0; frame < left.Length; frame++)
        {
            var (leftSample, rightSample) = (left[frame] * gain, right[frame] * gain);
            peak = Math.Max(peak, Math.Max(Math.Abs(leftSample), Math.Abs(rightSample)));
            interleaved[2 * frame] = Limit(leftSample);
            interleaved[(2 * frame) + 1] = Limit(rightSample);
        }

        return peak;
    }

    private static float Limit(float sample)
    {
        var level = Math.Abs(sample);
        if (level <= Knee)
        {
            return sample;
        }

        // Goes on at the knee with the same slope and nears 1 without reaching it.
        var over = (level - Knee) / Room;
        return MathF.CopySign(Knee + (Room * (over / (1 + over))), sample);
    }
}
