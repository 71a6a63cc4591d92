namespace AdminIam.Engine.Common.Bulk;

/// <summary>What a run did for a result that holds a secret, to be undone if the result is not delivered.</summary>
public sealed class UnseenWork
{
    private readonly IReadOnlyList<UndoStep> _steps;

    internal UnseenWork(params IReadOnlyList<UndoStep> steps) => _steps = steps;

    /// <summary>Describes what exists although nothing is to be undone, such as a user whose secrets are in a file;
    /// <see langword="null"/> if the steps are to be undone.</summary>
    internal Func<string?> Kept { get; init; } = () => null;

    /// <summary>Describes what remains, given the steps that could not be undone; <see langword="null"/> if nothing
    /// does.</summary>
    internal Func<IReadOnlyList<(string What, string Reason)>, string?> Describe { get; init; } =
        left => left.Count == 0 ? null : string.Join(", ", left.Select(one => $"{one.What} ({one.Reason})"));

    /// <summary>Undoes the steps, all at once because the grace period of an interrupted run is short.</summary>
    /// <returns>A description of what exists and was not reported; <see langword="null"/> if nothing does.</returns>
    public async Task<string?> UndoAsync()
    {
        if (Kept() is { } kept)
            return kept;
        var failures = await Task.WhenAll(_steps.Select(TryAsync)).ConfigureAwait(false);
        return Describe(failures.OfType<(string, string)>().ToList());
    }

    private static async Task<(string What, string Reason)?> TryAsync(UndoStep step)
    {
        try
        {
            await step.UndoAsync().ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            // Reported with what remains. The other steps are undone nevertheless.
            return (step.What, e.Message);
        }
    }
}
