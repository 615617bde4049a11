namespace MusicRnn.Notation;

/// <summary>A file that a walk through folders has found.</summary>
/// <param name="Name">Its name: the path from the folder that was asked for, with <c>/</c> between.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Obstacle">Why it is not to be read, or null.</param>
public sealed record FoundFile(string Name, string Path, string? Obstacle = null);
