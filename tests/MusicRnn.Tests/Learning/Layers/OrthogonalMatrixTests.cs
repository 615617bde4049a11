using MathNet.Numerics.Random;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Tests.Learning.Layers;

public sealed class OrthogonalMatrixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void ColumnsAreOrthonormal(int size)
    {
        var columns = OrthogonalMatrix.Draw(size, new Xoshiro256StarStar(1, threadSafe: false));

        for (var one = 0; one < size; one++)
        {
            for (var other = 0; other < size; other++)
            {
                var dot = columns[one].Zip(columns[other], (left, right) => left * right).Sum();
                Assert.Equal(one == other ? 1 : 0, dot, 12);
            }
        }
    }

    [Fact]
    public void NoDirectionIsPreferred()
    {
        var chance = new Xoshiro256StarStar(2, threadSafe: false);

        var corners = Enumerable.Range(0, 2000).Select(_ => OrthogonalMatrix.Draw(3, chance)[0][0]).ToArray();

        // A coordinate of a uniform point on the sphere in three dimensions is uniform in -1..1 (Archimedes).
        Assert.InRange(corners.Average(), -0.05, 0.05);
        Assert.InRange(corners.Average(corner => corner * corner), (1 / 3.0) - 0.03, (1 / 3.0) + 0.03);
    }
}
