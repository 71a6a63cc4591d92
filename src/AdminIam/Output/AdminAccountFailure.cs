namespace AdminIam;

/// <summary>An account in which Invoke-AdminOrganizationCommand had errors.</summary>
public sealed class AdminAccountFailure
{
    internal AdminAccountFailure(string accountId, string? accountName)
    {
        AccountId = accountId;
        AccountName = accountName;
    }

    /// <summary>The 12-digit account ID.</summary>
    public string AccountId { get; }

    /// <summary>The name of the account; empty if it could not be read.</summary>
    public string? AccountName { get; }

    /// <summary>The ID of the first error.</summary>
    public string ErrorId { get; internal set; } = string.Empty;

    /// <summary>The message of the first error.</summary>
    public string Message { get; internal set; } = string.Empty;

    /// <summary>The number of errors.</summary>
    public int ErrorCount { get; internal set; }

    /// <summary>Returns the account and the ID of the error.</summary>
    public override string ToString() => $"{AccountName ?? AccountId}: {ErrorId}";
}
