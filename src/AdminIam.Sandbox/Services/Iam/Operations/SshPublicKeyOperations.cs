using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class SshPublicKeyOperations
{
    private static readonly CredentialList<SshPublicKey> Keys = new(
        user => user.SshPublicKeys,
        key => key.Id,
        (key, status) => key.Status = status,
        "SSHPublicKeyId",
        "SSH Public Key");

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("ListSSHPublicKeys", call => Keys.List(call, "SSHPublicKeys", Metadata), ResourceOf.User);
        table.Add("UpdateSSHPublicKey", Keys.Update, ResourceOf.User);
        table.Add("DeleteSSHPublicKey", Keys.Delete, ResourceOf.User);
    }

    private static Output Metadata(User user, SshPublicKey key) => new()
    {
        ["UserName"] = user.Name,
        ["SSHPublicKeyId"] = key.Id,
        ["Status"] = key.Status,
        ["UploadDate"] = key.Uploaded,
    };
}
