using System.Collections.Immutable;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Conversion;

/// <summary>What came of converting one file.</summary>
/// <param name="Input">The file that was read.</param>
/// <param name="Written">The files that were written.</param>
internal sealed record ConversionResult(string Input, ImmutableArray<string> Written)
{
    /// <summary>How many pieces were in the input.</summary>
    public int Pieces { get; init; }

    /// <summary>What was mended or left out on reading.</summary>
    public ImmutableArray<NotationProblem> Problems { get; init; } = [];

    /// <summary>Why nothing was written, in one line; null if something was.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether nothing was meant to be written, as the file is no music.</summary>
    public bool IsPassedOver { get; init; }

    /// <summary>
    /// Does the work on one file. What goes wrong with it stands in the result; a file that is no music at all is passed over.
    /// Throws nothing but <see cref="OutOfMemoryException"/> and <see cref="OperationCanceledException"/>.
    /// </summary>
    public static ConversionResult Of(string input, Func<ConversionResult> work)
    {
        try
        {
            return work();
        }
        catch (NotationException exception) when (exception.IsOfAnotherKind)
        {
            return new ConversionResult(input, []) { Failure = exception.Message, IsPassedOver = true };
        }
        catch (MusicRnnException exception)
        {
            return new ConversionResult(input, []) { Failure = exception.Message };
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException) && !CommandLine.IsTraced)
        {
            return new ConversionResult(input, []) { Failure = $"{input}: {CommandLine.OwnMistake(exception)}" };
        }
    }
}
