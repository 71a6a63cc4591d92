namespace AdminIam.Tests.Sandbox.Services.IdentityStore;

/// <summary>Tests with a sandbox that has an identity store.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private RunningSandbox? _sandbox;

    private protected TestStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _sandbox = RunningSandbox.Start(TestOrganization.Options());
        Store = await TestStore.OfAsync(_sandbox);
    }

    public Task DisposeAsync()
    {
        _sandbox?.Dispose();
        return Task.CompletedTask;
    }
}
