using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Tests.Learning.Kernels;

public sealed class MatrixProductTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 32, 32 }, { 3, 40, 70 }, { 8, 64, 96 }, { 13, 33, 31 }, { 32, 300, 64 }, { 300, 20, 50 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void EqualsTheReferenceToTheLastBit(int rows, int depth, int columns)
    {
        var (left, right) = (Filled(rows + 5, depth, 1), Filled(depth, columns, 2));
        var (expected, found) = (Filled(rows + 2, columns, 3), Filled(rows + 2, columns, 3));

        ReferenceProduct.Add(left, 5, rows, right, expected, 2);
        MatrixProduct.Add(left, 5, rows, right, found, 2, 0, found.Panels);

        AssertSame(expected, found);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TheTransposedProductEqualsTheReferenceToTheLastBit(int rows, int depth, int columns)
    {
        var (left, right) = (Filled(rows, depth, 1), Filled(rows, columns, 2));
        var (expected, found) = (Filled(depth, columns, 3), Filled(depth, columns, 3));

        ReferenceProduct.AddTransposed(left, rows, right, expected);
        MatrixProduct.AddTransposed(left, rows, right, found, 0, found.Panels);

        AssertSame(expected, found);
    }

    [Fact]
    public void PanelsThatAreNotAskedForStayAsTheyAre()
    {
        var (left, right) = (Filled(4, 8, 1), Filled(8, 96, 2));
        var target = new PanelMatrix(4, 96);

        MatrixProduct.Add(left, 0, 4, right, target, 0, 1, 2);

        Assert.Equal(0, target[0, 31]);
        Assert.NotEqual(0, target[0, 32]);
        Assert.NotEqual(0, target[3, 63]);
        Assert.Equal(0, target[0, 64]);
    }

    [Fact]
    public void TransposingTwiceGivesTheMatrixBack()
    {
        var matrix = Filled(37, 70, 4);
        var (transposed, again) = (new PanelMatrix(70, 37), new PanelMatrix(37, 70));

        matrix.TransposeTo(transposed, 0, transposed.Panels);
        transposed.TransposeTo(again, 0, again.Panels);

        Assert.Equal(matrix[36, 69], transposed[69, 36]);
        AssertSame(matrix, again);
    }

    private static PanelMatrix Filled(int rows, int columns, int seed)
    {
        var chance = new Xoshiro256StarStar(seed, false);
        var matrix = new PanelMatrix(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                matrix[row, column] = (float)(chance.NextDouble() - 0.5);
            }
        }

        return matrix;
    }

    private static void AssertSame(PanelMatrix expected, PanelMatrix found)
    {
        for (var row = 0; row < expected.Rows; row++)
        {
            for (var column = 0; column < expected.Panels * PanelMatrix.PanelColumns; column++)
            {
                Assert.Equal(expected[row, column], found[row, column]);
            }
        }
    }
}
