using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>What of a font's samples a zone plays, and how it is repeated; places in frames of the font.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="End">The frame behind the last.</param>
/// <param name="LoopStart">The first frame of the loop.</param>
/// <param name="LoopEnd">The frame behind the loop; that of its start if there is no loop.</param>
/// <param name="EndsLoopOnRelease">Whether the loop is left for what follows it once the key is let go.</param>
internal readonly record struct SampleRange(int Start, int End, int LoopStart, int LoopEnd, bool EndsLoopOnRelease)
{
    private const int FramesInCoarseStep = 32_768;
    private const int LoopsForEver = 1;
    private const int LoopsUntilRelease = 3;

    /// <summary>The range that a sample and the offsets of a zone give; null if nothing is left of it.</summary>
    public static SampleRange? Of(SampleHeader sample, double[] values)
    {
        int Moved(int place, Generator fine, Generator coarse) =>
            (int)Math.Clamp(place + values[(int)fine] + (values[(int)coarse] * FramesInCoarseStep), 0, int.MaxValue / 2);
        var start = Math.Max(sample.Start, Moved(sample.Start, Generator.StartOffset, Generator.StartCoarseOffset));
        var end = Math.Min(sample.End, Moved(sample.End, Generator.EndOffset, Generator.EndCoarseOffset));
        if (start >= end)
        {
            return null;
        }

        var mode = (int)values[(int)Generator.SampleModes];
        var loopStart = Math.Max(start, Moved(sample.LoopStart, Generator.LoopStartOffset, Generator.LoopStartCoarseOffset));
        var loopEnd = Math.Min(end, Moved(sample.LoopEnd, Generator.LoopEndOffset, Generator.LoopEndCoarseOffset));
        return mode is LoopsForEver or LoopsUntilRelease && loopEnd - loopStart >= SoundFontLimits.ShortestLoop
            ? new SampleRange(start, end, loopStart, loopEnd, mode == LoopsUntilRelease)
            : new SampleRange(start, end, end, end, false);
    }

    /// <summary>Copies the samples out of the font.</summary>
    public Wave MakeWave(SampleMemory memory)
    {
        var sound = new float[End - Start];
        memory.CopyTo(Start, sound);
        return LoopEnd > LoopStart
            ? Wave.LoopedRecording(sound, LoopStart - Start, LoopEnd - Start, EndsLoopOnRelease)
            : Wave.Recording(sound);
    }
}
