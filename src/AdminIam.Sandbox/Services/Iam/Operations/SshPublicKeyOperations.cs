using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Keys;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class SshPublicKeyOperations
{
    private const int LeastBits = 2048;

    private static readonly CredentialList<User, SshPublicKey> Keys = new(
        call => call.UserOrCaller(),
        user => user.SshPublicKeys,
        key => key.Id,
        (key, status) => key.Status = status,
        "SSHPublicKeyId",
        "SSH Public Key");

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("UploadSSHPublicKey", UploadSshPublicKey, ResourceOf.User);
        table.Add("GetSSHPublicKey", GetSshPublicKey, ResourceOf.User);
        table.Add("ListSSHPublicKeys", call => Keys.List(call, "SSHPublicKeys", Metadata), ResourceOf.User);
        table.Add("UpdateSSHPublicKey", Keys.Update, ResourceOf.User);
        table.Add("DeleteSSHPublicKey", Keys.Delete, ResourceOf.User);
    }

    private static Output UploadSshPublicKey(IamCall call)
    {
        var user = call.User();
        var body = call.Text("SSHPublicKeyBody");
        if (!RsaPublicKey.IsEncoding(body))
            throw UnknownEncoding("The public key must be encoded in ssh-rsa or PEM format.");
        if (RsaPublicKey.Read(body) is not { Bits: >= LeastBits } key)
        {
            throw new AwsException(
                "InvalidPublicKey", 400, $"The public key is malformed or shorter than {LeastBits} bits.");
        }

        var fingerprint = key.Fingerprint();
        if (user.SshPublicKeys.Exists(other => RsaPublicKey.Read(other.Body)?.Fingerprint() == fingerprint))
        {
            throw new AwsException(
                "DuplicateSSHPublicKey", 400, "The SSH public key is already associated with the specified IAM user.");
        }

        if (user.SshPublicKeys.Count >= IamQuotas.SshPublicKeysPerUser)
            throw IamErrors.QuotaExceeded("SSHPublicKeysPerUser", IamQuotas.SshPublicKeysPerUser);
        var uploaded = new SshPublicKey { Id = RandomText.Id("APKA", 20), Body = body, Uploaded = call.Timestamp };
        user.SshPublicKeys.Add(uploaded);
        return WithBody(user, uploaded, fingerprint, body);
    }

    private static Output GetSshPublicKey(IamCall call)
    {
        var user = call.User();
        var uploaded = Keys.Find(call, user);
        var key = RsaPublicKey.Read(uploaded.Body)
            ?? throw UnknownEncoding("The public key in the state file cannot be converted.");
        var body = call.Text("Encoding") == "PEM" ? key.ToPem() : key.ToSsh();
        return WithBody(user, uploaded, key.Fingerprint(), body);
    }

    private static AwsException UnknownEncoding(string message) => new("UnrecognizedPublicKeyEncoding", 400, message);

    private static Output WithBody(User user, SshPublicKey key, string fingerprint, string body)
    {
        var output = Metadata(user, key);
        output["Fingerprint"] = fingerprint;
        output["SSHPublicKeyBody"] = body;
        return new Output { ["SSHPublicKey"] = output };
    }

    private static Output Metadata(User user, SshPublicKey key) => new()
    {
        ["UserName"] = user.Name,
        ["SSHPublicKeyId"] = key.Id,
        ["Status"] = key.Status,
        ["UploadDate"] = key.Uploaded,
    };
}
