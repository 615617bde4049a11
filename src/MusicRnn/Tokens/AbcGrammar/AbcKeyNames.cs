using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>The texts of K: that name a key in the usual ways (ABC 2.1, section 3.1.14).</summary>
internal static class AbcKeyNames
{
    private static readonly string[] Accidentals = ["", "#", "b"];

    private static readonly (Mode Mode, string[] Names)[] Modes =
    [
        (Mode.Major, ["", "maj", "Maj", "major", "Major"]),
        (Mode.Minor, ["m", "min", "Min", "minor", "Minor"]),
        (Mode.Dorian, ["dor", "Dor", "dorian", "Dorian"]),
        (Mode.Mixolydian, ["mix", "Mix", "mixolydian", "Mixolydian"]),
        (Mode.Lydian, ["lyd", "Lyd", "lydian", "Lydian"]),
        (Mode.Phrygian, ["phr", "Phr", "phrygian", "Phrygian"]),
        (Mode.Locrian, ["loc", "Loc", "locrian", "Locrian"]),
    ];

    /// <summary>The texts with their keys; no signature has more than one sharp or flat on a letter.</summary>
    public static (string Text, AbcKey Key)[] All { get; } =
    [
        .. from letter in AbcKey.LetterNames
        from alteration in new[] { 0, 1, -1 }
        from mode in Modes
        let key = AbcKey.Of(letter, alteration, mode.Mode)
        where key.Signature.All(each => Math.Abs(each) <= 1)
        from name in mode.Names
        from blank in name.Length > 1 ? new[] { "", " " } : [""]
        select ($"{letter}{Accidentals[(alteration + 3) % 3]}{blank}{name}", key),
    ];
}
