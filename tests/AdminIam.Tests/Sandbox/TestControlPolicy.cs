namespace AdminIam.Tests.Sandbox;

/// <summary>Service control policies of a test.</summary>
internal static class TestControlPolicy
{
    public const string FullAccess = "p-FullAWSAccess";

    /// <summary>Creates a policy of statements without their braces, and returns its id.</summary>
    public static async Task<string> CreateAsync(
        JsonServiceClient organizations, string name, params string[] statements)
    {
        var answer = await organizations.OkAsync("CreatePolicy", Input(name, RunningSandbox.Policy(statements)));
        return answer.GetProperty("Policy").GetProperty("PolicySummary").Text("Id");
    }

    public static object Input(string name, string content, string type = "SERVICE_CONTROL_POLICY") => new
    {
        Name = name, Description = "Of a test", Content = content, Type = type,
    };

    public static Task AttachAsync(JsonServiceClient organizations, string policy, string target) =>
        organizations.OkAsync("AttachPolicy", new { PolicyId = policy, TargetId = target });

    public static Task DetachAsync(JsonServiceClient organizations, string policy, string target) =>
        organizations.OkAsync("DetachPolicy", new { PolicyId = policy, TargetId = target });

    public static async Task<string> RootIdAsync(JsonServiceClient organizations) =>
        (await organizations.OkAsync("ListRoots")).GetProperty("Roots")[0].Text("Id");
}
