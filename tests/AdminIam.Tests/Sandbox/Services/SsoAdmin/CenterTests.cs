namespace AdminIam.Tests.Sandbox.Services.SsoAdmin;

/// <summary>Tests with a sandbox that has Identity Center.</summary>
public abstract class CenterTests : IAsyncLifetime
{
    private protected TestCenter Center { get; private set; } = null!;

    public async Task InitializeAsync() => Center = await TestCenter.StartAsync();

    public Task DisposeAsync()
    {
        Center.Dispose();
        return Task.CompletedTask;
    }
}
