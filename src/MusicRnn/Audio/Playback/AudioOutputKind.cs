namespace MusicRnn.Audio.Playback;

/// <summary>A kind of output.</summary>
/// <param name="Name">What a person calls it: <c>pulse</c>.</param>
/// <param name="Description">What it reaches.</param>
/// <param name="IsForThisSystem">Whether this operating system has it.</param>
/// <param name="Opening">Opens it at so many frames a second; throws <see cref="AudioOutputException"/> whose message is only the reason.</param>
public sealed record AudioOutputKind(string Name, string Description, bool IsForThisSystem, Func<int, IAudioOutput> Opening)
{
    /// <summary>Opens it at so many frames a second. Throws <see cref="AudioOutputException"/> whose message is the reason why it cannot be had.</summary>
    public IAudioOutput Open(int sampleRate)
    {
        if (!IsForThisSystem)
        {
            throw new AudioOutputException("is not for this operating system");
        }

        try
        {
            return Opening(sampleRate);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new AudioOutputException("its library is not installed", exception);
        }
    }
}
