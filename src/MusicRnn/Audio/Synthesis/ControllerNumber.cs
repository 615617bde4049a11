namespace MusicRnn.Audio.Synthesis;

/// <summary>The controllers that the synthesizer knows, by their numbers in the MIDI 1.0 specification.</summary>
internal static class ControllerNumber
{
    public const int BankSelect = 0;
    public const int Modulation = 1;
    public const int DataEntry = 6;
    public const int Volume = 7;
    public const int Pan = 10;
    public const int Expression = 11;
    public const int Sustain = 64;
    public const int ReverbSend = 91;
    public const int ChorusSend = 93;
    public const int ParameterFine = 100;
    public const int ParameterCoarse = 101;
    public const int AllSoundOff = 120;
    public const int ResetAll = 121;
    public const int AllNotesOff = 123;
}
