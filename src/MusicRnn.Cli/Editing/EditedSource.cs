using MusicRnn.Cli.Commands;
using MusicRnn.Composing.Editing;

namespace MusicRnn.Cli.Editing;

/// <summary>Finds the file again that an edited piece was made from.</summary>
internal static class EditedSource
{
    /// <summary>
    /// The file that a person has given, or the one of its name beside the edited piece, or in the working folder. Throws
    /// <see cref="MusicRnnException"/> if it is not there or another one.
    /// </summary>
    /// <param name="edit">What the edited piece says.</param>
    /// <param name="edited">The edited piece's file.</param>
    /// <param name="given">The file given; null if none is.</param>
    /// <param name="option">The option that gives it.</param>
    public static string Find(Edit edit, string edited, string? given, string option)
    {
        var needed = $"{edit.Source} (SHA-256 {LikeChoice.Beginning(edit.SourceSha256)}), which {edited} was made from";
        if (given is not null)
        {
            return !File.Exists(given) ? throw new MusicRnnException($"{given}: expected {needed}, found no file. Give that file with {option}.")
                : IsIt(given) ? given
                : throw new MusicRnnException($"{given}: expected {needed}, found another file (SHA-256 {LikeChoice.Beginning(FileHash.Of(given))}). Give that file with {option}.");
        }

        string[] places = [Path.Combine(Path.GetDirectoryName(edited) ?? "", edit.Source), edit.Source];
        return places.Where(File.Exists).FirstOrDefault(IsIt)
            ?? throw new MusicRnnException(
                $"{edited}: expected {needed}, beside it or in this folder; found {(places.Any(File.Exists) ? "another file of that name" : "none")}. Give it with {option} FILE.");

        bool IsIt(string path) => FileHash.Of(path) == edit.SourceSha256;
    }
}
