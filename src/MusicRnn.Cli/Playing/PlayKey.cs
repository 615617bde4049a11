namespace MusicRnn.Cli.Playing;

/// <summary>What a key asks for while music plays.</summary>
internal enum PlayKey
{
    None,
    Pause,
    Back,
    Forward,
    FromStart,
    Previous,
    Next,
    Quit,
}
