namespace AdminIam.Tests.Sandbox;

/// <summary>The accounts of an organization, which an administrator of the management account works in.</summary>
internal static class TestMember
{
    public const string AllowAll = "'Effect':'Allow','Action':'*','Resource':'*'";

    public static string RoleArn(string accountId, string name = "OrganizationAccountAccessRole") =>
        $"arn:aws:iam::{accountId}:role/{name}";

    /// <summary>Creates a user of the management account who may do everything.</summary>
    public static Task<SandboxClient> AdministratorAsync(RunningSandbox sandbox) =>
        sandbox.UserClientAsync("admin", RunningSandbox.Policy(AllowAll));

    /// <summary>Assumes the role in an account.</summary>
    public static async Task<SandboxClient> EnterAsync(
        RunningSandbox sandbox, SandboxClient caller, string accountId) =>
        sandbox.Session(await caller.OkAsync("AssumeRole", Request(RoleArn(accountId))));

    public static (string Key, string Value)[] Request(string roleArn) =>
        [("RoleArn", roleArn), ("RoleSessionName", "night")];
}
