namespace MusicRnn.Audio;

/// <summary>Sound in which one can go to any place.</summary>
public interface ISeekableAudioSource : IAudioSource
{
    /// <summary>The next frame that is read will be this one, counted from 0; beyond the end, the last one.</summary>
    void MoveTo(long frame);
}
