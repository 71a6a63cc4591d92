using System.Collections;
using System.Management.Automation;
using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;

namespace AdminIam;

/// <summary>An IAM user. A new user contains the new credentials.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminUser : ISecretOutput
{
    private SecretFile? _savedIn;

    internal AdminUser(UserRecord record, Outcome? outcome = null)
    {
        UserName = record.UserName;
        UserId = record.UserId;
        Arn = record.Arn;
        Path = record.Path;
        CreateDate = record.CreateDate;
        PasswordLastUsed = record.PasswordLastUsed;
        PermissionsBoundary = record.PermissionsBoundary;
        GroupName = record.Groups?.ToArray();
        Tag = record.Tags is null ? null : TagTable.Of(record.Tags);
        Outcome = (outcome ?? record.Outcome)?.ToString();
        Change = [.. record.Changes];
        if (record.Details is not { } details)
            return;
        Policy = [.. details.Policies];
        InlinePolicy = [.. details.InlinePolicies];
        AccessKeyDetail = details.Keys?.Select(key => new AdminUserKey(record.UserName, key)).ToArray();
        HasPassword = details.HasPassword;
        MfaEnabled = details.MfaEnabled;
        IsLocked = details.IsLocked;
    }

    internal AdminUser(ProvisionedUser provisioned, SecretFile? credentialFile = null)
        : this(provisioned.User)
    {
        Outcome = provisioned.Outcome.ToString();
        Password = provisioned.Password;
        PasswordResetRequired = provisioned.Password is null ? null : provisioned.PasswordResetRequired;
        AccessKeyId = provisioned.AccessKeyId;
        SecretAccessKey = provisioned.SecretAccessKey;
        SignInUrl = provisioned.SignInUrl;
        _savedIn = credentialFile;
    }

    internal AdminUser(UserRequest request)
    {
        UserName = request.UserName;
        Path = request.Path ?? "/";
        PermissionsBoundary = request.PermissionsBoundary;
        GroupName = [.. request.Groups];
        Tag = TagTable.Of(request.Tags);
        Outcome = nameof(Engine.Common.Outcome.WhatIf);
    }

    internal AdminUser(LockedUser locked)
        : this(locked.User!) => Outcome = locked.Outcome.ToString();

    internal AdminUser(string userName, Outcome? outcome, IEnumerable<string>? groups = null)
    {
        UserName = userName;
        GroupName = groups?.ToArray();
        Outcome = outcome?.ToString();
    }

    /// <summary>The name.</summary>
    public string UserName { get; }

    /// <summary>The groups that were requested or found; empty if the command does not read them.</summary>
    public string[]? GroupName { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged, Incomplete, Locked, Unlocked or
    /// WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The changes to an existing user, such as "path: / -> /admins/" and "group: Ops".</summary>
    public string[] Change { get; } = [];

    /// <summary>The sign-in URL of the user, if a password was set.</summary>
    public string? SignInUrl { get; }

    /// <summary>The console password, if this command set one.</summary>
    public SecureString? Password { get; }

    /// <summary>Whether the user must change the password at first sign-in; empty if the command set no
    /// password.</summary>
    public bool? PasswordResetRequired { get; }

    /// <summary>The ID of the access key, if this command created one.</summary>
    public string? AccessKeyId { get; }

    /// <summary>The secret access key, which AWS returns only once.</summary>
    public SecureString? SecretAccessKey { get; }

    /// <summary>The full path of the file in which New-AdminUser -CredentialPath or Export-AdminCredential saved the
    /// new secrets; empty if they are only in this object.</summary>
    public string? CredentialPath => _savedIn?.CompletePath;

    SecretFile? ISecretOutput.SavedIn { set => _savedIn = value; }

    bool ISecretOutput.IsSaved => _savedIn is not null;

    /// <summary>The user name and password as a credential, if this command set a password.</summary>
    public PSCredential? Credential => Password is null ? null : new PSCredential(UserName, Password);

    /// <summary>The tags; empty in lists of users, for which AWS does not return them.</summary>
    public Hashtable? Tag { get; }

    /// <summary>The value of the tag Email.</summary>
    public string? Email => Tag?["Email"] as string;

    /// <summary>The path.</summary>
    public string? Path { get; }

    /// <summary>The ARN of the permissions boundary.</summary>
    public string? PermissionsBoundary { get; }

    /// <summary>When the user was created, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>When the console password was last used, in UTC.</summary>
    public DateTime? PasswordLastUsed { get; }

    /// <summary>The names of the managed policies attached to the user directly; requires -Detailed.</summary>
    public string[]? Policy { get; }

    /// <summary>The names of the user's inline policies; requires -Detailed.</summary>
    public string[]? InlinePolicy { get; }

    /// <summary>The access keys with age and last use; requires -Detailed.</summary>
    public AdminUserKey[]? AccessKeyDetail { get; }

    /// <summary>Whether the user has a console password; requires -Detailed.</summary>
    public bool? HasPassword { get; }

    /// <summary>Whether the user has an MFA device; requires -Detailed.</summary>
    public bool? MfaEnabled { get; }

    /// <summary>Whether Lock-AdminUser has locked the user; requires -Detailed.</summary>
    public bool? IsLocked { get; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; }

    /// <summary>The unique ID, which AWS never reuses.</summary>
    public string? UserId { get; }

    /// <summary>Returns the name, never a secret.</summary>
    public override string ToString() => UserName;
}
