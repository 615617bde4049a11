using MusicRnn.Audio;
using MusicRnn.Music;

namespace MusicRnn.Live;

/// <summary>A bar that is ready to be played, and later what became of it.</summary>
internal sealed class LiveBar
{
    private const int FramesAtOnce = 2048;

    /// <summary>Makes the sound, unless no options for it are given; and listens to how loud it becomes.</summary>
    public LiveBar(ComposedBar composed, Piece music, AudioOptions? audio, bool isRepeat = false)
    {
        (Composed, Music, IsRepeat) = (composed, music, isRepeat);
        Seconds = music.Tempos.SecondsAt(composed.Ticks, music.TicksPerQuarter);
        if (audio is not null && music.NoteCount > 0)
        {
            Sound = new PieceAudio(music, audio);
            Peak = PeakOf(new PieceAudio(music, audio));
        }
    }

    /// <summary>What it was made of.</summary>
    public ComposedBar Composed { get; }

    /// <summary>Its notes, as they are played.</summary>
    public Piece Music { get; }

    /// <summary>Whether it was played before.</summary>
    public bool IsRepeat { get; }

    /// <summary>How long it is until the next bar line.</summary>
    public double Seconds { get; }

    /// <summary>The sound; null if it has none, or has ended.</summary>
    public PieceAudio? Sound { get; set; }

    /// <summary>The highest level in it.</summary>
    public float Peak { get; }

    /// <summary>Which bar of the session it is, from 1; known when it begins.</summary>
    public int Number { get; set; }

    /// <summary>When it began.</summary>
    public double StartSeconds { get; set; }

    /// <summary>The frame in which it began.</summary>
    public long StartFrame { get; set; }

    /// <summary>Bars of rest of the same length that followed because the next one was not ready.</summary>
    public int Rests { get; set; }

    /// <summary>The frame in which all its notes were silenced.</summary>
    public long SilencedFrame { get; set; } = long.MaxValue;

    /// <summary>The bar that was played after it; null if none was yet.</summary>
    public LiveBar? Following
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    private static float PeakOf(PieceAudio sound)
    {
        var buffer = new float[2 * FramesAtOnce];
        for (var left = sound.PieceFrames; left > 0 && sound.Read(buffer) is > 0 and var frames;)
        {
            left -= frames;
        }

        return sound.Peak;
    }
}
