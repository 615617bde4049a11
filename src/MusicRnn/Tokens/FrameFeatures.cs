namespace MusicRnn.Tokens;

/// <summary>
/// THE LIST of what a network is told of frames. Notes are pitch tokens counted from 0. What mattered in trials on chorales
/// and folk tunes: the match pointer most, then the flag for transposition, the frame before and the voices in it.
/// </summary>
internal static class FrameFeatures
{
    // More notes at once are told as so many.
    private const int MostPlaces = 16;

    // The voices that are told by their place: counted from the top, and the lowest one.
    private const int VoicesFromTop = 4;

    /// <summary>The features of a vocabulary.</summary>
    public static FeatureList<FrameState> Of(FrameTokens tokens)
    {
        var pitches = tokens.Pitches.Length;
        var none = pitches;
        return new FeatureList<FrameState>(
        [
            Set("notes", state => state.Before),
            .. Enumerable.Range(0, VoicesFromTop).Select(voice => Note($"voice_{voice}", state => At(state.Before, voice))),
            Note("lowest", state => At(state.Before, state.Before.Length - 1)),
            new("count", MostPlaces, state => Math.Min(state.Before.Length, MostPlaces - 1)),
            Set("matched", state => state.Matched),
            new("match_length", Buckets.Count, state => Buckets.Of(state.MatchLength)),
            new("transposed", 2, state => state.IsTransposed ? 1 : 0),
        ],
        [
            Note("last", state => state.Notes.Count > 0 ? state.Notes[^1] : null),
            new("place", MostPlaces, state => Math.Min(state.Notes.Count, MostPlaces - 1)),
            Set("so_far", state => state.Notes),
            Set("before", state => state.Before),
            Note("same_place_before", state => At(state.Before, state.Notes.Count)),
            Note("next_before", state => state.NextOf(state.Before)),
            Set("matched", state => state.Matched),
            Note("next_matched", state => state.NextOf(state.Matched)),
            new("pointed", (pitches + 1) * Buckets.Count, state => (PointedTo(state) * Buckets.Count) + Buckets.Of(state.FollowsMatch ? state.MatchLength : 0)),
            new("match_length", Buckets.Count, state => Buckets.Of(state.MatchLength)),
            new("transposed", 2, state => state.IsTransposed ? 1 : 0),
        ]);

        Feature<FrameState> Note(string name, Func<FrameState, int?> read) => new(name, pitches + 1, state => read(state) ?? none);

        Feature<FrameState> Set(string name, Func<FrameState, IReadOnlyList<int>> read) =>
            new(name, pitches, pitches, (state, values) => values.AddRange(read(state)));

        int PointedTo(FrameState state) => state.FollowsMatch ? state.NextOf(state.Matched) ?? none : none;
    }

    private static int? At(int[] notes, int place) => (uint)place < (uint)notes.Length ? notes[place] : null;
}
