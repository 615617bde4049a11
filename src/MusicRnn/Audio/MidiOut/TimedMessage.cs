using System.Collections.Immutable;

namespace MusicRnn.Audio.MidiOut;

/// <summary>A MIDI message and when it is sent.</summary>
/// <param name="Seconds">The time from the beginning.</param>
/// <param name="Bytes">The message.</param>
public readonly record struct TimedMessage(double Seconds, ImmutableArray<byte> Bytes);
