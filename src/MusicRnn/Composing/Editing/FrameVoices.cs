namespace MusicRnn.Composing.Editing;

/// <summary>
/// Gives the notes of frames to voices from high to low, none of which crosses another. Where there are fewer notes than
/// voices some sing in unison, also with the melody above them, as singers do: those that have the shortest way.
/// </summary>
internal static class FrameVoices
{
    /// <summary>The pitch of each voice in each frame; null where it rests, which is where none has a note.</summary>
    /// <param name="frames">The notes below the melody, at most as many as voices.</param>
    /// <param name="melody">The melody; null where it rests.</param>
    /// <param name="voices">The number of voices.</param>
    public static int?[][] Of(IReadOnlyList<UInt128> frames, IReadOnlyList<int?> melody, int voices)
    {
        var result = new int?[frames.Count][];
        var last = new int?[voices];
        for (var frame = 0; frame < result.Length; frame++)
        {
            var notes = PitchesOf(frames[frame]);
            result[frame] = notes.Count == 0 ? new int?[voices] : Nearest(notes, melody[frame], last);
            last = [.. result[frame].Zip(last, (pitch, before) => pitch ?? before)];
        }

        return result;
    }

    /// <summary>The notes that a voice sings, in frames: a pitch that goes on is held, and sung again at each bar line.</summary>
    public static IEnumerable<(int From, int To, int Pitch)> NotesOf(int?[] pitches, IReadOnlyCollection<int> barLines)
    {
        var isBarLine = barLines.ToHashSet();
        var from = 0;
        for (var frame = 1; frame <= pitches.Length; frame++)
        {
            if (frame == pitches.Length || pitches[frame] != pitches[from] || isBarLine.Contains(frame))
            {
                if (pitches[from] is { } pitch)
                {
                    yield return (from, frame, pitch);
                }

                from = frame;
            }
        }
    }

    private static List<int> PitchesOf(UInt128 frame)
    {
        var pitches = new List<int>();
        for (var left = frame; left != 0;)
        {
            var pitch = (int)UInt128.Log2(left);
            left ^= UInt128.One << pitch;
            pitches.Add(pitch);
        }

        return pitches;
    }

    private static int?[] Nearest(List<int> notes, int? melody, int?[] last)
    {
        int[] choices = melody is { } top && notes.Count < last.Length ? [top, .. notes] : [.. notes];
        var first = choices.Length - notes.Count;
        var best = new int[last.Length];
        var leastWay = int.MaxValue;
        Try(new int[last.Length], voice: 0, place: 0, way: 0);
        return [.. best.Select(place => (int?)choices[place])];

        // Each voice sings the note of the voice above it or the next one, so that no note is left out.
        void Try(int[] places, int voice, int place, int way)
        {
            if (voice == places.Length)
            {
                if (place == choices.Length - 1 && way < leastWay)
                {
                    leastWay = way;
                    places.CopyTo(best, 0);
                }

                return;
            }

            for (var next = voice == 0 ? 0 : place; next <= Math.Min(choices.Length - 1, voice == 0 ? first : place + 1); next++)
            {
                places[voice] = next;
                Try(places, voice + 1, next, way + (last[voice] is { } before ? Math.Abs(choices[next] - before) : 0));
            }
        }
    }
}
