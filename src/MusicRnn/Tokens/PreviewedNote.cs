using System.Runtime.InteropServices;

namespace MusicRnn.Tokens;

/// <summary>A note that would be struck.</summary>
/// <param name="Part">The number of its part.</param>
/// <param name="Start">Its onset, in the decoder's units from the beginning of the music.</param>
/// <param name="Pitch">Its MIDI pitch.</param>
/// <param name="ReplacesLast">Whether the part's note that was struck last becomes this one, instead of another note being struck.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PreviewedNote(int Part, int Start, int Pitch, bool ReplacesLast = false);
