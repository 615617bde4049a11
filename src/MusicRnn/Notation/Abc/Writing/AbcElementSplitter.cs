using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>Cuts notes and rests so that a mark finds its place between them: <c>"G"d3-"D7"d3</c>.</summary>
internal static class AbcElementSplitter
{
    /// <summary>The elements, cut at those offsets where both sides are plain values.</summary>
    public static IReadOnlyList<ScoreElement> Split(IReadOnlyList<ScoreElement> elements, IEnumerable<long> offsets)
    {
        var split = elements.ToList();
        foreach (var offset in offsets)
        {
            var index = split.FindIndex(element => element.Start < offset && offset < element.End);
            if (index >= 0 && split[index] is { Tuplet: null } element
                && NoteValue.Of(offset - element.Start) is { } before && NoteValue.Of(element.End - offset) is { } after)
            {
                split[index] = element with
                {
                    Length = offset - element.Start,
                    Value = before,
                    Notes = [.. element.Notes.Select(note => note with { IsTiedToNext = true })],
                };
                split.Insert(index + 1, element with
                {
                    Start = offset,
                    Length = element.End - offset,
                    Value = after,
                    Notes = [.. element.Notes.Select(note => note with { IsTiedFromBefore = true })],
                });
            }
        }

        return split;
    }
}
