namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// A room: for each ear eight damped comb filters side by side and four allpasses in a row, as in Freeverb by Jezar at
/// Dreampoint (2000, public domain), after Schroeder (Natural Sounding Artificial Reverberation, 1962) and Moorer (About This
/// Reverberation Business, 1979); delay lengths as described by Smith, Physical Audio Signal Processing, "Freeverb".
/// </summary>
internal sealed class Reverb
{
    private const double LengthsAreFor = 44_100;
    private const int RightIsLonger = 23;
    private const double PredelaySeconds = 0.012;
    private const float InputGain = 0.035f;

    // Inaudible, yet far from the numbers so small that processors become slow with them.
    private const float KeepAwake = 1e-18f;

    private static readonly int[] CombFrames = [1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617];
    private static readonly int[] AllpassFrames = [556, 441, 341, 225];

    private readonly Ear _left;
    private readonly Ear _right;

    public Reverb(int sampleRate)
    {
        _left = new Ear(sampleRate, 0);
        _right = new Ear(sampleRate, RightIsLonger);
    }

    /// <summary>Replaces what goes into the room by what comes back from it.</summary>
    public void Apply(Span<float> left, Span<float> right)
    {
        for (var frame = 0; frame < left.Length; frame++)
        {
            // Each ear hears both sides, its own a little more.
            var (near, far) = (left[frame], right[frame]);
            left[frame] = InputGain * ((0.7f * near) + (0.3f * far)) + KeepAwake;
            right[frame] = InputGain * ((0.7f * far) + (0.3f * near)) + KeepAwake;
        }

        _left.Apply(left);
        _right.Apply(right);
    }

    private sealed class Ear
    {
        private readonly CombFilter[] _combs;
        private readonly AllpassFilter[] _allpasses;
        private readonly DelayLine _predelay;
        private readonly float[] _input = new float[Voice.MostFrames];

        public Ear(int sampleRate, int longer)
        {
            int Scaled(int frames) => (int)((frames + longer) * sampleRate / LengthsAreFor);
            _combs = [.. CombFrames.Select(frames => new CombFilter(Scaled(frames)))];
            _allpasses = [.. AllpassFrames.Select(frames => new AllpassFilter(Scaled(frames)))];
            _predelay = new DelayLine((int)(PredelaySeconds * sampleRate));
        }

        public void Apply(Span<float> sound)
        {
            var input = _input.AsSpan(0, sound.Length);
            for (var frame = 0; frame < sound.Length;)
            {
                var late = _predelay.Next(sound.Length - frame);
                late.CopyTo(input[frame..]);
                sound.Slice(frame, late.Length).CopyTo(late);
                frame += late.Length;
            }

            sound.Clear();
            foreach (var comb in _combs)
            {
                comb.Add(input, sound);
            }

            foreach (var allpass in _allpasses)
            {
                allpass.Apply(sound);
            }
        }
    }
}
