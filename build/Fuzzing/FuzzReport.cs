namespace AdminIam.Build.Fuzzing;

/// <summary>The result of a fuzzer run.</summary>
/// <param name="Seed">The seed that repeats the run.</param>
/// <param name="Requests">The number of requests.</param>
/// <param name="Answers">The number of answers by status.</param>
/// <param name="Operations">The number of successful calls by operation, of all operations that were called.</param>
/// <param name="MemoryBefore">The managed memory after the first rounds, in bytes.</param>
/// <param name="MemoryAfter">The managed memory at the end, in bytes.</param>
/// <param name="Troubles">What must not happen, and did.</param>
internal sealed record FuzzReport(
    int Seed,
    long Requests,
    IReadOnlyDictionary<string, long> Answers,
    IReadOnlyDictionary<string, long> Operations,
    long MemoryBefore,
    long MemoryAfter,
    IReadOnlyList<string> Troubles)
{
    public override string ToString()
    {
        string[] neverSuccessful = [.. Operations.Where(pair => pair.Value == 0).Select(pair => pair.Key)];
        return $"Seed {Seed}: {Requests} requests of {Operations.Count} operations "
            + $"({string.Join(", ", Answers.Select(answer => $"{answer.Key}: {answer.Value}"))}), "
            + $"memory {MemoryBefore / 1024} KiB before, {MemoryAfter / 1024} KiB after. "
            + (Troubles.Count == 0 ? "No crash, no hang, no invalid answer, no growth. " : "")
            + $"Never successful: {(neverSuccessful.Length == 0 ? "none" : string.Join(", ", neverSuccessful))}";
    }
}
