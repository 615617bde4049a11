using System.CommandLine;
using MusicRnn.Composing;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Commands;

/// <summary>The option <c>--like</c>: how a piece was composed before.</summary>
internal sealed class LikeChoice
{
    private const int DigitsOfHash = 12;

    public Option<string?> Option { get; } = new("--like")
    {
        Description = "A file that was composed with this model: the same again, to the byte. Other options given with it change what they say, --seed for instance. Of an edited piece the file that was edited has to be there too.",
        HelpName = "FILE",
    };

    /// <summary>
    /// How the file given was composed; null if none is. Throws <see cref="MusicRnnException"/> if it has no recipe, a damaged one,
    /// or one for another model.
    /// </summary>
    public Recipe? RecipeIn(ParseResult result, Model model, string modelPath)
    {
        if (result.GetValue(Option) is not { } path)
        {
            return null;
        }

        var recipe = RecipeIn(path);
        if (recipe.Model != model.Sha256)
        {
            throw new MusicRnnException(
                $"{modelPath}: expected the model that {path} was composed with, {recipe.Settings.Title} (SHA-256 {Beginning(recipe.Model)}), found another one ({Beginning(model.Sha256!)}). Give that model.");
        }

        if (recipe.ProgramVersion != Recipe.ThisVersion)
        {
            Terminal.Note($"{path} was composed by version {recipe.ProgramVersion}, this is {Recipe.ThisVersion}: what comes may differ.");
        }

        return recipe;
    }

    private static Recipe RecipeIn(string path)
    {
        var composed = NotationFormats.Read(path).Pieces.Where(piece => piece.Recipe.Length > 0).ToArray();
        if (composed.Length != 1)
        {
            throw new MusicRnnException($"{path}: expected a piece that 'musicrnn compose' has written, with its recipe in it, found {(composed.Length == 0 ? "none" : Wording.Count(composed.Length, "piece"))}. Give a file with one.");
        }

        return Read(path, composed[0]);
    }

    private static Recipe Read(string path, Piece piece)
    {
        try
        {
            return Recipe.Of(piece)!;
        }
        catch (MusicRnnException exception)
        {
            throw new MusicRnnException($"{path}: {exception.Message} Take another copy of the file, or compose anew without --like.", exception);
        }
    }

    /// <summary>The beginning of a hash, as much as a person compares.</summary>
    public static string Beginning(string hash) => hash.Length > DigitsOfHash ? hash[..DigitsOfHash] + "..." : hash;
}
