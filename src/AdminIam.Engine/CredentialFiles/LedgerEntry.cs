using System.Text.Json;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>A line of the journal.</summary>
internal sealed record LedgerEntry
{
    /// <summary>The user.</summary>
    public required string User { get; init; }

    /// <summary>The password to set.</summary>
    public string? Password { get; init; }

    /// <summary>When an access key was requested, in UTC.</summary>
    public DateTime? KeyStarted { get; init; }

    /// <summary>The ID of the access key that was created.</summary>
    public string? KeyId { get; init; }

    /// <summary>The secret access key.</summary>
    public string? Secret { get; init; }

    /// <summary>The line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Reads a line.</summary>
    public static LedgerEntry Parse(string line) =>
        JsonSerializer.Deserialize<LedgerEntry>(line) ?? throw new FormatException("An empty entry.");

    /// <summary>Returns the user name, never a secret.</summary>
    public override string ToString() => User;
}
