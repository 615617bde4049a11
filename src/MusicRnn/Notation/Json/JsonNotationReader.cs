using System.Collections.Immutable;
using System.Text.Json;
using MusicRnn.Music;

namespace MusicRnn.Notation.Json;

/// <summary>
/// Reads a whole JSON file. A piece that cannot be read is left out and told, and so is what follows a mistake in the JSON
/// itself; a file that is not this notation at all is refused.
/// </summary>
internal sealed class JsonNotationReader
{
    private const string Expected = "expected music as JSON, an object with an array \"pieces\"";
    private const string WhatToDo = "Leave it out, or convert it first.";

    private readonly string _source;
    private readonly ImmutableArray<Piece>.Builder _pieces = ImmutableArray.CreateBuilder<Piece>();
    private readonly JsonProblems _problems = new();
    private bool _isOurs;
    private int _badPieces;
    private NotationProblem? _firstLoss;

    private JsonNotationReader(string source) => _source = source;

    /// <summary>Reads a text in UTF-8. Throws <see cref="NotationException"/> if there is nothing to be had from it.</summary>
    public static ReadResult Read(ReadOnlySpan<byte> text, string source)
    {
        var byteOrderMark = "\uFEFF"u8;
        return new JsonNotationReader(source).Read(text.StartsWith(byteOrderMark) ? text[byteOrderMark.Length..] : text);
    }

    private ReadResult Read(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            throw AnotherKind("an empty file");
        }

        try
        {
            var cursor = new JsonCursor(text);
            ReadFile(ref cursor);
            cursor.End();
        }
        catch (JsonException exception)
        {
            Stop(exception);
        }
        catch (JsonContentException exception)
        {
            Stop(exception);
        }

        // Nothing but bad pieces: the first one says why.
        if (_pieces.Count == 0 && _firstLoss is { } loss)
        {
            throw new NotationException(_source, loss.Where, loss.Message);
        }

        return new ReadResult(_pieces.DrainToImmutable(), _problems.All());
    }

    // Whole pieces before a mistake are good.
    private void Stop(JsonException exception)
    {
        var (line, column) = ((exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
        var mistake = exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
        if (!_isOurs)
        {
            throw new NotationException(_source, $"{line}:{column}", $"{Expected}, found no JSON: {mistake}. {WhatToDo}") { IsOfAnotherKind = true };
        }

        AddLoss(new NotationProblem($"line {line}, column {column}", $"expected JSON, found a mistake in it: {mistake}. The piece it is in and all that follow are left out."));
    }

    // A name outside of all pieces that is no text.
    private void Stop(JsonContentException exception)
    {
        if (!_isOurs)
        {
            throw new NotationException(_source, exception.Where, $"{exception.Message}. {WhatToDo}");
        }

        AddLoss(new NotationProblem(exception.Where, $"{exception.Message}; all that follows is left out."));
    }

    private void ReadFile(ref JsonCursor cursor)
    {
        if (!cursor.IsObject)
        {
            throw AnotherKind(cursor.IsArray ? "an array" : $"just {cursor.Found}");
        }

        var others = new List<string>();
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            switch (name)
            {
                case "pieces" when cursor.IsArray:
                    _isOurs = true;
                    ReadPieces(ref cursor);
                    break;
                case "problems" when cursor.IsArray:
                    ReadProblems(ref cursor);
                    break;
                default:
                    others.Add(name);
                    cursor.Skip();
                    break;
            }
        }

        if (!_isOurs)
        {
            throw AnotherKind(others.Count == 0 ? "an empty object" : $"an object with \"{others[0]}\"{(others.Count > 1 ? $" and {others.Count - 1} more" : "")}");
        }

        foreach (var name in others)
        {
            _problems.AddUnknown("whole file", name);
        }
    }

    private void ReadPieces(ref JsonCursor cursor)
    {
        var reader = new JsonPieceReader(_problems);
        cursor.EnterArray();
        while (cursor.NextItem())
        {
            var beginning = cursor;
            var problems = _problems.Count;
            if (_badPieces == JsonLimits.BadPieces || _pieces.Count == JsonLimits.Pieces)
            {
                cursor.Skip();
                continue;
            }

            try
            {
                _pieces.Add(reader.Read(ref cursor));
            }
            catch (JsonContentException exception)
            {
                _problems.CutTo(problems);
                AddLoss(new NotationProblem(exception.Where, $"{exception.Message}; the piece is left out."));
                cursor = beginning;
                cursor.Skip();
                TellIfLast(++_badPieces == JsonLimits.BadPieces, cursor.Where, $"the {JsonLimits.BadPieces}th piece that cannot be read");
            }

            TellIfLast(_pieces.Count == JsonLimits.Pieces, cursor.Where, $"the {JsonLimits.Pieces}th piece");
        }
    }

    private void AddLoss(NotationProblem problem)
    {
        _firstLoss ??= problem;
        _problems.Add(problem);
    }

    private void TellIfLast(bool isLast, string where, string last)
    {
        if (isLast)
        {
            _problems.Add(new NotationProblem(where, $"{last}; all that follow are left out."));
        }
    }

    private void ReadProblems(ref JsonCursor cursor)
    {
        var beginning = cursor;
        try
        {
            cursor.EnterArray();
            while (cursor.NextItem())
            {
                _problems.Add(ReadProblem(ref cursor));
            }
        }
        catch (JsonContentException exception)
        {
            _problems.Add(new NotationProblem(exception.Where, $"{exception.Message}; the problems from here on are left out."));
            cursor = beginning;
            cursor.Skip();
        }
    }

    private static NotationProblem ReadProblem(ref JsonCursor cursor)
    {
        var (where, message) = ("", "");
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            switch (name)
            {
                case "where":
                    where = cursor.Text();
                    break;
                case "message":
                    message = cursor.Text();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new NotationProblem(where, message);
    }

    private NotationException AnotherKind(string found) =>
        new(_source, $"{Expected}, found {found}. {WhatToDo}") { IsOfAnotherKind = true };
}
