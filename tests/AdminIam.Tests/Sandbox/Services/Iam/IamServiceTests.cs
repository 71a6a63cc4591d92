namespace AdminIam.Tests.Sandbox.Services.Iam;

public sealed class IamServiceTests
{
    [Fact]
    public async Task A_key_works_in_the_account_of_its_user()
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var admin = await TestMember.AdministratorAsync(sandbox);
        var prod = await TestMember.EnterAsync(sandbox, admin, TestOrganization.Prod);
        await prod.OkAsync("CreateUser", ("UserName", "alice"));
        await prod.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "all"),
            ("PolicyDocument", RunningSandbox.Policy(TestMember.AllowAll)));
        var key = await prod.OkAsync("CreateAccessKey", ("UserName", "alice"));
        var alice = sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]);

        var identity = await alice.OkAsync("GetCallerIdentity");
        await alice.OkAsync("CreateGroup", ("GroupName", "of-alice"));

        Assert.Equal(
            (TestOrganization.Prod, $"arn:aws:iam::{TestOrganization.Prod}:user/alice"),
            (identity["Account"], identity["Arn"]));
        Assert.Equal(["of-alice"], (await prod.OkAsync("ListGroups")).All("GroupName"));
        Assert.Empty((await sandbox.Root.OkAsync("ListGroups")).All("GroupName"));
        var info = await sandbox.Root.OkAsync("GetAccessKeyInfo", ("AccessKeyId", key["AccessKeyId"]));
        Assert.Equal(TestOrganization.Prod, info["Account"]);
        Assert.Equal(403, (await alice.PostAsync("/_sandbox/reset")).Status);
    }

    [Fact]
    public async Task A_person_signs_in_to_an_account()
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var prod = await TestMember.EnterAsync(
            sandbox, await TestMember.AdministratorAsync(sandbox), TestOrganization.Prod);
        await prod.OkAsync("CreateUser", ("UserName", "alice"));
        await prod.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse1"));
        (string, string)[] person = [("UserName", "alice"), ("Password", "Correct-Horse1")];

        var (right, _) = await sandbox.Root.ControlAsync(
            "/_sandbox/sign-in", [.. person, ("AccountId", TestOrganization.Prod)]);
        var (wrong, _) = await sandbox.Root.ControlAsync("/_sandbox/sign-in", person);
        var (unknown, _) = await sandbox.Root.ControlAsync(
            "/_sandbox/sign-in", [.. person, ("AccountId", "000000000000")]);

        Assert.Equal((200, 403, 400), (right, wrong, unknown));
    }
}
