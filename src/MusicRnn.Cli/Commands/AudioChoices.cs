using System.CommandLine;
using MusicRnn.Audio;

namespace MusicRnn.Cli.Commands;

/// <summary>Options of the verbs that make sound.</summary>
internal static class AudioChoices
{
    public static Option<int> Rate(int usual) => new Option<int>("--rate")
    {
        Description = "Samples a second for each ear: 44100 as on a compact disc, 48000 as in films and most sound cards.",
        DefaultValueFactory = _ => usual,
        HelpName = "HERTZ",
    }.InRange(AudioOptions.LowestSampleRate, AudioOptions.HighestSampleRate);

    public static Option<double> Reverb() => new Option<double>("--reverb")
    {
        Description = "How much of the room is heard, 0 (none) to 1.",
        DefaultValueFactory = _ => Math.Round(AudioOptions.Default.Reverb, 2),
        HelpName = "X",
    }.InRange(0, 1);

    public static Option<double> Chorus() => new Option<double>("--chorus")
    {
        Description = "How much of the chorus is heard by what asks for it, 0 (none) to 1.",
        DefaultValueFactory = _ => AudioOptions.Default.Chorus,
        HelpName = "X",
    }.InRange(0, 1);

    public static Option<string?> SoundFont() => new("--soundfont")
    {
        Description = "Play with the instruments of this SoundFont (.sf2); 'auto' takes the first that is found in the usual places. Without it, the built-in ones play.",
        HelpName = "FILE|auto",
    };

    public static Option<int?> Piece(string description) => new Option<int?>("--piece") { Description = description, HelpName = "N" }.InRange(1, int.MaxValue);

    public static Option<bool> Accompany() => new("--accompany") { Description = "Play the chord symbols as an accompaniment." };
}
