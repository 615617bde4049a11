namespace MusicRnn.Audio.Synthesis;

/// <summary>A recording that a voice plays: made in code, with what the interpolation needs before and behind.</summary>
internal sealed class Wave
{
    private const double FadeSeconds = 0.01;

    // A recording fades by itself; should it break off, so many frames smooth that.
    private const int RecordingFadeFrames = 64;

    private Wave(float[] samples, long end, long loopFrames, double hertz)
    {
        (Samples, End, LoopFrames, Hertz) = (samples, end, loopFrames, hertz);
    }

    /// <summary>The samples, with <see cref="Interpolator.Before"/> frames before frame 0 and as many as it needs after the end.</summary>
    public float[] Samples { get; }

    /// <summary>The frame at which it ends, or jumps back by <see cref="LoopFrames"/>.</summary>
    public long End { get; }

    /// <summary>The length of its loop, 0 for a sound that ends by itself.</summary>
    public long LoopFrames { get; }

    /// <summary>The pitch it has when it is played as it is.</summary>
    public double Hertz { get; }

    /// <summary>What is played once the key is let go, place by place the same up to the end of the loop; null where the loop goes on.</summary>
    public Wave? Rest { get; private init; }

    /// <summary>A recording without a loop; it is not known here at which pitch.</summary>
    public static Wave Recording(ReadOnlySpan<float> sound)
    {
        var samples = new float[sound.Length + Interpolator.Taps];
        sound.CopyTo(samples.AsSpan(Interpolator.Before));
        var fade = Math.Min(sound.Length, RecordingFadeFrames);
        for (var frame = 0; frame < fade; frame++)
        {
            samples[Interpolator.Before + sound.Length - 1 - frame] *= (frame + 0.5f) / fade;
        }

        return new Wave(samples, sound.Length, 0, 0);
    }

    /// <summary>A recording with a loop; it is not known here at which pitch.</summary>
    /// <param name="sound">All of it.</param>
    /// <param name="loopStart">The first frame of the loop.</param>
    /// <param name="loopEnd">The frame behind the loop.</param>
    /// <param name="playsOn">Whether what follows the loop is heard once the key is let go.</param>
    public static Wave LoopedRecording(ReadOnlySpan<float> sound, int loopStart, int loopEnd, bool playsOn)
    {
        // Far enough on that the interpolation sees nothing but the loop, even where its end does not fit what is before it.
        var (loop, end) = (loopEnd - loopStart, loopEnd + Interpolator.Taps);
        var samples = new float[end + (2 * Interpolator.Taps)];
        for (var frame = 0; frame + Interpolator.Before < samples.Length; frame++)
        {
            samples[frame + Interpolator.Before] = sound[frame < loopEnd ? frame : loopStart + ((frame - loopStart) % loop)];
        }

        return new Wave(samples, end, loop, 0) { Rest = playsOn ? Recording(sound) : null };
    }

    /// <summary>A sound that dies away; its last hundredth of a second is faded so that it ends in silence.</summary>
    public static Wave OneShot(ReadOnlySpan<double> sound, double hertz, int sampleRate)
    {
        var samples = new float[sound.Length + Interpolator.Taps];
        var fade = Math.Min(sound.Length, (int)(FadeSeconds * sampleRate));
        for (var frame = 0; frame < sound.Length; frame++)
        {
            var fading = Math.Min(1, (double)(sound.Length - frame) / fade);
            samples[frame + Interpolator.Before] = (float)(sound[frame] * fading);
        }

        return new Wave(samples, sound.Length, 0, hertz);
    }

    /// <summary>A sound that goes on for ever: a period without a seam, over whose beginning an onset may be laid.</summary>
    public static Wave Loop(ReadOnlySpan<double> period, ReadOnlySpan<double> onset, double hertz)
    {
        // The loop begins behind the onset, and far enough on that what the interpolation sees before it is the period's end.
        var end = onset.Length + Interpolator.Taps + period.Length;
        var samples = new float[end + (2 * Interpolator.Taps)];
        for (var frame = 0; frame + Interpolator.Before < samples.Length; frame++)
        {
            var struck = frame < onset.Length ? onset[frame] : 0;
            samples[frame + Interpolator.Before] = (float)(period[frame % period.Length] + struck);
        }

        return new Wave(samples, end, period.Length, hertz);
    }
}
