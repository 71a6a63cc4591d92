using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class WildcardTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(new SandboxOptions { AnyCredential = true });

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Many_wildcards_do_not_slow_down_matching()
    {
        var user = new RunningSandbox();
        using (user)
        {
            var stars = string.Concat(Enumerable.Repeat("*a", 400));
            var client = await user.UserClientAsync(
                "alice",
                RunningSandbox.Policy($"'Effect':'Allow','Action':'iam:*','Resource':'arn:aws:iam::*:user/{stars}b'"));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal("AccessDenied", (await client.CallAsync("GetUser", ("UserName", new string('a', 128)))).Code);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }
    }
}
