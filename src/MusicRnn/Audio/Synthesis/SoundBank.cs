namespace MusicRnn.Audio.Synthesis;

/// <summary>Knows with which tones a note is played: made in code, or taken from a SoundFont.</summary>
internal abstract class SoundBank
{
    /// <summary>How many voices sound at once.</summary>
    public abstract int MostVoices { get; }

    /// <summary>Whether parts that do not say where they stand are spread between left and right.</summary>
    public abstract bool SpreadsParts { get; }

    /// <summary>How loud the room is for its instruments, beside what it is for the built-in ones.</summary>
    public virtual float RoomShare => 1;

    /// <summary>The bank that the options ask for.</summary>
    public static SoundBank For(AudioOptions options) =>
        options.SoundFont is { } font ? font.BankFor(options.SampleRate) : BuiltInBank.For(options.SampleRate);

    /// <summary>Forgets what was made if it has become much; what is playing keeps its own.</summary>
    public abstract void MakeRoom();

    /// <summary>The tones with which a note is played, each by a voice; none if the bank has nothing for it. Allocates where they are new.</summary>
    /// <param name="note">What is played.</param>
    /// <param name="sharesTones">Whether many keys should share a tone, to save memory.</param>
    public abstract Tone[] TonesFor(in NoteChoice note, bool sharesTones);
}
