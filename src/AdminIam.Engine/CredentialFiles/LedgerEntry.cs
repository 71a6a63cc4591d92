using System.Text.Json;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>One line of a ledger's journal.</summary>
internal sealed record LedgerEntry
{
    /// <summary>The user.</summary>
    public required string User { get; init; }

    /// <summary>The password that is about to be set.</summary>
    public string? Password { get; init; }

    /// <summary>When an access key was about to be made, in UTC.</summary>
    public DateTime? KeyStarted { get; init; }

    /// <summary>The id of the access key that was made.</summary>
    public string? KeyId { get; init; }

    /// <summary>Its secret.</summary>
    public string? Secret { get; init; }

    /// <summary>The line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    public static LedgerEntry Parse(string line) =>
        JsonSerializer.Deserialize<LedgerEntry>(line) ?? throw new FormatException("An empty entry.");

    /// <summary>The user's name; never a secret.</summary>
    public override string ToString() => User;
}
