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
        private readonly Comb[] _combs;
        private readonly Allpass[] _allpasses;
        private readonly float[] _predelay;
        private readonly float[] _input = new float[Voice.MostFrames];
        private int _predelayPlace;

        public Ear(int sampleRate, int longer)
        {
            int Scaled(int frames) => (int)((frames + longer) * sampleRate / LengthsAreFor);
            _combs = [.. CombFrames.Select(frames => new Comb(Scaled(frames)))];
            _allpasses = [.. AllpassFrames.Select(frames => new Allpass(Scaled(frames)))];
            _predelay = new float[(int)(PredelaySeconds * sampleRate)];
        }

        public void Apply(Span<float> sound)
        {
            var input = _input.AsSpan(0, sound.Length);
            for (var frame = 0; frame < sound.Length; frame++)
            {
                input[frame] = _predelay[_predelayPlace];
                _predelay[_predelayPlace] = sound[frame];
                _predelayPlace = _predelayPlace + 1 == _predelay.Length ? 0 : _predelayPlace + 1;
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

    /// <summary>An echo that comes back softer and duller each time.</summary>
    private sealed class Comb(int frames)
    {
        private const float Feedback = 0.83f;
        private const float Dulling = 0.25f;

        private readonly float[] _delay = new float[frames];
        private int _place;
        private float _dulled;

        public void Add(ReadOnlySpan<float> input, Span<float> sum)
        {
            var (delay, place, dulled) = (_delay, _place, _dulled);
            for (var frame = 0; frame < input.Length; frame++)
            {
                var echo = delay[place];
                sum[frame] += echo;
                dulled = echo + (Dulling * (dulled - echo));
                delay[place] = input[frame] + (Feedback * dulled);
                place = place + 1 == delay.Length ? 0 : place + 1;
            }

            (_place, _dulled) = (place, dulled);
        }
    }

    /// <summary>Scatters echoes in time and leaves the spectrum nearly as it is.</summary>
    private sealed class Allpass(int frames)
    {
        private const float Feedback = 0.5f;

        private readonly float[] _delay = new float[frames];
        private int _place;

        public void Apply(Span<float> sound)
        {
            var (delay, place) = (_delay, _place);
            for (var frame = 0; frame < sound.Length; frame++)
            {
                var echo = delay[place];
                var input = sound[frame];
                sound[frame] = echo - input;
                delay[place] = input + (Feedback * echo);
                place = place + 1 == delay.Length ? 0 : place + 1;
            }

            _place = place;
        }
    }
}
