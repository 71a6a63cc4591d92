using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>A case of STS: the user DevUser assumes the role Developer_Role.</summary>
/// <param name="Page">The title of the page of AWS's documentation.</param>
/// <param name="Name">What the case shows.</param>
/// <param name="Expected">The action that is refused; empty for success.</param>
internal sealed record AssumedCase(string Page, string Name, string Expected) : DocumentedCase(Page, Name, Expected)
{
    public const string Allowed = "";
    public const string RoleName = "Developer_Role";

    /// <summary>The statements of the trust policy.</summary>
    public required string[] Trust { get; init; }

    public string TrustVersion { get; init; } = "2012-10-17";

    /// <summary>The statements of the caller's policy.</summary>
    public string[] Statements { get; init; } = [];

    /// <summary>The statements of the caller's permissions boundary.</summary>
    public string[] Boundary { get; init; } = [];

    public string[] RoleTags { get; init; } = [];

    /// <summary>The session tags.</summary>
    public string[] SessionTags { get; init; } = [];

    public (string Key, string Value)[] Parameters { get; init; } = [];

    public override async Task<string> DecideAsync()
    {
        using var folder = new TemporaryFolder();
        var trust = RunningSandbox.Policy(Trust).Replace("2012-10-17", TrustVersion);
        using var sandbox = TestRole.Start(folder, new TestRole(RoleName, trust)
        {
            Tags = RoleTags.ToDictionary(tag => tag.Split('=')[0], tag => tag.Split('=')[1]),
        });
        var caller = await sandbox.UserClientAsync(
            "DevUser", Statements.Length > 0 ? RunningSandbox.Policy(Statements) : null);
        if (Boundary.Length > 0)
        {
            var policy = await sandbox.Root.OkAsync(
                "CreatePolicy", ("PolicyName", "limit"), ("PolicyDocument", RunningSandbox.Policy(Boundary)));
            await sandbox.Root.OkAsync(
                "PutUserPermissionsBoundary", ("UserName", "DevUser"), ("PermissionsBoundary", policy["Arn"]));
        }

        (string Key, string Value)[] session = Array.Exists(Parameters, parameter => parameter.Key == "RoleSessionName")
            ? []
            : [("RoleSessionName", "Dev-project")];
        var reply = await caller.CallAsync(
            "AssumeRole",
            [("RoleArn", TestRole.ArnOf(RoleName)), .. session, .. Parameters, .. Tags(SessionTags)]);
        if (reply.Status == 200)
            return Allowed;
        const string Before = "is not authorized to perform: ";
        var action = reply.Message.Substring(
            reply.Message.IndexOf(Before, StringComparison.Ordinal) + Before.Length);
        return action.Substring(0, action.IndexOf(' ', StringComparison.Ordinal));
    }
}
