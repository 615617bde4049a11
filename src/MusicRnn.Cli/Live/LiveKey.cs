namespace MusicRnn.Cli.Live;

/// <summary>What a key asks for while music is composed and played.</summary>
internal enum LiveKey
{
    None,
    Hotter,
    Cooler,
    Faster,
    Slower,
    Denser,
    Sparser,
    SemitoneUp,
    SemitoneDown,
    FifthUp,
    FifthDown,
    Instrument,
    Style,
    NewPiece,
    Repeat,
    Keep,
    Panic,
    Pause,
    Help,
    Quit,
}
