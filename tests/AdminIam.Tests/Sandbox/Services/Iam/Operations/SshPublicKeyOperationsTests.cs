namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class SshPublicKeyOperationsTests : IDisposable
{
    private static readonly (string, string) Alice = ("UserName", "alice");
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_key_is_returned_in_both_encodings_with_its_fingerprint()
    {
        await _sandbox.CreateUserAsync("alice");
        var key = TestSshKey.Create();
        var uploaded = await _sandbox.Root.OkAsync(
            "UploadSSHPublicKey", Alice, ("SSHPublicKeyBody", key.Ssh + " alice@laptop"));
        Assert.Equal((key.Fingerprint, "Active"), (uploaded["Fingerprint"], uploaded["Status"]));
        var id = ("SSHPublicKeyId", uploaded["SSHPublicKeyId"]);

        var ssh = await _sandbox.Root.OkAsync("GetSSHPublicKey", Alice, id, ("Encoding", "SSH"));
        Assert.Equal((key.Ssh, key.Fingerprint), (ssh["SSHPublicKeyBody"], ssh["Fingerprint"]));
        var pem = await _sandbox.Root.OkAsync("GetSSHPublicKey", Alice, id, ("Encoding", "PEM"));
        Assert.Equal(key.Pem, pem["SSHPublicKeyBody"].Trim());
        Assert.Equal(
            "400 DuplicateSSHPublicKey: The SSH public key is already associated with the specified IAM user.",
            (await _sandbox.Root.CallAsync("UploadSSHPublicKey", Alice, ("SSHPublicKeyBody", key.Pem))).Error);
    }

    [Fact]
    public async Task A_key_that_aws_does_not_accept_is_refused()
    {
        await _sandbox.CreateUserAsync("alice");
        foreach (var (body, code) in new[]
        {
            ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ", "UnrecognizedPublicKeyEncoding"),
            ("none", "UnrecognizedPublicKeyEncoding"),
            ("ssh-rsa ", "InvalidPublicKey"),
            ("ssh-rsa AAAA", "InvalidPublicKey"),
            ("ssh-rsa not-base-64", "InvalidPublicKey"),
            (TestSshKey.Create(1024).Ssh, "InvalidPublicKey"),
            ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "InvalidPublicKey"),
        })
        {
            var refused = await _sandbox.Root.CallAsync("UploadSSHPublicKey", Alice, ("SSHPublicKeyBody", body));
            Assert.Equal((400, code), (refused.Status, refused.Code));
        }
    }

    [Fact]
    public async Task A_user_has_five_keys()
    {
        await _sandbox.CreateUserAsync("alice");
        for (var i = 0; i < 5; i++)
            await _sandbox.Root.OkAsync("UploadSSHPublicKey", Alice, ("SSHPublicKeyBody", TestSshKey.Create().Ssh));
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for SSHPublicKeysPerUser: 5",
            (await _sandbox.Root.CallAsync(
                "UploadSSHPublicKey", Alice, ("SSHPublicKeyBody", TestSshKey.Create().Ssh))).Error);
    }
}
