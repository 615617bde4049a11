namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Which note a text would strike in a tune.</summary>
internal static class AbcPreview
{
    /// <summary>The units of onsets in a quarter note.</summary>
    public const int UnitsPerQuarter = 16 * AbcLengths.Unit;

    private const int HighestPitch = 127;

    /// <summary>See <see cref="INotePreview.TryPreview"/>.</summary>
    public static bool TryPreview(in AbcTune tune, string text, out PreviewedNote note)
    {
        var after = tune;
        foreach (var character in text)
        {
            after.Take(character);
        }

        note = new PreviewedNote(0, after.Body.StruckStart, Math.Clamp(after.Body.StruckPitch, 0, HighestPitch), ReplacesLast: text is [',' or '\'', ..]);
        return after.IsInMusic && tune.IsInMusic && after.Body.Strikes != tune.Body.Strikes;
    }
}
