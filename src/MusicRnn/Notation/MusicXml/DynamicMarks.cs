namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads the velocity from a dynamics element.</summary>
internal static class DynamicMarks
{
    /// <summary>The velocity of its last mark that sets a level; null where it only accents.</summary>
    public static int? LevelOf(MusicXmlElement dynamics)
    {
        int? level = null;
        foreach (var mark in dynamics.Children)
        {
            level = LevelOf(mark.Name == "other-dynamics" ? mark.Text : mark.Name) ?? level;
        }

        return level;
    }

    private static int? LevelOf(string mark) => mark switch
    {
        "ppppp" or "pppppp" or "n" => Dynamics.LevelOf("pppp"),
        "fffff" or "ffffff" => Dynamics.LevelOf("ffff"),
        "fp" or "sfp" => Dynamics.LevelOf("p"), // the accent passes, the level stays
        "sfpp" => Dynamics.LevelOf("pp"),
        "pf" => Dynamics.LevelOf("f"),
        _ => Dynamics.LevelOf(mark),
    };
}
