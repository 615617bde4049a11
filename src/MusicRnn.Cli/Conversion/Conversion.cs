namespace MusicRnn.Cli.Conversion;

/// <summary>A file that is to be read and the file that is to be made from it.</summary>
/// <param name="Input">The path of the first one, which messages call it by too.</param>
/// <param name="Output">Where the output goes; pieces that need files of their own get numbers in it.</param>
internal sealed record Conversion(string Input, string Output);
