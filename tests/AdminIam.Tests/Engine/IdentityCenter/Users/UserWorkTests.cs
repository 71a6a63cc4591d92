using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserWorkTests
{
    [Fact]
    public async Task What_fails_is_listed_with_its_reasons()
    {
        using var test = await TestCenterRun.StartAsync();
        var work = new UserWork(test.Run, "alice", isCreated: true);

        Assert.True(await work.TryAsync("the title", () => Task.CompletedTask));
        Assert.Null(work.Failure);
        Assert.False(await work.TryAsync("the email address", () => throw new InvalidOperationException("in use")));

        Assert.Equal("UserIncomplete", work.Failure!.ErrorId);
        Assert.Equal(
            "The user 'alice' was created, but something is missing: the email address (in use).",
            work.Failure.Message);
    }

    [Fact]
    public async Task A_rollback_reverts_the_last_change_first_and_lists_what_it_could_not_revert()
    {
        using var test = await TestCenterRun.StartAsync();
        var work = new UserWork(test.Run, "alice", isCreated: true);
        var order = new List<string>();
        work.Done("the user 'alice'", () => Undo("user"));
        work.Done("the membership", () => throw new InvalidOperationException("denied"));
        work.Done("the title", () => Undo("title"));
        await work.TryAsync("the email address", () => throw new InvalidOperationException("in use"));

        var failure = await work.RollbackAsync(work.Failure!);

        Assert.Equal(["title", "user"], order);
        Assert.EndsWith("Could not be reverted: the membership (denied).", failure.Message, StringComparison.Ordinal);

        Task Undo(string what)
        {
            order.Add(what);
            return Task.CompletedTask;
        }
    }
}
