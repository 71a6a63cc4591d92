using AdminIam.Engine.Common;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;

namespace AdminIam;

/// <summary>The credentials of the root user of an account of the organization.</summary>
public sealed class AdminRootCredential
{
    internal AdminRootCredential(
        OrganizationAccount account, RootCredentials credentials, bool isManagementAccount = false,
        Outcome? outcome = null, IEnumerable<string>? changes = null)
    {
        AccountId = account.Id;
        AccountName = account.Name;
        Email = account.Email;
        IsManagementAccount = isManagementAccount;
        HasCredential = credentials.HasAny;
        HasPassword = credentials.HasPassword;
        HasAccessKey = credentials.HasAccessKey;
        AccessKeyId = credentials.AccessKeyIds?.ToArray();
        HasCertificate = credentials.HasCertificate;
        CertificateId = credentials.CertificateIds?.ToArray();
        HasMfaDevice = credentials.HasMfaDevice;
        MfaSerialNumber = credentials.MfaSerialNumbers?.ToArray();
        Outcome = outcome?.ToString();
        Change = [.. changes ?? []];
    }

    /// <summary>The ID of the account.</summary>
    public string AccountId { get; }

    /// <summary>The name of the account; empty if it could not be read.</summary>
    public string? AccountName { get; }

    /// <summary>The e-mail address of the root user; empty if it could not be read.</summary>
    public string? Email { get; }

    /// <summary>Whether the account is the management account, whose root credentials cannot be deleted centrally.
    /// </summary>
    public bool IsManagementAccount { get; }

    /// <summary>Whether the root user has any credential; empty if that could not be read.</summary>
    public bool? HasCredential { get; }

    /// <summary>Whether the root user has a password, or can set one by e-mail; empty if that could not be
    /// read.</summary>
    public bool? HasPassword { get; }

    /// <summary>Whether the root user has an access key, active or not; empty if that could not be read.</summary>
    public bool? HasAccessKey { get; }

    /// <summary>The IDs of the access keys; empty for the management account.</summary>
    public string[]? AccessKeyId { get; }

    /// <summary>Whether the root user has a signing certificate; empty if that could not be read.</summary>
    public bool? HasCertificate { get; }

    /// <summary>The IDs of the signing certificates; empty for the management account.</summary>
    public string[]? CertificateId { get; }

    /// <summary>Whether the root user has an MFA device; empty if that could not be read.</summary>
    public bool? HasMfaDevice { get; }

    /// <summary>The serial numbers of the MFA devices; empty for the management account.</summary>
    public string[]? MfaSerialNumber { get; }

    /// <summary>The outcome of the command: Updated, Unchanged, or WhatIf, with which the other properties show the
    /// current state.</summary>
    public string? Outcome { get; }

    /// <summary>The changes, such as "Delete access key AKIAIOSFODNN7EXAMPLE".</summary>
    public string[] Change { get; }

    /// <summary>Returns the account ID.</summary>
    public override string ToString() => AccountId;
}
