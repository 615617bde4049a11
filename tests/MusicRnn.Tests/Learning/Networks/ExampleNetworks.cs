using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

/// <summary>A small network of each kind with inputs and targets by formulas; Fixtures/Learning/make-references.py has the same.</summary>
internal sealed record ExampleNetworks(string Cell, int E, int H, TrainingOptions Options, WorkerTeam Team)
{
    public const int B = 3, T = 4, L = 2;
    private const int V = 7, D = 3, O = 2, Labels = 3, Places = 4;

    public static IReadOnlyList<string> Kinds { get; } =
        [nameof(TiedNetwork), nameof(RealNetwork), nameof(FlowNetwork), nameof(Classifier), nameof(EncoderDecoder), nameof(FeatureNetwork), nameof(FrameNetwork)];

    public Example Create(string kind, Action<NetworkWeights> fill) => kind switch
    {
        nameof(TiedNetwork) => TiedNetwork(fill),
        nameof(RealNetwork) => RealNetwork(fill),
        nameof(FlowNetwork) => FlowNetwork(fill),
        nameof(Classifier) => Classifier(fill),
        nameof(EncoderDecoder) => EncoderDecoder(fill),
        nameof(FeatureNetwork) => FeatureNetwork(fill),
        nameof(FrameNetwork) => FrameNetwork(fill),
        _ => throw new ArgumentException(kind),
    };

    /// <summary>Random weights to start from, somewhat enlarged.</summary>
    public static void Draw(NetworkWeights weights)
    {
        weights.Initialize(new Xoshiro256StarStar(1, false));
        GradientCheck.Enlarge(weights);
    }

    /// <summary>Weights by the formula of make-references.py.</summary>
    public static void Fill(NetworkWeights weights)
    {
        var isTied = weights is Network { Options.TieWeights: true };
        var listed = weights.ToTensors().Where(tensor => !(isTied && tensor.Name == "projection.weight"));
        weights.FromTensors(new TensorSet(listed.Select((tensor, place) => tensor with
        {
            Numbers = [.. tensor.Numbers.Select((_, i) => (float)(0.5 * Math.Sin(place + 1 + (1.7 * i))))],
        })));
    }

    private Example TiedNetwork(Action<NetworkWeights> fill)
    {
        var options = new NetworkOptions { VocabularySize = V, EmbeddingSize = H, HiddenSize = H, Cell = Cell, TieWeights = true };
        var weights = new Network(options);
        fill(weights);
        var network = new UnrolledNetwork(weights, B, T, Team, Options);
        for (var row = 0; row < T * B; row++)
        {
            network.Inputs[row] = Token(row / B, row % B);
            network.Targets[row] = NextToken(row);
        }

        return new Example(network, new Network(options), T * B, V, (row, numbers) => network.CopyLogits(row, numbers), network.RecordGradientFlow);
    }

    private Example RealNetwork(Action<NetworkWeights> fill)
    {
        var options = new RealNetworkOptions { InputSize = D, OutputSize = O, HiddenSize = H, Cell = Cell, Layers = L };
        var network = UnrolledReal(options, fill);
        for (var row = 0; row < T * B; row++)
        {
            network.SetTarget(row, [(float)Math.Cos(1 + (0.7 * row * O)), (float)Math.Cos(1 + (0.7 * ((row * O) + 1)))]);
            network.IsScored[row] = row % 3 != 0;
        }

        return new Example(network, new RealNetwork(options), T * B, O, (row, numbers) => network.CopyOutput(row, numbers), network.RecordGradientFlow);
    }

    private Example FlowNetwork(Action<NetworkWeights> fill)
    {
        var options = new RealNetworkOptions { InputSize = D, OutputSize = O, HiddenSize = H, Cell = Cell };
        var network = UnrolledReal(options, fill);
        const int last = (T - 1) * B;
        for (var lane = 0; lane < B; lane++)
        {
            network.SetTarget(last + lane, [1, 1]);
            network.IsScored[last + lane] = true;
        }

        return new Example(network, new RealNetwork(options), B, O, (row, numbers) => network.CopyOutput(last + row, numbers), network.RecordGradientFlow);
    }

    private UnrolledRealNetwork UnrolledReal(RealNetworkOptions options, Action<NetworkWeights> fill)
    {
        var weights = new RealNetwork(options);
        fill(weights);
        var network = new UnrolledRealNetwork(weights, B, T, Team, Options);
        for (var row = 0; row < T * B; row++)
        {
            network.SetInput(row, [.. Enumerable.Range(row * D, D).Select(i => (float)Math.Sin(1 + (0.9 * i)))]);
        }

        return network;
    }

