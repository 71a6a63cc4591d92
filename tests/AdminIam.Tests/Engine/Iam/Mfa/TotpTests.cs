using System.Globalization;
using System.Text;
using AdminIam.Engine.Common.Secrets;
using CsCheck;
using OtpNet;
using Totp = AdminIam.Engine.Iam.Mfa.Totp;

namespace AdminIam.Tests.Engine.Iam.Mfa;

public sealed class TotpTests
{
    // The shared secret of RFC 6238, appendix B.
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    private const string Base32Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData("1970-01-01T00:00:59Z", "94287082")]
    [InlineData("2005-03-18T01:58:29Z", "07081804")]
    [InlineData("2005-03-18T01:58:31Z", "14050471")]
    [InlineData("2009-02-13T23:31:30Z", "89005924")]
    [InlineData("2033-05-18T03:33:20Z", "69279037")]
    [InlineData("2603-10-11T11:33:20Z", "65353130")]
    public void Codes_are_those_of_the_rfc(string time, string code) =>
        Assert.Equal(code, Totp.Code(Key, Utc(time), digits: 8));

    [Fact]
    public void The_last_two_codes_have_six_digits_and_are_in_order()
    {
        var codes = Totp.LastTwo(SecretText.Protect(Base32Key), Utc("2005-03-18T01:58:31Z"));

        Assert.Equal(("081804", "050471"), codes);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("MY======", "f")]
    [InlineData("MZXQ====", "fo")]
    [InlineData("MZXW6===", "foo")]
    [InlineData("MZXW6YQ=", "foob")]
    [InlineData("MZXW6YTB", "fooba")]
    [InlineData("mzxw6ytboi", "foobar")]
    public void Base_32_is_that_of_rfc_4648(string text, string meaning) =>
        Assert.Equal(meaning, Encoding.ASCII.GetString(Totp.FromBase32(text)));

    [Fact]
    public void An_invalid_seed_is_refused_and_not_displayed()
    {
        var failure = Assert.Throws<FormatException>(() => Totp.FromBase32("MZXW1YTB"));

        Assert.DoesNotContain("MZXW", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_independent_app_shows_the_same_codes() => Gen.Select(
        Gen.Byte.Array[10, 64], Gen.Long[0, 9_000_000_000L]).Sample((key, seconds) =>
    {
        var (app, time) = (new OtpNet.Totp(key), DateTime.UnixEpoch.AddSeconds(seconds + 30));

        Assert.Equal(app.ComputeTotp(time), Totp.Code(key, time, digits: 6));
        Assert.Equal(
            (app.ComputeTotp(time.AddSeconds(-30)), app.ComputeTotp(time)),
            Totp.LastTwo(SecretText.Protect(Base32Encoding.ToString(key)), time));
    });

    private static DateTime Utc(string time) =>
        DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
