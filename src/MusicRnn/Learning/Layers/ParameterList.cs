using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>All parameters of a network, one after another in one buffer.</summary>
internal sealed class ParameterList
{
    private readonly List<Parameter> _parameters = [];

    /// <summary>The floats that all of them take.</summary>
    public int Length { get; private set; }

    public IReadOnlyList<Parameter> All => _parameters;

    public Parameter Add(string name, int rows, int columns, bool decays)
    {
        var parameter = new Parameter(name, Length, rows, columns, decays);
        _parameters.Add(parameter);
        Length += PanelMatrix.FloatsFor(rows, columns);
        return parameter;
    }
}
