namespace MusicRnn.Audio.Synthesis;

/// <summary>The room and the chorus that all parts share.</summary>
internal sealed class Effects(int sampleRate, float reverbLevel, float chorusLevel)
{
    private readonly Reverb _reverb = new(sampleRate);
    private readonly Chorus _chorus = new(sampleRate);
    private readonly float[] _chorusLeft = new float[Voice.MostFrames];
    private readonly float[] _chorusRight = new float[Voice.MostFrames];

    /// <summary>Adds to the ears what comes back from the block.</summary>
    public void AddTo(MixBus bus)
    {
        if (chorusLevel > 0 && _chorus.Apply(bus.Chorus, _chorusLeft, _chorusRight))
        {
            Mixing.AddRamped(_chorusLeft, bus.Left, chorusLevel, chorusLevel);
            Mixing.AddRamped(_chorusRight, bus.Right, chorusLevel, chorusLevel);
        }

        if (reverbLevel > 0)
        {
            _reverb.Apply(bus.RoomLeft, bus.RoomRight);
            Mixing.AddRamped(bus.RoomLeft, bus.Left, reverbLevel, reverbLevel);
            Mixing.AddRamped(bus.RoomRight, bus.Right, reverbLevel, reverbLevel);
        }
    }
}
