using System.Text.Json;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Midi;
using MusicRnn.Tests.Composing;

namespace MusicRnn.Tests.Cli;

/// <summary><c>musicrnn info FILE --model MODEL</c> as a person runs it.</summary>
public sealed class SurpriseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _tune;

    public SurpriseTests()
    {
        _model = _folder.PathOf("m.mrnn");
        SmallModels.UntrainedWithFeatures().Write(_model);
        _tune = Write("tune.mid", 60, 62, 64, 62);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryNoteIsToldAsJsonWithTheSumThatEvaluateTells()
    {
        var evaluated = Json("evaluate", _model, _tune, "--json").GetProperty("files")[0].GetProperty("networkNats").GetDouble();

        var told = Json("info", _tune, "--model", _model, "--json");

        var notes = told.GetProperty("notes").EnumerateArray().ToArray();
        Assert.Equal(evaluated, told.GetProperty("nats").GetDouble(), 9);
        Assert.Equal(
            told.GetProperty("bits").GetDouble(),
            told.GetProperty("openingBits").GetDouble() + told.GetProperty("endingBits").GetDouble() + notes.Sum(note => note.GetProperty("bits").GetDouble()), 9);
        Assert.Equal(["C4", "D4", "E4", "D4"], notes.Select(note => note.GetProperty("name").GetString()));
        Assert.Equal([(1, 1.0), (1, 2.0), (2, 1.0), (2, 2.0)], notes.Select(note => (note.GetProperty("bar").GetInt32(), note.GetProperty("beat").GetDouble())));
        Assert.All(notes, note => Assert.InRange(note.GetProperty("likeliest").GetArrayLength(), 3, 5));
    }

    [Fact]
    public void ItIsToldInWordsAndDrawn()
    {
        var result = MusicRnnProcess.Run("info", _tune, "--model", _model, "--png", _folder.PathOf("roll.png"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("bits a note", result.Output, StringComparison.Ordinal);
        Assert.Contains("most surprising", result.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(_folder.PathOf("roll.png")).Length > 1000);
    }

    [Fact]
    public void WhatCannotBeToldIsRefusedInOneLine()
    {
        var other = Write("other.mid", 60, 61);
        File.WriteAllText(_folder.PathOf("two.abc"), "X:1\nK:C\nCDEF|\n\nX:2\nK:C\nCDEF|\n");

        AssertMistake("Pitch 61", "info", other, "--model", _model);
        AssertMistake("expected one piece for the model to read, found 2", "info", _folder.PathOf("two.abc"), "--model", _model);
        AssertMistake("--model are for pieces", "info", _model, "--model", _model);
        AssertMistake("expected a MusicRnn model", "info", _tune, "--model", _tune);
    }

    private string Write(string name, params int[] pitches)
    {
        var path = _folder.PathOf(name);
        var piece = new Piece
        {
            TicksPerQuarter = 12,
            Meters = [new MeterChange(0, new Meter(2, 4))],
            Parts = [new Part { Notes = [.. pitches.Select((pitch, place) => new Note(place * 12, 12, pitch, 88))] }],
        };
        using var stream = File.Create(path);
        new MidiFormat().Write(piece, stream);
        return path;
    }

    private static JsonElement Json(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonSerializer.Deserialize<JsonElement>(result.Output);
    }

    private static void AssertMistake(string expected, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
