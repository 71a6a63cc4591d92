using System.Text.Json;
using System.Text.Json.Serialization;
using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox;

/// <summary>A role of the state file that a sandbox starts with.</summary>
/// <param name="Name">The name of the role.</param>
/// <param name="Trust">The trust policy.</param>
internal sealed record TestRole(string Name, string Trust)
{
    private static readonly JsonSerializerOptions WithoutNulls = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The document of the inline policy.</summary>
    public string Policy { get; init; } = RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");

    public string? Boundary { get; init; }

    public Dictionary<string, string> Tags { get; init; } = [];

    public string Arn => ArnOf(Name);

    public string Id => $"AROA{Name.ToUpperInvariant().PadRight(17, '2')}";

    public static string ArnOf(string name) => $"arn:aws:iam::{RunningSandbox.AccountId}:role/{name}";

    /// <summary>The trust policy that allows the actions to a principal of AWS.</summary>
    public static string TrustOf(string principal, string actions = "'sts:AssumeRole'", string condition = "") =>
        RunningSandbox.Policy(
            $"'Effect':'Allow','Principal':{{'AWS':'{principal}'}},'Action':[{actions}]"
            + (condition.Length > 0 ? $",'Condition':{{{condition}}}" : ""));

    public static RunningSandbox Start(TemporaryFolder folder, params TestRole[] roles)
    {
        var path = folder.PathOf("iam.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = DateTime.UtcNow,
            organizationId = "o-exampleorg1",
            roles = roles.Select(role => new
            {
                name = role.Name,
                id = role.Id,
                created = DateTime.UtcNow,
                assumeRolePolicyDocument = role.Trust,
                permissionsBoundary = role.Boundary,
                tags = role.Tags,
                inlinePolicies = new Dictionary<string, string> { ["own"] = role.Policy },
            }),
        }, WithoutNulls));
        return new RunningSandbox(new SandboxOptions { StatePath = path });
    }
}
