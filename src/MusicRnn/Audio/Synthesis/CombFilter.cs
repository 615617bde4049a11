using System.Runtime.Intrinsics;

namespace MusicRnn.Audio.Synthesis;

/// <summary>An echo that comes back softer and duller each time.</summary>
/// <param name="frames">How late it comes; 8 or more.</param>
internal sealed class CombFilter(int frames)
{
    private const float Feedback = 0.83f;
    private const float Dulling = 0.25f;
    private const int Lanes = Response.Frames;

    // The dulling is a low-pass of one pole: its answer to a sample, and what is left of the sample before the eight.
    private static readonly Response Duller = MakeDuller();
    private static readonly Vector256<float> Fading = Vector256.Create<float>(Duller.ToOne) * Vector256.Create(Dulling / (1 - Dulling));

    private readonly DelayLine _delay = new(frames);
    private float _dulled;

    /// <summary>Adds the echo to a sum, and takes in the sound that will come back.</summary>
    public void Add(ReadOnlySpan<float> input, Span<float> sum)
    {
        for (var frame = 0; frame < input.Length;)
        {
            var delay = _delay.Next(input.Length - frame);
            Add(input.Slice(frame, delay.Length), delay, sum.Slice(frame, delay.Length));
            frame += delay.Length;
        }
    }

    private void Add(ReadOnlySpan<float> input, Span<float> delay, Span<float> sum)
    {
        var dulled = _dulled;
        var frame = 0;
        for (; frame <= delay.Length - Lanes; frame += Lanes)
        {
            var eight = delay.Slice(frame, Lanes);
            var softer = Duller.To(eight) + (Vector256.Create(dulled) * Fading);
            dulled = softer.GetElement(Lanes - 1);
            var heard = sum.Slice(frame, Lanes);
            (Vector256.Create<float>(heard) + Vector256.Create<float>(eight)).CopyTo(heard);
            (Vector256.Create(input.Slice(frame, Lanes)) + (Vector256.Create(Feedback) * softer)).CopyTo(eight);
        }

        for (; frame < delay.Length; frame++)
        {
            sum[frame] += delay[frame];
            dulled = delay[frame] + (Dulling * (dulled - delay[frame]));
            delay[frame] = input[frame] + (Feedback * dulled);
        }

        _dulled = dulled;
    }

    private static Response MakeDuller()
    {
        var duller = new Response();
        var toOne = duller.ToOne;
        toOne[0] = 1 - Dulling;
        for (var place = 1; place < toOne.Length; place++)
        {
            toOne[place] = Dulling * toOne[place - 1];
        }

        return duller;
    }
}
