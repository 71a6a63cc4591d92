using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;

namespace AdminIam;

/// <summary>An AWS account as its administrators see it.</summary>
public sealed class AdminAccount
{
    internal AdminAccount(AccountRecord record, Outcome? outcome = null)
    {
        Outcome = outcome?.ToString();
        AccountId = record.Identity.AccountId;
        Alias = record.Alias;
        SignInUrl = record.SignInUrl;
        Arn = record.Identity.Arn;
        UserName = record.Identity.UserName;
        RootMfaEnabled = IsPresent(record, "AccountMFAEnabled");
        RootAccessKeysPresent = IsPresent(record, "AccountAccessKeysPresent");
        Users = Count(record, "Users");
        UsersQuota = Count(record, "UsersQuota");
        Groups = Count(record, "Groups");
        GroupsQuota = Count(record, "GroupsQuota");
        Policies = Count(record, "Policies");
        PoliciesQuota = Count(record, "PoliciesQuota");
        Summary = record.Summary?.ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    /// <summary>The account's twelve digits.</summary>
    public string AccountId { get; }

    /// <summary>The alias in the sign-in URL, if there is one that the caller may read.</summary>
    public string? Alias { get; }

    /// <summary>The page IAM users sign in at.</summary>
    public string SignInUrl { get; }

    /// <summary>The ARN of the user or role who asks.</summary>
    public string Arn { get; }

    /// <summary>The name of the IAM user who asks; empty for root and roles.</summary>
    public string? UserName { get; }

    /// <summary>Whether the root user has MFA; empty where the caller may not read it, as are the counts and quotas.</summary>
    public bool? RootMfaEnabled { get; }

    /// <summary>Whether the root user has access keys, which it should not; empty where that could not be read.</summary>
    public bool? RootAccessKeysPresent { get; }

    /// <summary>How many users there are.</summary>
    public int? Users { get; }

    /// <summary>How many users there can be.</summary>
    public int? UsersQuota { get; }

    /// <summary>How many groups there are.</summary>
    public int? Groups { get; }

    /// <summary>How many groups there can be.</summary>
    public int? GroupsQuota { get; }

    /// <summary>How many customer managed policies there are.</summary>
    public int? Policies { get; }

    /// <summary>How many customer managed policies there can be.</summary>
    public int? PoliciesQuota { get; }

    /// <summary>All that GetAccountSummary returns, by its own keys; empty where the caller may not call it.</summary>
    public IReadOnlyDictionary<string, int>? Summary { get; }

    /// <summary>WhatIf, where a command only said what it would do; the account is shown as it is.</summary>
    public string? Outcome { get; }

    /// <summary>The alias or the account id.</summary>
    public override string ToString() => Alias ?? AccountId;

    private static bool? IsPresent(AccountRecord record, string key) => Count(record, key) is { } count ? count > 0 : null;

    private static int? Count(AccountRecord record, string key) =>
        record.Summary is not null && record.Summary.TryGetValue(key, out var count) ? count : null;
}
