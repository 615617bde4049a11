namespace MusicRnn.Audio.Synthesis;

/// <summary>Where the parts of a block are added up: for the ears, for the room and for the chorus.</summary>
internal sealed class MixBus
{
    /// <summary>The left ear.</summary>
    public float[] Left { get; } = new float[Voice.MostFrames];

    /// <summary>The right ear.</summary>
    public float[] Right { get; } = new float[Voice.MostFrames];

    /// <summary>What the room hears from the left.</summary>
    public float[] RoomLeft { get; } = new float[Voice.MostFrames];

    /// <summary>What the room hears from the right.</summary>
    public float[] RoomRight { get; } = new float[Voice.MostFrames];

    /// <summary>What goes into the chorus.</summary>
    public float[] Chorus { get; } = new float[Voice.MostFrames];

    /// <summary>Makes place for the next block.</summary>
    public void Clear()
    {
        Left.AsSpan().Clear();
        Right.AsSpan().Clear();
        RoomLeft.AsSpan().Clear();
        RoomRight.AsSpan().Clear();
        Chorus.AsSpan().Clear();
    }
}
