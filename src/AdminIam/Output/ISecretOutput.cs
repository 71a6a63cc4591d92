namespace AdminIam;

/// <summary>An output object with secrets that IAM does not return again.</summary>
internal interface ISecretOutput
{
    /// <summary>The file that the secrets are saved in.</summary>
    SecretFile? SavedIn { set; }

    /// <summary>Whether the secrets are saved in a file.</summary>
    bool IsSaved { get; }
}
