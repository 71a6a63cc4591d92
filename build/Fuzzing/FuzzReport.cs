namespace AdminIam.Build.Fuzzing;

/// <summary>The result of a fuzzer run.</summary>
internal sealed record FuzzReport(
    long Requests, IReadOnlyDictionary<string, long> Answers, long MemoryBefore, long MemoryAfter,
    IReadOnlyList<string> Troubles)
{
    public override string ToString() =>
        $"{Requests} requests ({string.Join(", ", Answers.Select(answer => $"{answer.Key}: {answer.Value}"))}), "
        + $"memory {MemoryBefore / 1024} KiB before, {MemoryAfter / 1024} KiB after";
}
