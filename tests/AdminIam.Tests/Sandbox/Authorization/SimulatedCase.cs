namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>A case of any service, which the policy simulator decides for the user David.</summary>
/// <param name="Page">The title of the page of AWS's documentation.</param>
/// <param name="Name">What the case shows.</param>
/// <param name="Action">The action to simulate.</param>
/// <param name="Resource">The ARN of the resource.</param>
/// <param name="Expected">The decision.</param>
internal sealed record SimulatedCase(string Page, string Name, string Action, string Resource, string Expected)
    : DocumentedCase(Page, Name, Expected)
{
    public const string Allowed = "allowed";
    public const string Implicit = "implicitDeny";
    public const string Explicit = "explicitDeny";

    public string Version { get; init; } = "2012-10-17";

    /// <summary>The statements, without braces, with ' for ".</summary>
    public required string[] Statements { get; init; }

    /// <summary>The keys of the request: <c>key type value value</c>, with tabs between.</summary>
    public string[] Context { get; init; } = [];

    public override async Task<string> DecideAsync()
    {
        using var sandbox = new RunningSandbox();
        await sandbox.CreateUserAsync("David");
        var policy = RunningSandbox.Policy(Statements).Replace("2012-10-17", Version);
        var reply = await sandbox.Root.OkAsync(
            "SimulatePrincipalPolicy",
            [
                ("PolicySourceArn", $"arn:aws:iam::{RunningSandbox.AccountId}:user/David"),
                ("PolicyInputList.member.1", policy),
                ("ActionNames.member.1", Action),
                ("ResourceArns.member.1", Resource),
                .. Context.SelectMany(Entry),
            ]);
        return reply["EvalDecision"];
    }

    private static IEnumerable<(string, string)> Entry(string text, int index)
    {
        var prefix = $"ContextEntries.member.{index + 1}";
        var parts = text.Split('\t');
        yield return ($"{prefix}.ContextKeyName", parts[0]);
        yield return ($"{prefix}.ContextKeyType", parts[1]);
        for (var i = 2; i < parts.Length; i++)
            yield return ($"{prefix}.ContextKeyValues.member.{i - 1}", parts[i]);
    }
}
