using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MusicRnn.Audio;
using MusicRnn.Cli.Info;
using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;
using MusicRnn.Notation.Midi;

namespace MusicRnn.Cli.Commands;

/// <summary>Composes pieces and writes them as files, for <c>compose</c> and <c>demo</c>.</summary>
internal static class ComposedFiles
{
    /// <summary>
    /// Composes, writes <c>TITLE-SEED-1.mid</c> and so on, and tells each one. Returns the files with what is in them. Throws
    /// <see cref="MusicRnnException"/>.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="folder">Where to write to.</param>
    /// <param name="sound">How each piece is written as sound too; null if it is not.</param>
    /// <param name="team">The threads.</param>
    /// <param name="stop">Stops the work.</param>
    /// <param name="accompany">Whether chord symbols are heard in the sound.</param>
    /// <param name="kept">How many of the pieces are kept, the best ones; null for all.</param>
    public static ImmutableArray<(string Path, Piece Piece)> Write(Model model, ComposingOptions options, string folder, AudioOptions? sound, WorkerTeam team, CancellationToken stop, bool accompany = false, int? kept = null)
    {
        RequireFolder(folder);
        var composed = Compose(model, options, team, stop);
        var compositions = kept is { } best ? BestOf.Choose(model, composed, best, team, stop) : composed;
        var written = ImmutableArray.CreateBuilder<(string Path, Piece Piece)>();
        var digits = (options.FirstNumber + options.Count - 1).ToString(CultureInfo.InvariantCulture).Length;
        foreach (var composition in compositions)
        {
            stop.ThrowIfCancellationRequested();
            var number = composition.Number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{options.Title}-{options.Seed}-{number}.mid"));
            AtomicFile.Write(path, stream => new MidiFormat().Write(composition.Piece, stream));
            Tell(composition, path);
            if (composition.Text is { } text)
            {
                var abc = Path.ChangeExtension(path, ".abc");
                AtomicFile.Write(abc, stream => stream.Write(Encoding.UTF8.GetBytes(AbcText.WithRecipe(text, composition.Piece.Recipe) + "\n")));
                Terminal.Say($"      {abc}, as it was composed");
            }
            else
            {
                LeadSheet.WriteBeside(path, composition.Piece);
            }

            written.Add((path, composition.Piece));
            if (sound is not null)
            {
                var wav = Path.ChangeExtension(path, ".wav");
                WavFile.Write(accompany ? Accompaniment.AddTo(composition.Piece) : composition.Piece, wav, sound, cancellation: stop);
                Terminal.Say($"      {wav}");
            }
        }

        CopyWording.TellMissing(model, options, composed.Select(composition => composition.Number));
        return written.DrainToImmutable();
    }

    private static IReadOnlyList<Composition> Compose(Model model, ComposingOptions options, WorkerTeam team, CancellationToken stop)
    {
        var composer = new Composer(model, team);
        if (options.Count == 1 || !Terminal.HasProgressBar)
        {
            return composer.Compose(options, cancellation: stop);
        }

        return Spectre.Console.AnsiConsoleExtensions.Progress(Terminal.Progress).Start(context =>
        {
            var task = context.AddTask("composing", maxValue: 1);
            return composer.Compose(options, progress => task.Value = progress.Fraction, stop);
        });
    }

    /// <summary>Throws <see cref="MusicRnnException"/> if a folder cannot be written to: found out before the work, not after it.</summary>
    public static void RequireFolder(string folder)
    {
        if (File.Exists(folder))
        {
            throw new MusicRnnException($"{folder}: expected a folder to write to, found a file. Name a folder with --output.");
        }

        var probe = Path.Combine(folder, ".musicrnn-probe");
        AtomicFile.Write(probe, _ => { });
        File.Delete(probe);
    }

    private static void Tell(Composition composition, string path)
    {
        var piece = composition.Piece;
        var bars = Bars.Of(piece).ToArray();
        var meter = bars.Length > 0 ? bars[^1].Meter : Meter.Common;
        var hasPickup = PieceFacts.BeginsWithPickup(piece);
        var ending = composition.Ending switch
        {
            CompositionEnding.ByNetwork => "ended by the network",
            CompositionEnding.AtBarLimit => "ended at the last bar asked for",
            _ => "cut off at the limit of tokens",
        };
        Terminal.Say(string.Create(CultureInfo.InvariantCulture,
            $"Wrote {path}: {Wording.Count(bars.Length - (hasPickup ? 1 : 0), "bar")}{(hasPickup ? " and a pickup" : "")} of {meter}, {piece.NoteCount} notes, {TimeSpan.FromSeconds(piece.DurationSeconds):m\\:ss}, {ending}{CopyWording.Of(composition.LongestCopy)}."));
    }
}
