using AdminIam.Engine.Accounts;

namespace AdminIam;

/// <summary>An AWS account as its administrators see it.</summary>
public sealed class AdminAccount
{
    internal AdminAccount(AccountRecord record, string? outcome = null)
    {
        Outcome = outcome;
        AccountId = record.Identity.AccountId;
        Alias = record.Alias;
        SignInUrl = record.SignInUrl;
        Arn = record.Identity.Arn;
        UserName = record.Identity.UserName;
        RootMfaEnabled = Count(record, "AccountMFAEnabled") > 0;
        RootAccessKeysPresent = Count(record, "AccountAccessKeysPresent") > 0;
        Users = Count(record, "Users");
        UsersQuota = Count(record, "UsersQuota");
        Groups = Count(record, "Groups");
        GroupsQuota = Count(record, "GroupsQuota");
        Policies = Count(record, "Policies");
        PoliciesQuota = Count(record, "PoliciesQuota");
        Summary = new Dictionary<string, int>(record.Summary.ToDictionary(pair => pair.Key, pair => pair.Value));
    }

    /// <summary>The account's twelve digits.</summary>
    public string AccountId { get; }

    /// <summary>The alias in the sign-in URL, if there is one.</summary>
    public string? Alias { get; }

    /// <summary>The page IAM users sign in at.</summary>
    public string SignInUrl { get; }

    /// <summary>The ARN of the user or role who asks.</summary>
    public string Arn { get; }

    /// <summary>The name of the IAM user who asks; empty for root and roles.</summary>
    public string? UserName { get; }

    /// <summary>Whether the root user has MFA.</summary>
    public bool RootMfaEnabled { get; }

    /// <summary>Whether the root user has access keys, which it should not.</summary>
    public bool RootAccessKeysPresent { get; }

    /// <summary>How many users there are.</summary>
    public int Users { get; }

    /// <summary>How many users there can be.</summary>
    public int UsersQuota { get; }

    /// <summary>How many groups there are.</summary>
    public int Groups { get; }

    /// <summary>How many groups there can be.</summary>
    public int GroupsQuota { get; }

    /// <summary>How many customer managed policies there are.</summary>
    public int Policies { get; }

    /// <summary>How many customer managed policies there can be.</summary>
    public int PoliciesQuota { get; }

    /// <summary>All that GetAccountSummary tells, by its own keys.</summary>
    public IReadOnlyDictionary<string, int> Summary { get; }

    /// <summary>WhatIf, where this is the account as it would be.</summary>
    public string? Outcome { get; }

    /// <summary>The alias or the account id.</summary>
    public override string ToString() => Alias ?? AccountId;

    private static int Count(AccountRecord record, string key) => record.Summary.TryGetValue(key, out var count) ? count : 0;
}
