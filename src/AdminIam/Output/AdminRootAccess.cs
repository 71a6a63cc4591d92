using AdminIam.Engine.Common;
using AdminIam.Engine.Organizations.RootAccess;

namespace AdminIam;

/// <summary>Whether the root users of an organization's member accounts are managed centrally.</summary>
public sealed class AdminRootAccess
{
    internal AdminRootAccess(RootAccessState state, Outcome? outcome = null, IEnumerable<string>? changes = null)
    {
        OrganizationId = state.OrganizationId;
        RootCredentialsManagement = state.IsEnabled(RootFeatures.CredentialsManagement);
        RootSessions = state.IsEnabled(RootFeatures.Sessions);
        TrustedAccess = state.HasTrustedAccess;
        DelegatedAdministratorId = state.DelegatedAdministrators?.ToArray();
        Outcome = outcome?.ToString();
        Change = [.. changes ?? []];
    }

    /// <summary>The ID of the organization; empty if it could not be read.</summary>
    public string? OrganizationId { get; }

    /// <summary>Whether the root credentials of member accounts can be audited, deleted and recovered.</summary>
    public bool? RootCredentialsManagement { get; }

    /// <summary>Whether tasks that require the root user of a member account, such as unlocking an S3 bucket, can be
    /// performed in short sessions.</summary>
    public bool? RootSessions { get; }

    /// <summary>Whether IAM has trusted access to the organization, which both features require.</summary>
    public bool? TrustedAccess { get; }

    /// <summary>The IDs of the accounts that are delegated administrators of IAM, which can manage root access as the
    /// management account can; empty if they could not be read.</summary>
    public string[]? DelegatedAdministratorId { get; }

    /// <summary>The outcome of the command: Updated, Unchanged, or WhatIf, with which the other properties show the
    /// current state.</summary>
    public string? Outcome { get; }

    /// <summary>The changes, such as "RootSessions: False -> True".</summary>
    public string[] Change { get; }

    /// <summary>Returns the ID of the organization.</summary>
    public override string ToString() => OrganizationId ?? string.Empty;
}
