using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class UserCredentialsTests
{
    [Fact]
    public async Task Access_keys_are_listed_disabled_enabled_and_removed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        var id = Assert.Single(await run.KeysOfAsync("alice"));
        var credentials = new UserCredentials(run.Iam);

        var listed = Assert.Single((await credentials.TryListAsync(CredentialKind.AccessKey, "alice"))!);
        Assert.Equal((id, true, $"access key {id}"), (listed.Id, listed.IsActive, listed.What));

        Assert.True(await credentials.SetStatusAsync("alice", CredentialKind.AccessKey, id, active: false));
        Assert.Equal(["Inactive"], await run.ListAsync("ListAccessKeys", "Status", ("UserName", "alice")));
        Assert.False(Assert.Single((await credentials.TryListAsync(CredentialKind.AccessKey, "alice"))!).IsActive);
        Assert.True(await credentials.SetStatusAsync("alice", CredentialKind.AccessKey, id, active: true));
        Assert.Equal(["Active"], await run.ListAsync("ListAccessKeys", "Status", ("UserName", "alice")));

        await credentials.RemoveAsync("alice", CredentialKind.AccessKey, id);
        Assert.Empty(await run.KeysOfAsync("alice"));
    }

    [Fact]
    public async Task Credentials_that_a_user_does_not_have_are_none_and_not_unknown()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var credentials = new UserCredentials(run.Iam);

        foreach (var kind in Enum.GetValues<CredentialKind>())
            Assert.Empty((await credentials.TryListAsync(kind, "alice"))!);
    }

    [Fact]
    public async Task What_is_gone_already_is_no_failure()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        var credentials = new UserCredentials(run.Iam);

        Assert.False(
            await credentials.SetStatusAsync("alice", CredentialKind.AccessKey, "AKIAXXXXXXXXXXXXXXXX", active: false));
        await credentials.RemoveAsync("alice", CredentialKind.AccessKey, "AKIAXXXXXXXXXXXXXXXX");
        Assert.Single(await run.KeysOfAsync("alice"));
    }

    [Fact]
    public void Every_kind_has_words_and_an_operation_of_its_own()
    {
        var kinds = Enum.GetValues<CredentialKind>();

        Assert.Equal(kinds.Length, kinds.Select(UserCredentials.Describe).Distinct().Count());
        Assert.Equal(
            ["ListAccessKeys", "ListSSHPublicKeys", "ListServiceSpecificCredentials", "ListSigningCertificates"],
            kinds.Select(UserCredentials.ListOperation));
    }
}
