using System.Globalization;
using MusicRnn.Learning;
using MusicRnn.Learning.Networks;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using Spectre.Console;

namespace MusicRnn.Cli.Info;

/// <summary>Tells of a model in words and a table.</summary>
internal static class ModelText
{
    private const int WidthOfLabel = 12;
    private const int MostNamed = 8;
    private const double BytesInMegabyte = 1e6;

    /// <summary>All that is known of a model.</summary>
    public static void Tell(ModelFacts model)
    {
        var (network, training) = (model.Network, model.Training);
        Say("Network", FormattableString.Invariant(
            $"{network.Layers} x {network.HiddenSize} {network.Cell}, embedding of {network.EmbeddingSize}{InputOf(network)}, {model.Weights:n0} weights, {model.Bytes / BytesInMegabyte:f1} MB"));
        Say("Tokenizer", $"{model.Tokenizer}, {Wording.Count(network.VocabularySize, "token")}: {string.Join(", ", model.Tokens.Select(kind => $"{kind.Kind} {kind.Count}"))}");
        var options = training.Options;
        Say("Training", FormattableString.Invariant(
            $"{training.Steps} steps, {training.Epochs:f1} epochs, {TimeSpan.FromSeconds(training.Seconds):h\\:mm\\:ss}; batches of {options.BatchSize} x {options.SequenceLength} tokens, learning rate {options.LearningRate}, dropout {options.Dropout}, seed {options.Seed}"));
        var data = training.Data;
        Say("Data", FormattableString.Invariant($"{Wording.Count(data.Pieces, "piece")} with {Wording.Count(data.Notes, "note")}; files: {data.Kept} kept, {data.Mended} mended, {data.Dropped} dropped"));
        Say("", $"files learned from {model.FilesOn(CorpusSide.Training)}, validated by {model.FilesOn(CorpusSide.Validation)}, of no use {model.FilesOn(null)}; each with its checksum: --json");
        Say("Asked for", AskedFor(model.Controls));
        Say("Copies", model.KnownPieces is { } known ? $"told of {Wording.Count(known, "piece")} learned from (compose --max-copy)" : "not told, as the model does not say what it has learned from");
        var licences = data.Files.Select(file => file.Licence).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Say("Licences", licences.Length == 0 ? "not recorded" : string.Join(", ", licences));
        TellLikelihoods(model);
        Terminal.Say($"Compose with it: musicrnn compose {model.File} -n 4 -o output --wav");
    }

    private static string AskedFor(ControlSet? controls)
    {
        if (controls is null)
        {
            return "nothing but what its tokens tell";
        }

        string[] kinds =
        [
            Listed("--style", controls.Styles), Listed("--meter", controls.Meters), Listed("--key", controls.Keys),
            controls.HasTempos ? "--qpm" : "", controls.DensityLimits.Count > 0 ? "--density" : "", "--bars", Listed("--chords", controls.Chords),
        ];
        return string.Join("; ", kinds.Where(kind => kind.Length > 0));
    }

    private static string Listed<T>(string option, IReadOnlyList<T> values)
    {
        var first = string.Join(", ", values.Take(MostNamed));
        return values.Count == 0 ? "" : $"{option} {first}{(values.Count > MostNamed ? $" and {values.Count - MostNamed} more" : "")}";
    }

    private static void TellLikelihoods(ModelFacts model)
    {
        var training = model.Training;
        var table = new Table().AddColumn("predicts the validation pieces at");
        table.AddColumns(new TableColumn($"nats a {training.Unit}").RightAligned(), new TableColumn("nats a token").RightAligned());
        table.AddRow("bigram count model", Number(training.BigramNatsPerUnit), "-");
        table.AddRow("this network", Number(training.ValidationNatsPerUnit), Number(training.ValidationNatsPerToken));
        Terminal.Results.Write(table);
    }

    private static string InputOf(TokenNetworkOptions network) => network switch
    {
        NetworkOptions { TieWeights: true } => " tied to the projection",
        FrameNetworkOptions frames => $" of {frames.FrameFeatures.Count} features a step and {frames.TokenFeatures.Count} a token",
        _ => "",
    };

    private static string Number(double? nats) => nats?.ToString("f3", CultureInfo.InvariantCulture) ?? "-";

    private static void Say(string label, string text) => Terminal.Say((label.Length > 0 ? label + ":" : "").PadRight(WidthOfLabel) + text);
}
