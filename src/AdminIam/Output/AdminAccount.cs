using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;

namespace AdminIam;

/// <summary>An AWS account.</summary>
public sealed class AdminAccount
{
    internal AdminAccount(AccountRecord record, Outcome? outcome = null)
    {
        Outcome = (outcome ?? record.Outcome)?.ToString();
        AccountId = record.Identity.AccountId;
        Alias = record.Alias;
        SignInUrl = record.SignInUrl;
        Arn = record.Identity.Arn;
        UserName = record.Identity.UserName;
        RootMfaEnabled = IsPresent(record, "AccountMFAEnabled");
        RootAccessKeysPresent = IsPresent(record, "AccountAccessKeysPresent");
        Advice = RootUserAdvice.Of(record.Summary);
        Users = Count(record, "Users");
        UsersQuota = Count(record, "UsersQuota");
        Groups = Count(record, "Groups");
        GroupsQuota = Count(record, "GroupsQuota");
        Policies = Count(record, "Policies");
        PoliciesQuota = Count(record, "PoliciesQuota");
        Summary = record.Summary?.ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    /// <summary>The 12-digit account ID.</summary>
    public string AccountId { get; }

    /// <summary>The account alias, if there is one and the caller is authorized to read it.</summary>
    public string? Alias { get; }

    /// <summary>The sign-in URL of IAM users.</summary>
    public string SignInUrl { get; }

    /// <summary>The ARN of the caller.</summary>
    public string Arn { get; }

    /// <summary>The name of the calling IAM user; empty for the root user and roles.</summary>
    public string? UserName { get; }

    /// <summary>Whether the root user has an MFA device; empty if the caller is not authorized to read it, like the
    /// counts and quotas.</summary>
    public bool? RootMfaEnabled { get; }

    /// <summary>Whether the root user has access keys, which AWS advises against; empty if the caller is not authorized
    /// to read it.</summary>
    public bool? RootAccessKeysPresent { get; }

    /// <summary>How to protect the root user in the console, because no API can; empty if nothing remains to be done,
    /// or the caller is not authorized to read it.</summary>
    public IReadOnlyList<string> Advice { get; }

    /// <summary>The number of users.</summary>
    public int? Users { get; }

    /// <summary>The quota of users.</summary>
    public int? UsersQuota { get; }

    /// <summary>The number of groups.</summary>
    public int? Groups { get; }

    /// <summary>The quota of groups.</summary>
    public int? GroupsQuota { get; }

    /// <summary>The number of customer managed policies.</summary>
    public int? Policies { get; }

    /// <summary>The quota of customer managed policies.</summary>
    public int? PoliciesQuota { get; }

    /// <summary>The result of GetAccountSummary, by its keys; empty if the caller is not authorized.</summary>
    public IReadOnlyDictionary<string, int>? Summary { get; }

    /// <summary>The outcome of the command: Updated, Unchanged, or WhatIf, with which the other properties show the
    /// current state.</summary>
    public string? Outcome { get; }

    /// <summary>Returns the alias or the account ID.</summary>
    public override string ToString() => Alias ?? AccountId;

    private static bool? IsPresent(AccountRecord record, string key) =>
        Count(record, key) is { } count ? count > 0 : null;

    private static int? Count(AccountRecord record, string key) =>
        record.Summary is not null && record.Summary.TryGetValue(key, out var count) ? count : null;
}
