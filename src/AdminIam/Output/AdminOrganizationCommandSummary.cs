namespace AdminIam;

/// <summary>The summary of an Invoke-AdminOrganizationCommand.</summary>
public sealed class AdminOrganizationCommandSummary
{
    internal AdminOrganizationCommandSummary()
    {
    }

    /// <summary>The number of times that the script block was to run: once for each account, or for each object of the
    /// pipeline.</summary>
    public int AccountCount { get; internal set; }

    /// <summary>How many of them had no error.</summary>
    public int SucceededCount { get; internal set; }

    /// <summary>How many of them had errors, including those without a session.</summary>
    public int FailedCount { get; internal set; }

    /// <summary>How many of them were skipped, because the account is not active or you answered no.</summary>
    public int SkippedCount { get; internal set; }

    /// <summary>The time that the command took.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>The accounts with errors.</summary>
    public AdminAccountFailure[] Failure { get; internal set; } = [];

    /// <summary>The IDs of the accounts that were skipped.</summary>
    public string[] SkippedAccount { get; internal set; } = [];

    /// <summary>Returns the numbers.</summary>
    public override string ToString() =>
        $"{AccountCount} accounts: {SucceededCount} succeeded, {FailedCount} failed, {SkippedCount} skipped";
}
