using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.State;

namespace AdminIam.Tests.Sandbox.State;

public sealed class AccountMemoryTests
{
    [Fact]
    public void An_account_takes_little_memory()
    {
        var options = new SandboxOptions
        {
            Accounts = [.. Enumerable.Range(0, 1000).Select(i => new SandboxMemberAccount($"{i:D12}", "Same"))],
        };
        var accounts = new AccountDirectory(options, DateTime.UnixEpoch, SavedState.None, AddStates);
        accounts.Find("000000000000");
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var member in options.Accounts)
            Assert.NotNull(accounts.Find(member.Id));

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / options.Accounts.Count;

        Assert.InRange(each, 1, 16_000);
        Assert.Equal(1000, accounts.Members.Count);

        static void AddStates(Account account, SavedState saved)
        {
            foreach (var service in BuiltInServices.All)
            {
                var state = account.IsOwn
                    ? service.CreateState(account, saved)
                    : service.CreateMemberState(account, saved);
                if (state is not null)
                    account.Add(state);
            }
        }
    }
}
