using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Tests.Engine.Common.Bulk;

public sealed class UnseenWorkTests
{
    [Fact]
    public async Task A_step_that_fails_is_described_and_the_others_are_undone()
    {
        var undone = new List<string>();
        var work = new UnseenWork(
            new UndoStep("the first key", true, () => throw new InvalidOperationException("denied")),
            new UndoStep("the second key", true, () => Undo("second")));

        Assert.Equal("the first key (denied)", await work.UndoAsync());
        Assert.Equal(["second"], undone);

        Task Undo(string name)
        {
            undone.Add(name);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Nothing_remains_when_all_steps_are_undone() =>
        Assert.Null(await new UnseenWork(new UndoStep("the key", true, () => Task.CompletedTask)).UndoAsync());

    [Fact]
    public async Task What_is_kept_is_described_and_not_undone()
    {
        var work = new UnseenWork(new UndoStep("the key", true, () => throw new InvalidOperationException()))
        {
            Kept = () => "user 'alice'",
        };

        Assert.Equal("user 'alice'", await work.UndoAsync());
    }

    [Fact]
    public async Task The_result_of_interrupted_work_is_undone_and_described()
    {
        using var stop = new CancellationTokenSource();
        using var work = new OrderedWork(1, stop.Token, CancellationToken.None);
        work.Add(() => Task.FromResult(new Result()), _ => { });

        Assert.Equal(["the key of 'alice'"], await work.AbandonAsync());
    }

    private sealed class Result : IUndoableResult
    {
        public UnseenWork? Unseen { get; } = new() { Describe = _ => "the key of 'alice'" };
    }
}
