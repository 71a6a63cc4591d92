namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>A case of IAM: the user Zhang calls an operation, as a rule for the user Nikhil.</summary>
/// <param name="Page">The title of the page of AWS's documentation.</param>
/// <param name="Name">What the case shows.</param>
/// <param name="Action">The operation.</param>
/// <param name="Expected">The error code; empty for success.</param>
internal sealed record CalledCase(string Page, string Name, string Action, string Expected)
    : DocumentedCase(Page, Name, Expected)
{
    public const string Allowed = "";
    public const string Denied = "AccessDenied";

    /// <summary>The statements of the caller's policy.</summary>
    public required string[] Statements { get; init; }

    public string Version { get; init; } = "2012-10-17";

    /// <summary>The statements of the caller's permissions boundary.</summary>
    public string[] Boundary { get; init; } = [];

    /// <summary>The tags of the caller, as <c>key=value</c>.</summary>
    public string[] CallerTags { get; init; } = [];

    /// <summary>The tags of Nikhil.</summary>
    public string[] ResourceTags { get; init; } = [];

    /// <summary>The tags in the request.</summary>
    public string[] RequestTags { get; init; } = [];

    public (string Key, string Value)[] Parameters { get; init; } = [("UserName", "Nikhil")];

    public string? UserAgent { get; init; }

    public override async Task<string> DecideAsync()
    {
        using var sandbox = new RunningSandbox();
        await sandbox.Root.OkAsync("CreateUser", [("UserName", "Nikhil"), .. Tags(ResourceTags)]);
        await sandbox.Root.OkAsync("CreateUser", [("UserName", "Zhang"), .. Tags(CallerTags)]);
        await sandbox.Root.OkAsync(
            "PutUserPolicy", ("UserName", "Zhang"), ("PolicyName", "own"),
            ("PolicyDocument", RunningSandbox.Policy(Statements).Replace("2012-10-17", Version)));
        if (Boundary.Length > 0)
        {
            var policy = await sandbox.Root.OkAsync(
                "CreatePolicy", ("PolicyName", "limit"), ("PolicyDocument", RunningSandbox.Policy(Boundary)));
            await sandbox.Root.OkAsync(
                "PutUserPermissionsBoundary", ("UserName", "Zhang"), ("PermissionsBoundary", policy["Arn"]));
        }

        var caller = await sandbox.KeyClientAsync("Zhang");
        var reply = await caller.CallWithAsync(
            request => request.Headers.TryAddWithoutValidation("User-Agent", UserAgent ?? "aws-cli/2.31"),
            Action, [.. Parameters, .. Tags(RequestTags)]);
        return reply.Code;
    }
}
