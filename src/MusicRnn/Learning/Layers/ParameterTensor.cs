using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>A parameter as the tensor that stands for it in files, and back: as it lies, transposed, or a bias of one dimension.</summary>
internal static class ParameterTensor
{
    public static Tensor Of(Parameter parameter, AlignedBuffer values) =>
        new(parameter.Name, [parameter.Rows, parameter.Columns], Numbers(parameter, values, transposed: false));

    public static Tensor OfTransposed(Parameter parameter, AlignedBuffer values) =>
        new(parameter.Name, [parameter.Columns, parameter.Rows], Numbers(parameter, values, transposed: true));

    public static Tensor OfBias(Parameter parameter, AlignedBuffer values) =>
        new(parameter.Name, [parameter.Columns], Numbers(parameter, values, transposed: false));

    public static void Take(Parameter parameter, AlignedBuffer values, TensorSet tensors) =>
        Take(tensors.Require(parameter.Name, parameter.Rows, parameter.Columns), parameter, values, transposed: false);

    public static void TakeTransposed(Parameter parameter, AlignedBuffer values, TensorSet tensors) =>
        Take(tensors.Require(parameter.Name, parameter.Columns, parameter.Rows), parameter, values, transposed: true);

    public static void TakeBias(Parameter parameter, AlignedBuffer values, TensorSet tensors) =>
        Take(tensors.Require(parameter.Name, parameter.Columns), parameter, values, transposed: false);

    private static float[] Numbers(Parameter parameter, AlignedBuffer values, bool transposed)
    {
        var matrix = parameter.In(values);
        var numbers = new float[parameter.Rows * parameter.Columns];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (row, column) = Place(i, parameter, transposed);
            numbers[i] = matrix[row, column];
        }

        return numbers;
    }

    private static void Take(Tensor tensor, Parameter parameter, AlignedBuffer values, bool transposed)
    {
        var matrix = parameter.In(values);
        for (var i = 0; i < tensor.Numbers.Length; i++)
        {
            var (row, column) = Place(i, parameter, transposed);
            matrix[row, column] = tensor.Numbers[i];
        }
    }

    private static (int Row, int Column) Place(int index, Parameter parameter, bool transposed) => transposed
        ? (index % parameter.Rows, index / parameter.Rows)
        : (index / parameter.Columns, index % parameter.Columns);
}
