using System.Runtime.Intrinsics;

namespace MusicRnn.Audio.Synthesis;

/// <summary>Scatters echoes in time and leaves the spectrum nearly as it is.</summary>
/// <param name="frames">How late the echoes come; 8 or more.</param>
internal sealed class AllpassFilter(int frames)
{
    private const float Feedback = 0.5f;
    private const int Lanes = 8;

    private readonly DelayLine _delay = new(frames);

    /// <summary>Replaces the sound by its echoes.</summary>
    public void Apply(Span<float> sound)
    {
        while (!sound.IsEmpty)
        {
            var delay = _delay.Next(sound.Length);
            Apply(sound[..delay.Length], delay);
            sound = sound[delay.Length..];
        }
    }

    private static void Apply(Span<float> sound, Span<float> delay)
    {
        var frame = 0;
        for (; frame <= delay.Length - Lanes; frame += Lanes)
        {
            var (echo, input) = (Vector256.Create<float>(delay.Slice(frame, Lanes)), Vector256.Create<float>(sound.Slice(frame, Lanes)));
            (echo - input).CopyTo(sound.Slice(frame, Lanes));
            (input + (Vector256.Create(Feedback) * echo)).CopyTo(delay.Slice(frame, Lanes));
        }

        for (; frame < delay.Length; frame++)
        {
            var (echo, input) = (delay[frame], sound[frame]);
            sound[frame] = echo - input;
            delay[frame] = input + (Feedback * echo);
        }
    }
}
