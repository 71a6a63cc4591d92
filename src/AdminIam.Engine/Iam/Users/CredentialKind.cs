namespace AdminIam.Engine.Iam.Users;

/// <summary>The credentials of a user that can be disabled and enabled.</summary>
internal enum CredentialKind
{
    /// <summary>An access key for the AWS API.</summary>
    AccessKey,

    /// <summary>An SSH key for CodeCommit.</summary>
    SshKey,

    /// <summary>A user name and password, or an API key, for one service.</summary>
    ServiceCredential,

    /// <summary>A signing certificate.</summary>
    Certificate,
}
