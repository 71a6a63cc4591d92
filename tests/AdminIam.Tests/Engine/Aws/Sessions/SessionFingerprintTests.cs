using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Tests.Engine.Aws.Sessions;

public sealed class SessionFingerprintTests
{
    [Fact]
    public void The_same_options_have_the_same_fingerprint_and_others_another()
    {
        var options = new SessionOptions { ProfileName = "ops", Region = "eu-central-1" };

        Assert.Equal(SessionFingerprint.Of(options), SessionFingerprint.Of(options with { }));
        Assert.NotEqual(SessionFingerprint.Of(options), SessionFingerprint.Of(options with { ProfileName = "dev" }));
        Assert.NotEqual(
            SessionFingerprint.Of(options),
            SessionFingerprint.Of(options with { EndpointUrl = new Uri("http://127.0.0.1:1") }));
        // A value is never taken for a different option.
        Assert.NotEqual(
            SessionFingerprint.Of(new SessionOptions { ProfileName = "ops" }),
            SessionFingerprint.Of(new SessionOptions { Region = "ops" }));
    }
}
