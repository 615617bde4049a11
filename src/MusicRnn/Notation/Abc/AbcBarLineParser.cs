using System.Collections.Immutable;

namespace MusicRnn.Notation.Abc;

/// <summary>Reads bar lines in any shape, repeat signs and the numbers of variant endings (ABC 2.1, sections 4.8 to 4.10).</summary>
internal static class AbcBarLineParser
{
    /// <summary>The bar line or ending that begins here; null, and nothing is passed, where none does.</summary>
    public static AbcBarLine? Parse(AbcScanner scanner)
    {
        var position = scanner.Position;
        var sign = SignAt(scanner);
        if (sign.Length == 0 && !IsEnding(scanner))
        {
            return null;
        }

        scanner.Skip(sign.Length);
        var first = sign.IndexOf('|', StringComparison.Ordinal);
        var last = sign.LastIndexOf('|');

        // Without a stroke there are only colons: "::" ends one repeated section and begins another.
        var before = first < 0 ? sign.Length / 2 : sign.AsSpan(0, first).Count(':');
        var after = first < 0 ? sign.Length / 2 : sign.AsSpan(last).Count(':');
        if (before + after == 0 && sign.AsSpan().Count(':') is > 0 and var between)
        {
            // Dots between two strokes, as in "|::|": two or more are those of "::", one begins a section.
            (before, after) = (between / 2, 1);
        }

        var strokes = sign.Count(character => character is '|' or '[' or ']');
        return new AbcBarLine(0, Math.Min(before, AbcLimits.Passes - 1), after > 0, strokes > 1, TakeEnding(scanner, sign.Length > 0), position);
    }

    /// <summary>The characters that belong to the sign: strokes and dots, and brackets that touch a stroke.</summary>
    private static string SignAt(AbcScanner scanner)
    {
        var length = 0;
        while (true)
        {
            var character = scanner.Ahead(length);
            var belongs = character is '|' or ':'
                || (character == '[' && scanner.Ahead(length + 1) == '|')
                || (character == ']' && length > 0 && scanner.Ahead(length - 1) == '|');
            if (!belongs)
            {
                break;
            }

            length++;
        }

        var sign = scanner.Peek(length);
        return sign is ":" or "[" ? "" : sign;
    }

    private static bool IsEnding(AbcScanner scanner) => scanner.Current == '[' && char.IsAsciiDigit(scanner.Ahead(1));

    /// <summary>The passes of an ending: <c>1</c>, <c>1,3</c> or <c>1-3</c>, with a bracket unless it touches the bar line.</summary>
    private static ImmutableArray<int> TakeEnding(AbcScanner scanner, bool touchesBarLine)
    {
        if (IsEnding(scanner))
        {
            scanner.Skip(1);
        }
        else if (!touchesBarLine || !char.IsAsciiDigit(scanner.Current))
        {
            return [];
        }

        var passes = new SortedSet<int>();
        var from = 0;
        do
        {
            var number = Math.Clamp(scanner.TakeNumber() ?? 1, 1, AbcLimits.Passes);
            for (var pass = from == 0 ? number : from; pass <= number; pass++)
            {
                passes.Add(pass);
            }

            from = scanner.Current == '-' ? number : 0;
        }
        while (scanner.Current is ',' or '-' && char.IsAsciiDigit(scanner.Ahead(1)) && SkipOne(scanner));

        return [.. passes];
    }

    private static bool SkipOne(AbcScanner scanner)
    {
        scanner.Skip(1);
        return true;
    }
}
