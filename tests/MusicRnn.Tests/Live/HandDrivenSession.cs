using MusicRnn.Audio;
using MusicRnn.Live;
using MusicRnn.Tests.Composing;

namespace MusicRnn.Tests.Live;

/// <summary>A session with a network that has learned nothing, driven by hand: no thread, no clock, no sound card.</summary>
internal sealed class HandDrivenSession : IDisposable
{
    public const int Rate = 24_000;

    private readonly List<float> _heard = [];

    public HandDrivenSession(int seed = 1, bool hasSound = true, int barsInPiece = 12, double? quartersPerMinute = 120)
    {
        var composer = Composer(seed, barsInPiece, quartersPerMinute);
        Session = new LiveSession(composer, new LiveControls { Temperature = 1 }, Rate, hasSound ? new AudioOptions { Reverb = 0 } : null);
        Work();
    }

    public LiveSession Session { get; }

    public long Frame => _heard.Count / 2;

    public float[] Heard => [.. _heard];

    public static LiveComposer Composer(int seed = 1, int barsInPiece = 12, double? quartersPerMinute = 120) =>
        new(SmallModels.Untrained(), new LiveComposingOptions { Seed = seed, BarsInPiece = barsInPiece, QuartersPerMinute = quartersPerMinute });

    /// <summary>Composes all that is to be composed.</summary>
    public void Work()
    {
        while (Session.DoNext())
        {
        }
    }

    /// <summary>Hears so many bars to their ends, composing before each.</summary>
    public void HearBars(int bars)
    {
        for (var bar = 0; bar < bars; bar++)
        {
            Work();
            HearOneBar();
        }
    }

    /// <summary>Hears the rest of the bar, or the next one from its line to its end.</summary>
    public void HearOneBar()
    {
        Hear(1);
        Hear((int)(Session.Timeline.NextLine - Frame));
    }

    /// <summary>Hears so many frames.</summary>
    public void Hear(int frames)
    {
        var heard = new float[2 * frames];
        Assert.Equal(frames, Session.Audio.Read(heard));
        _heard.AddRange(heard);
    }

    public void Dispose() => Session.Dispose();
}
