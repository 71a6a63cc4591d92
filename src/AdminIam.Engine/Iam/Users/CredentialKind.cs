namespace AdminIam.Engine.Iam.Users;

/// <summary>The credentials of a user that can be switched off and on again.</summary>
internal enum CredentialKind
{
    /// <summary>For the AWS API.</summary>
    AccessKey,

    /// <summary>For CodeCommit.</summary>
    SshKey,

    /// <summary>A user name and password, or an API key, for one service.</summary>
    ServiceCredential,

    /// <summary>For SOAP and for signing.</summary>
    Certificate,
}
