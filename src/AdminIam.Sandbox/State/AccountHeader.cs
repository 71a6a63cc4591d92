namespace AdminIam.Sandbox.State;

/// <summary>What the state file says about the account itself.</summary>
internal sealed class AccountHeader
{
    /// <summary>The version of the file's form.</summary>
    public int Version { get; set; } = StateFile.Version;

    public string AccountId { get; set; } = "";

    public DateTime Created { get; set; }
}
