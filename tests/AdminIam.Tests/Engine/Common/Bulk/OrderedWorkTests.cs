using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Tests.Engine.Common.Bulk;

public sealed class OrderedWorkTests : IDisposable
{
    private readonly StopSignal _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Work_starts_in_input_order()
    {
        using var work = new OrderedWork(1, _stop.Soft, _stop.Hard);
        var started = new List<int>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < 200; i++)
        {
            var number = i;
            work.Add(
                async () =>
                {
                    started.Add(number);
                    await gate.Task;
                    return number;
                },
                _ => { });
        }

        gate.SetResult();
        await DeliverAllAsync(work);

        Assert.Equal(Enumerable.Range(0, 200), started);
    }

    [Fact]
    public async Task Results_are_delivered_in_input_order_regardless_of_their_duration()
    {
        using var work = new OrderedWork(8, _stop.Soft, _stop.Hard);
        var delivered = new List<int>();
        var gates = Enumerable.Range(0, 64)
            .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        for (var i = 0; i < gates.Length; i++)
        {
            var number = i;
            work.Add(
                async () =>
                {
                    await gates[number].Task;
                    return number;
                },
                task => delivered.Add(task.Result));
        }

        // The last one may end first, and the first one last.
        foreach (var gate in gates.Reverse())
            gate.SetResult();
        await DeliverAllAsync(work);

        Assert.Equal(Enumerable.Range(0, 64), delivered);
    }

    private static async Task DeliverAllAsync(OrderedWork work)
    {
        while (work.Pending > 0)
        {
            work.Deliver(TimeSpan.FromMilliseconds(100), _ => false);
            await Task.Yield();
        }
    }
}
