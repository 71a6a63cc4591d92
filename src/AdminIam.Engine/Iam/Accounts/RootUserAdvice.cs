namespace AdminIam.Engine.Iam.Accounts;

/// <summary>Describes how to protect the root user in the console, because no API can.</summary>
public static class RootUserAdvice
{
    private const string Place =
        "Sign in at https://console.aws.amazon.com/ as root user, choose the account name, Security credentials";

    /// <summary>Returns the steps that remain.</summary>
    /// <param name="summary">The SummaryMap of GetAccountSummary, or <see langword="null"/> if it could not be
    /// read.</param>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, int>? summary)
    {
        var advice = new List<string>();
        // The root user of a member account may have no credentials, and then needs no MFA.
        if (Is(summary, "AccountMFAEnabled", present: false) && !Is(summary, "AccountPasswordPresent", present: false))
            advice.Add($"The root user has no MFA. {Place}, Assign MFA device.");
        if (Is(summary, "AccountAccessKeysPresent", present: true))
            advice.Add($"The root user has access keys. {Place}, and deactivate and delete them below Access keys.");
        return advice;
    }

    private static bool Is(IReadOnlyDictionary<string, int>? summary, string key, bool present) =>
        summary is not null && summary.TryGetValue(key, out var count) && count > 0 == present;
}
