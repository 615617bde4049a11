using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Audio;

/// <summary>Something that happens at a frame of the sound.</summary>
/// <param name="Frame">When.</param>
/// <param name="Action">What; of several at one frame, in the order of <see cref="ScheduledAction"/>.</param>
/// <param name="Part">The number of the part.</param>
/// <param name="Number">The number of the note in the piece, or of the controller.</param>
/// <param name="Key">The key of a note, or of a pressed key.</param>
/// <param name="Value">The velocity, or the value of what is set.</param>
/// <param name="Tones">What a note plays.</param>
internal readonly record struct ScheduledEvent(long Frame, ScheduledAction Action, int Part, int Number, int Key, int Value, Tone[]? Tones);
