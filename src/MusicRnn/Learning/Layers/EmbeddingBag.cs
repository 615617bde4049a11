using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The vectors of some tokens of each row, from none to a fixed number, added up: PyTorch's <c>nn.EmbeddingBag</c> in
/// mode <c>sum</c>.
/// </summary>
internal sealed unsafe class EmbeddingBag
{
    private readonly Unrolling _unrolling;
    private readonly PanelMatrix _table;
    private readonly PanelMatrix? _tableGradient;
    private readonly int _mostTokens;
    private readonly int[] _counts;
    private readonly int[] _tokens;

    public EmbeddingBag(Unrolling unrolling, Parameter table, int mostTokens)
    {
        _unrolling = unrolling;
        _table = table.In(unrolling.Values);
        _tableGradient = unrolling.GradientOf(table);
        _mostTokens = mostTokens;
        _counts = new int[unrolling.Rows];
        _tokens = new int[unrolling.Rows * mostTokens];
    }

    /// <summary>Sets the tokens of a row. Throws <see cref="ArgumentException"/> if there are too many or one is not in the table.</summary>
    public void Set(int row, ReadOnlySpan<int> tokens)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tokens.Length, _mostTokens);
        RowArguments.RequireTokens(tokens, _table.Rows);
        _counts[row] = tokens.Length;
        tokens.CopyTo(_tokens.AsSpan(row * _mostTokens, _mostTokens));
    }

    /// <summary>Adds the vectors to some panels of the sum.</summary>
    public void Forward(PanelMatrix sum, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var row = 0; row < _unrolling.Rows; row++)
            {
                foreach (var token in TokensOf(row))
                {
                    Elementwise.AddRow(_table.Row(panel, token), sum.Row(panel, row));
                }
            }
        }
    }

    /// <summary>Adds some panels of the sum's gradient to that of the table.</summary>
    public void Backward(PanelMatrix sumGradient, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var row = 0; row < _unrolling.Rows; row++)
            {
                foreach (var token in TokensOf(row))
                {
                    Elementwise.AddRow(sumGradient.Row(panel, row), _tableGradient!.Row(panel, token));
                }
            }
        }
    }

    private ReadOnlySpan<int> TokensOf(int row) => _tokens.AsSpan(row * _mostTokens, _counts[row]);
}
