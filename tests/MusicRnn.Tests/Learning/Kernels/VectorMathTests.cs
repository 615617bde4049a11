using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Tests.Learning.Kernels;

public sealed class VectorMathTests
{
    [Fact]
    public void ExpIsWithinTwoUnitsOfTheLastPlace() =>
        AssertClose(Math.Exp, VectorMath.Exp, -86, 88, relative: 2.5e-7);

    [Fact]
    public void SigmoidIsWithinAFewUnitsOfTheLastPlace() =>
        AssertClose(x => 1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid, -80, 80, relative: 4e-7);

    [Fact]
    public void TanhIsWithinAFewUnitsOfTheLastPlaceAlsoNearZero()
    {
        AssertClose(Math.Tanh, VectorMath.Tanh, -12, 12, relative: 4e-7);
        AssertClose(Math.Tanh, VectorMath.Tanh, -1e-3, 1e-3, relative: 4e-7);
    }

    [Fact]
    public void NothingOverflowsFarOut()
    {
        Assert.Equal(0, VectorMath.Sigmoid(Vector512.Create(-1e30f))[0], 1e-30f);
        Assert.Equal(1, VectorMath.Sigmoid(Vector512.Create(1e30f))[0]);
        Assert.Equal(-1, VectorMath.Tanh(Vector512.Create(-1e30f))[0]);
    }

    [Fact]
    public void SumAddsAllSixteen() =>
        Assert.Equal(120, VectorMath.Sum(Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)));

    private static void AssertClose(Func<double, double> exact, Func<Vector512<float>, Vector512<float>> found, double from, double to, double relative)
    {
        const int points = 20_000;
        for (var point = 0; point <= points; point++)
        {
            var x = (float)(from + ((to - from) * point / points));
            var expected = exact(x);
            Assert.True(Math.Abs(found(Vector512.Create(x))[point % 16] - expected) <= relative * Math.Abs(expected), $"at {x}");
        }
    }
}
