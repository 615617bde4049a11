namespace MusicRnn.Music;

/// <summary>A section of a piece's form.</summary>
/// <param name="Letter">Sections of one letter are the same music.</param>
/// <param name="StartBar">Its first bar, counted from 0 and without a pickup.</param>
/// <param name="Bars">How many bars it has.</param>
/// <param name="NewBars">How many of its last bars are not those of the first section with the letter; all of them in that one.</param>
public sealed record FormSection(char Letter, int StartBar, int Bars, int NewBars)
{
    /// <summary>Whether all of its bars stand in an earlier section.</summary>
    public bool IsRepeat => NewBars == 0;
}
