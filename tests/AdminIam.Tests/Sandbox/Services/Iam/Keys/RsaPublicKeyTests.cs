using System.Text;
using AdminIam.Sandbox.Services.Iam.Keys;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Services.Iam.Keys;

public sealed class RsaPublicKeyTests
{
    private static readonly TestSshKey Key = TestSshKey.Create();

    [Fact]
    public void A_key_is_the_same_in_both_encodings()
    {
        var ssh = RsaPublicKey.Read(Key.Ssh)!;
        var pem = RsaPublicKey.Read(Key.Pem)!;
        Assert.Equal((2048, Key.Fingerprint, Key.Ssh), (ssh.Bits, ssh.Fingerprint(), ssh.ToSsh()));
        Assert.Equal((Key.Fingerprint, Key.Ssh, Key.Pem), (pem.Fingerprint(), pem.ToSsh(), pem.ToPem().TrimEnd()));
    }

    [Fact]
    public void A_number_of_any_length_survives_both_encodings() =>
        Gen.Byte[1, 255].Array[1, 600].Sample(modulus =>
        {
            var key = new RsaPublicKey([1, 0, 1], modulus);
            return RsaPublicKey.Read(key.ToPem())!.ToSsh() == key.ToSsh()
                && RsaPublicKey.Read(key.ToSsh())!.Bits == key.Bits;
        });

    [Fact]
    public void Any_other_text_is_no_key()
    {
        var bytes = Gen.Byte.Array[0, 80].Select(Convert.ToBase64String);
        var text = Gen.OneOf(
            Gen.String, bytes.Select(body => "ssh-rsa " + body),
            bytes.Select(body => $"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----"),
            // A valid key with one character changed.
            Gen.Select(Gen.Int[0, Key.Ssh.Length - 1], Gen.Char, (at, c) =>
                new StringBuilder(Key.Ssh) { [at] = c }.ToString()));
        text.Sample(body =>
        {
            if (RsaPublicKey.Read(body) is { } key)
                Assert.NotEmpty(key.Fingerprint());
        });
    }
}
