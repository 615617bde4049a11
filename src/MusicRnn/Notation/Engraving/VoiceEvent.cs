using System.Collections.Immutable;

namespace MusicRnn.Notation.Engraving;

/// <summary>A chord or rest of one voice, cut at bar lines but not yet into values.</summary>
/// <param name="Start">Where it begins, from the start of the measure.</param>
/// <param name="End">Where it ends, from the start of the measure.</param>
/// <param name="Notes">Its notes with their ties over the bar lines; none in a rest.</param>
internal readonly record struct VoiceEvent(long Start, long End, ImmutableArray<ScoreNote> Notes);
