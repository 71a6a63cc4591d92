using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The account's settings for tokens.</summary>
internal sealed class FederationSettings
{
    /// <summary>The version of the tokens of the global STS endpoint; null for the version 1.</summary>
    public int? GlobalTokenVersion { get; set; }

    public OutboundFederation? Outbound { get; set; }

    /// <summary>The identity provider of the sandbox; null before its first token.</summary>
    public TestIssuer? TestIssuer { get; set; }

    /// <summary>The Regions in which STS is activated or not, other than by default.</summary>
    public SortedDictionary<string, bool> Regions { get; set; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public bool IsEmpty =>
        GlobalTokenVersion is null && Outbound is null && TestIssuer is null && Regions.Count == 0;
}
