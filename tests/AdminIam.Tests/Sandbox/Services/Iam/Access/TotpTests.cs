using AdminIam.Sandbox.Services.Iam.State;
using CsCheck;
using OtpNet;
using Totp = AdminIam.Sandbox.Services.Iam.Access.Totp;

namespace AdminIam.Tests.Sandbox.Services.Iam.Access;

public sealed class TotpTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 10, DateTimeKind.Utc);
    private static readonly Gen<byte[]> Key = Gen.Byte.Array[5, 40].Where(key => key.Length % 5 == 0);

    [Fact]
    public void The_codes_of_an_independent_app_are_accepted_around_their_time() =>
        Gen.Select(Key, Gen.Int[-3, 3]).Sample((key, steps) =>
        {
            var device = new MfaDevice { Seed = Base32Encoding.ToString(key) };
            var (code, next) = (CodeOf(key, steps), CodeOf(key, steps + 1));

            // Codes of different steps are the same by chance now and then.
            var isNear = Enumerable.Range(-1, 3).Any(step => CodeOf(key, step) == code);
            Assert.Equal(isNear, Totp.Accepts(device, code, Now));
            Assert.True(Totp.Synchronize(device, code, next, Now));
        });

    [Fact]
    public void A_device_whose_clock_is_off_is_accepted_once_it_is_synchronized()
    {
        byte[] key = [.. Enumerable.Range(0, 20).Select(i => (byte)i)];
        var device = new MfaDevice { Seed = Base32Encoding.ToString(key) };
        Assert.False(Totp.Accepts(device, CodeOf(key, 12), Now));

        Assert.True(Totp.Synchronize(device, CodeOf(key, 10), CodeOf(key, 11), Now));

        Assert.Equal(11, device.Drift);
        Assert.All([10, 11, 12], steps => Assert.True(Totp.Accepts(device, CodeOf(key, steps), Now)));
        Assert.False(Totp.Accepts(device, CodeOf(key, 0), Now));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_code_that_changes_while_it_is_sent_does_not_mean_that_the_clock_is_off(int first)
    {
        byte[] key = [.. Enumerable.Range(0, 20).Select(i => (byte)i)];
        var device = new MfaDevice { Seed = Base32Encoding.ToString(key) };

        Assert.True(Totp.Synchronize(device, CodeOf(key, first), CodeOf(key, first + 1), Now));

        Assert.Equal(0, device.Drift);
        Assert.True(Totp.Accepts(device, CodeOf(key, 1), Now));
    }

    [Fact]
    public void Two_codes_that_do_not_follow_each_other_or_are_far_off_synchronize_nothing()
    {
        byte[] key = [.. Enumerable.Range(0, 20).Select(i => (byte)i)];
        var device = new MfaDevice { Seed = Base32Encoding.ToString(key) };

        Assert.False(Totp.Synchronize(device, CodeOf(key, 1), CodeOf(key, 0), Now));
        Assert.False(Totp.Synchronize(device, CodeOf(key, 0), CodeOf(key, 2), Now));
        Assert.False(Totp.Synchronize(device, CodeOf(key, 21), CodeOf(key, 22), Now));
        Assert.Equal(0, device.Drift);
    }

    private static string CodeOf(byte[] key, int steps) => new OtpNet.Totp(key).ComputeTotp(Now.AddSeconds(30 * steps));
}
