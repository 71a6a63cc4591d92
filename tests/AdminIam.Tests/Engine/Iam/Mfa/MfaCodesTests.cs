using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.Mfa;

namespace AdminIam.Tests.Engine.Iam.Mfa;

public sealed class MfaCodesTests
{
    [Fact]
    public void Typed_codes_stay_as_they_are()
    {
        var codes = MfaCodes.Typed(["012345", "678901"], "alice");

        Assert.Equal((("012345", "678901"), false), (codes.At(DateTime.UnixEpoch), codes.IsComputed));
    }

    [Theory]
    [InlineData("012345")]
    [InlineData("012345", "678901", "234567")]
    [InlineData("01234", "678901")]
    [InlineData("01234a", "678901")]
    [InlineData("٠١٢٣٤٥", "678901")]
    [InlineData("012345", "012345")]
    public void Anything_but_two_different_codes_of_six_digits_is_refused(params string[] codes)
    {
        var failure = Assert.Throws<AdminException>(() => MfaCodes.Typed(codes, "alice"));

        Assert.Equal(
            ("InvalidMfaCode", ErrorKind.InvalidArgument, "alice"), (failure.ErrorId, failure.Kind, failure.Target));
    }

    [Fact]
    public void No_seed_and_a_seed_that_is_none_are_refused_without_showing_it()
    {
        Assert.Equal("InvalidSeed", Assert.Throws<AdminException>(() => MfaCodes.FromSeed(null, "alice")).ErrorId);

        var failure = Assert.Throws<AdminException>(() => MfaCodes.FromSeed(SecretText.Protect("no seed 1!"), "alice"));
        Assert.Equal("InvalidSeed", failure.ErrorId);
        Assert.DoesNotContain("no seed 1!", failure.ToString(), StringComparison.Ordinal);
    }
}
