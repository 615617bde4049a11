using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MusicRnn.Notation.Json;

/// <summary>
/// Goes through a JSON text value by value and knows where it is. Text that is no JSON is thrown as
/// <see cref="JsonException"/>, values other than asked for as <see cref="JsonContentException"/>. A copy is a place to come back to.
/// </summary>
internal ref struct JsonCursor
{
    // What a message quotes of a value.
    private const int LongestQuotation = 40;

    private readonly Step[] _path;
    private Utf8JsonReader _reader;
    private int _depth;

    /// <summary>Begins before the first value of a text in UTF-8.</summary>
    public JsonCursor(ReadOnlySpan<byte> text)
    {
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonLimits.Depth });
        _path = new Step[JsonLimits.Depth + 1];
        _reader.Read();
    }

    /// <summary>Whether an object stands here.</summary>
    public readonly bool IsObject => _reader.TokenType == JsonTokenType.StartObject;

    /// <summary>Whether an array stands here.</summary>
    public readonly bool IsArray => _reader.TokenType == JsonTokenType.StartArray;

    /// <summary>The kind of value that stands here, as messages name it.</summary>
    public readonly string Found => _reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"the text \"{Quotation}\"",
        JsonTokenType.EndArray => "the end of the array",
        JsonTokenType.EndObject => "the end of the object",
        _ => Quotation,
    };

    /// <summary>Where the cursor is: <c>pieces[2].parts[0].notes[14]</c>.</summary>
    public readonly string Where
    {
        get
        {
            var where = new StringBuilder();
            foreach (var step in _path.AsSpan(1, _depth))
            {
                _ = step.Name is { } name
                    ? where.Append(where.Length > 0 ? "." : "").Append(name)
                    : where.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            }

            return where.Length == 0 ? "whole file" : where.ToString();
        }
    }

    private readonly string Quotation
    {
        get
        {
            var text = Encoding.UTF8.GetString(_reader.ValueSpan[..Math.Min(_reader.ValueSpan.Length, LongestQuotation)]);
            return _reader.ValueSpan.Length > LongestQuotation ? text + "..." : text;
        }
    }

    /// <summary>Enters an object; then comes <see cref="NextName"/>.</summary>
    public void EnterObject()
    {
        Require(IsObject, "an object");
        _path[++_depth] = new Step("", 0);
    }

    /// <summary>Goes to the next value of the object and returns its name; leaves the object and returns null if there is none.</summary>
    public string? NextName()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            _depth--;
            return null;
        }

        var name = TextHere();
        _path[_depth] = new Step(name, 0);
        _reader.Read();
        return name;
    }

    /// <summary>Enters an array; then comes <see cref="NextItem"/>.</summary>
    public void EnterArray()
    {
        Require(IsArray, "an array");
        _path[++_depth] = new Step(null, -1);
    }

    /// <summary>Goes to the next value of the array; leaves the array and returns false if there is none.</summary>
    public bool NextItem()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            _depth--;
            return false;
        }

        _path[_depth] = _path[_depth] with { Index = _path[_depth].Index + 1 };
        return true;
    }

    /// <summary>Passes over the value, whatever it is.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>The text that stands here.</summary>
    public readonly string Text()
    {
        Require(_reader.TokenType == JsonTokenType.String, "a text");
        return TextHere();
    }

    /// <summary>The value whose name stands here.</summary>
    public readonly T Named<T>() where T : struct, Enum =>
        _reader.TokenType == JsonTokenType.String && JsonNames<T>.Find(TextHere()) is { } value
            ? value
            : throw Error($"expected one of {JsonNames<T>.List}, found {Found}");

    /// <summary>The truth value that stands here.</summary>
    public readonly bool Truth()
    {
        Require(_reader.TokenType is JsonTokenType.True or JsonTokenType.False, "true or false");
        return _reader.GetBoolean();
    }

    /// <summary>The whole number that stands here, which has to be within a range.</summary>
    public readonly int Integer(int lowest, int highest)
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt32(out var number) || number < lowest || number > highest)
        {
            throw Error($"expected a whole number of {lowest} to {highest}, found {Found}");
        }

        return number;
    }

    /// <summary>The number that stands here.</summary>
    public readonly double Number()
    {
        var number = 0.0;
        Require(_reader.TokenType == JsonTokenType.Number && _reader.TryGetDouble(out number) && double.IsFinite(number), "a number");
        return number;
    }

    /// <summary>Reads an array of just so many whole numbers.</summary>
    public void Integers(scoped Span<int> numbers, string expected)
    {
        Require(IsArray, expected);
        for (var index = 0; index < numbers.Length; index++)
        {
            _reader.Read();
            Require(_reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out numbers[index]), expected);
        }

        _reader.Read();
        Require(_reader.TokenType == JsonTokenType.EndArray, expected);
    }

    /// <summary>Goes beyond the last value. Throws <see cref="JsonException"/> if something follows.</summary>
    public void End() => _reader.Read();

    /// <summary>The exception for what stands here.</summary>
    public readonly JsonContentException Error(string message) => new(Where, message);

    /// <summary>Throws <see cref="JsonContentException"/> that says what was expected unless a condition holds.</summary>
    public readonly void Require(bool holds, string expected)
    {
        if (!holds)
        {
            throw Error($"expected {expected}, found {Found}");
        }
    }

    /// <summary>Throws <see cref="JsonContentException"/> unless a number that was read is within a range.</summary>
    public readonly void RequireRange(string what, int number, int lowest, int highest)
    {
        if (number < lowest || number > highest)
        {
            throw Error($"expected {what} of {lowest} to {highest}, found {number}");
        }
    }

    private readonly string TextHere()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The bytes are no UTF-8, or half of a surrogate pair stands alone.
            throw Error("expected a text in Unicode, found one with characters that are none");
        }
    }

    private readonly record struct Step(string? Name, int Index);
}
