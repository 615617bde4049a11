using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Evaluation.Surprises;
using MusicRnn.Learning.Kernels;
using MusicRnn.Notation;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Telling;

namespace MusicRnn.Cli.Info;

/// <summary>Has a model read a piece of a file.</summary>
internal static class SurpriseReading
{
    /// <summary>How surprising the piece is. Throws <see cref="MusicRnnException"/> if it cannot be told in the model's tokens.</summary>
    /// <param name="model">The model.</param>
    /// <param name="modelPath">Its file.</param>
    /// <param name="path">The file of the piece.</param>
    /// <param name="content">What is in that.</param>
    /// <param name="index">Which piece of it, from 0.</param>
    public static PieceSurprise Of(Model model, string modelPath, string path, ReadResult content, int index)
    {
        try
        {
            using var team = new WorkerTeam(Environment.ProcessorCount);
            return PieceSurprise.Of(model, Told(model.Tokenizer, path, content, index), team);
        }
        catch (TokenException exception)
        {
            throw new MusicRnnException($"{path}: the piece cannot be told in the tokens of {modelPath}: {exception.Message}. Take a piece like those that the model has learned, or another model.", exception);
        }
    }

    // A model of text is told an ABC tune as it stands in its file.
    private static ToldPiece Told(ITokenizer tokenizer, string path, ReadResult content, int index)
    {
        if (tokenizer is ITextTokenizer texts && MusicTexts.StandingIn(path, content, index) is { } text)
        {
            return ToldPiece.Of(texts, text);
        }

        return ToldPiece.Of(tokenizer, content.Pieces[index]);
    }
}
