using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Tests.Learning.Kernels;

public sealed unsafe class HalfPanelMatrixTests
{
    [Theory]
    [InlineData(0x3F800000u, 0x3F80)] // 1
    [InlineData(0x3F808000u, 0x3F80)] // half way up from an even last bit: down to it
    [InlineData(0x3F818000u, 0x3F82)] // half way up from an odd one: up to the even one
    [InlineData(0x3F808001u, 0x3F81)] // a little more than half way
    [InlineData(0xBF817FFFu, 0xBF81)] // a little less than half way, negative
    [InlineData(0x7F7FFFFFu, 0x7F80)] // the largest float is nearer to infinity
    public void RoundsToNearestAndTiesToEven(uint bits, int expected)
    {
        Assert.Equal(expected, HalfPanelMatrix.Round(BitConverter.UInt32BitsToSingle(bits)));
    }

    [Fact]
    public void NotANumberStaysOne()
    {
        var rounded = (uint)HalfPanelMatrix.Round(float.NaN) << 16;

        Assert.True(float.IsNaN(BitConverter.UInt32BitsToSingle(rounded)));
    }

    [Theory]
    [InlineData(1, 40, 300)]
    [InlineData(1, 64, 20)]
    [InlineData(3, 40, 70)]
    [InlineData(20, 300, 64)]
    public void AProductWithHalvesEqualsTheReferenceWithTheRoundedNumbers(int rows, int depth, int columns)
    {
        var chance = new Xoshiro256StarStar(1, false);
        var (left, right) = (Filled(chance, rows, depth, isActivation: true), Filled(chance, depth, columns));
        var (expected, found) = (new PanelMatrix(rows, columns), new PanelMatrix(rows, columns));

        MatrixProduct.AddLanes(left, new HalfPanelMatrix(right), found, 0, found.Panels, backwards: false);
        ReferenceProduct.Add(left, 0, rows, Rounded(right), expected, 0);

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                Assert.Equal(expected[row, column], found[row, column]);
            }
        }
    }

    private static PanelMatrix Filled(Xoshiro256StarStar chance, int rows, int columns, bool isActivation = false)
    {
        var matrix = isActivation ? PanelMatrix.ForLanes(rows, columns) : new PanelMatrix(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                matrix[row, column] = (float)(chance.NextDouble() - 0.5);
            }
        }

        return matrix;
    }

    private static PanelMatrix Rounded(PanelMatrix source)
    {
        var matrix = new PanelMatrix(source.Rows, source.Columns);
        for (var row = 0; row < source.Rows; row++)
        {
            for (var column = 0; column < source.Columns; column++)
            {
                matrix[row, column] = BitConverter.UInt32BitsToSingle((uint)HalfPanelMatrix.Round(source[row, column]) << 16);
            }
        }

        return matrix;
    }
}
