using System.Text.Json;
using MusicRnn.Composing.Editing;
using MusicRnn.Music;

namespace MusicRnn.Composing;

/// <summary>
/// How a piece was composed: with it and the model, and the piece that was edited if one was, the same piece can be composed again.
/// Every composed piece carries it as text (<see cref="Piece.Recipe"/>), and every format keeps it.
/// </summary>
public sealed record Recipe
{
    /// <summary>The version of the program that composed the piece: another one may draw otherwise.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The SHA-256 of the model's file, as 64 lower-case hexadecimal digits.</summary>
    public required string Model { get; init; }

    /// <summary>All settings, for this piece alone: with its number, and the tokens that it began with instead of a primer.</summary>
    public required ComposingOptions Settings { get; init; }

    /// <summary>What was done to which piece; null for a piece that is new.</summary>
    public Edit? Edit { get; init; }

    /// <summary>The version of this program.</summary>
    public static string ThisVersion { get; } = typeof(Recipe).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The recipe in a piece; null if it has none. Throws <see cref="MusicRnnException"/> if it is damaged.</summary>
    public static Recipe? Of(Piece piece)
    {
        if (piece.Recipe.Length == 0)
        {
            return null;
        }

        try
        {
            var recipe = RecipeJson.Read(piece.Recipe) ?? throw new MusicRnnException("the recipe in it is empty.");
            recipe.Settings.Validate();
            recipe.Edit?.Validate();
            return recipe;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new MusicRnnException($"the recipe in it is damaged, or of a version that knows other settings: {exception.Message}", exception);
        }
    }

    /// <summary>The recipe as one line of text.</summary>
    public string ToText() => JsonSerializer.Serialize(this, RecipeJson.Default.Recipe);

    /// <summary>The recipe of a piece that a model composed; empty if the model is not from a file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="given">The tokens that it began with.</param>
    /// <param name="number">Which piece of its seed it is, from 1.</param>
    internal static string TextOf(Model model, ComposingOptions options, IReadOnlyList<int> given, int number) => model.Sha256 is null ? "" : new Recipe
    {
        ProgramVersion = ThisVersion,
        Model = model.Sha256,
        Settings = options with { FirstNumber = number, Given = options.Primer is null ? options.Given : given },
    }.ToText();
}