    private Example Classifier(Action<NetworkWeights> fill)
    {
        var options = new ClassifierOptions { VocabularySize = V, LabelCount = Labels, EmbeddingSize = E, HiddenSize = H, Cell = Cell, Layers = L };
        var weights = new Classifier(options);
        fill(weights);
        var network = new UnrolledClassifier(weights, B, T, Team, Options);
        int[] lengths = [4, 2, 3];
        for (var lane = 0; lane < B; lane++)
        {
            network.SetSequence(lane, Tokens(lengths[lane], lane), lane % Labels);
        }

        return new Example(network, new Classifier(options), B, Labels, (row, numbers) => network.CopyLogits(row, numbers), network.RecordGradientFlow);
    }

    private Example EncoderDecoder(Action<NetworkWeights> fill)
    {
        var options = new EncoderDecoderOptions { SourceVocabularySize = V, TargetVocabularySize = V + 1, EmbeddingSize = E, HiddenSize = H, Cell = Cell, Layers = L };
        var weights = new EncoderDecoder(options);
        fill(weights);
        var network = new UnrolledEncoderDecoder(weights, B, T + 1, T, Team, Options);
        int[] sources = [4, 2, 3], targets = [5, 3, 4];
        for (var lane = 0; lane < B; lane++)
        {
            network.SetSource(lane, Tokens(sources[lane], lane));
            network.SetTarget(lane, [.. Enumerable.Range(0, targets[lane]).Select(t => ((2 * t) + (3 * lane) + 1) % (V + 1))]);
        }

        // Lane after lane, as the reference has them.
        int[] rows = [.. Enumerable.Range(0, B).SelectMany(lane => Enumerable.Range(0, targets[lane] - 1).Select(t => (t * B) + lane))];
        return new Example(network, new EncoderDecoder(options), rows.Length, V + 1, (row, numbers) => network.CopyLogits(rows[row], numbers), network.RecordGradientFlow);
    }

    private Example FeatureNetwork(Action<NetworkWeights> fill)
    {
        var options = new FeatureNetworkOptions { Features = [new("place", Places), new("notes", V, 3)], VocabularySize = V, EmbeddingSize = E, HiddenSize = H, Cell = Cell, Layers = L };
        var weights = new FeatureNetwork(options);
        fill(weights);
        var network = new UnrolledFeatureNetwork(weights, B, T, Team, Options);
        for (var row = 0; row < T * B; row++)
        {
            network.SetFeature(row, 0, ((row / B) + (row % B)) % Places);
            network.SetFeature(row, 1, Notes(row));
            network.Targets[row] = NextToken(row);
        }

        return new Example(network, new FeatureNetwork(options), T * B, V, (row, numbers) => network.CopyLogits(row, numbers), network.RecordGradientFlow);
    }

    private Example FrameNetwork(Action<NetworkWeights> fill)
    {
        var options = new FrameNetworkOptions
        {
            FrameFeatures = [new("notes", V, 3)], TokenFeatures = [new("place", Places), new("so_far", V, 3)],
            VocabularySize = V, EmbeddingSize = E, HiddenSize = H, Cell = Cell, Layers = L,
        };
        var weights = new FrameNetwork(options);
        fill(weights);
        var network = new UnrolledFrameNetwork(weights, B, T, mostTokenRows: 30, Team, Options);
        for (var frame = 0; frame < T * B; frame++)
        {
            network.SetFrameFeature(frame, 0, Notes(frame));
            for (var k = 0; k <= frame % 3; k++)
            {
                var row = network.AddTokenRow(frame, (frame + (2 * k)) % V);
                network.SetTokenFeature(row, 0, k);
                network.SetTokenFeature(row, 1, [.. Enumerable.Range(0, k).Select(i => (frame + (2 * i)) % V)]);
            }
        }

        return new Example(network, new FrameNetwork(options), network.TokenRows, V, (row, numbers) => network.CopyLogits(row, numbers), network.RecordGradientFlow);
    }

    private static int Token(int t, int b) => ((3 * t) + (2 * b)) % V;

    private static int NextToken(int row) => ((5 * (row / B)) + (row % B) + 1) % V;

    private static int[] Tokens(int length, int lane) => [.. Enumerable.Range(0, length).Select(t => Token(t, lane))];

    private static int[] Notes(int row)
    {
        var (t, b) = (row / B, row % B);
        return [.. Enumerable.Range(0, (t + (2 * b)) % 4).Select(i => (t + b + (3 * i)) % V)];
    }
}
