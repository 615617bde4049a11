using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>Recurrent layers that read tokens: embedding, dropout on it, and the stack on top.</summary>
internal sealed class TokenReader
{
    private readonly Embedding _embedding;
    private readonly Dropout? _dropout;
    private readonly TokenTable? _table;

    public TokenReader(Unrolling unrolling, Parameter table, IReadOnlyList<RecurrentWeights> recurrent, Dropouts dropouts)
    {
        _embedding = new Embedding(unrolling, table);
        _dropout = dropouts.AddToInput(unrolling, table.Columns);
        Stack = new RecurrentStack(unrolling, recurrent, dropouts);
        if (_dropout is null && TokenTable.Pays(table.Rows, unrolling.Rows))
        {
            _table = new TokenTable(unrolling, table, recurrent[0], _embedding.Tokens);
            Stack.Layers[0].ReadThrough(_table);
        }
    }

    /// <summary>(T·B), row t·B + b: the tokens that are read.</summary>
    public Span<int> Tokens => _embedding.Tokens;

    /// <summary>The recurrent layers.</summary>
    public RecurrentStack Stack { get; }

    private PanelMatrix Input => _dropout?.Output ?? _embedding.Output;

    public void Forward(Worker worker)
    {
        if (_table is null)
        {
            _embedding.Forward(worker);
            _dropout?.Forward(worker, _embedding.Output);
            worker.Meet();
        }

        Stack.Forward(worker, Input);
    }

    /// <summary>From the gradient of the stack's output back to those of all weights, which are added to.</summary>
    public void Backward(Worker worker)
    {
        Stack.Backward(worker, Input);
        if (_table is not null)
        {
            _table.BackwardToEmbedding(worker);
            return;
        }

        _dropout?.Backward(worker, Stack.InputGradient);
        worker.Meet();
        _embedding.Backward(worker, Stack.InputGradient);
    }
}
