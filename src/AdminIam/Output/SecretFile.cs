namespace AdminIam;

/// <summary>The file that a command saves secrets in. The objects with those secrets share it, so that they show the
/// file once it is complete.</summary>
/// <param name="path">The full path.</param>
internal sealed class SecretFile(string path)
{
    /// <summary>Whether all secrets are in the file.</summary>
    public bool IsComplete { get; set; }

    /// <summary>The full path of the file, once it is complete.</summary>
    public string? CompletePath => IsComplete ? path : null;
}
