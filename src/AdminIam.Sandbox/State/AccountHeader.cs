namespace AdminIam.Sandbox.State;

/// <summary>The members of the state file that are about the account itself.</summary>
internal sealed class AccountHeader
{
    /// <summary>The version of the file format.</summary>
    public int Version { get; set; } = StateFile.Version;

    public string AccountId { get; set; } = "";

    /// <summary>The partition; null for <c>aws</c>, as in files without it.</summary>
    public string? Partition { get; set; }

    public DateTime Created { get; set; }
}
