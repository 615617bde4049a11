namespace MusicRnn.Audio.SoundFonts;

/// <summary>A recording in a SoundFont (SoundFont 2.04, section 7.10); places in frames from the beginning of all samples.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Its first frame.</param>
/// <param name="End">The frame behind its last.</param>
/// <param name="LoopStart">The first frame of the loop.</param>
/// <param name="LoopEnd">The frame behind the last of the loop.</param>
/// <param name="SampleRate">Frames a second.</param>
/// <param name="Key">The key at which it sounds as recorded.</param>
/// <param name="CorrectionCents">What is added to the pitch.</param>
/// <param name="IsInMemory">False for one in the ROM of a sound card of the nineties, or one that lies outside the file.</param>
internal sealed record SampleHeader(string Name, int Start, int End, int LoopStart, int LoopEnd, int SampleRate, int Key, int CorrectionCents, bool IsInMemory);
