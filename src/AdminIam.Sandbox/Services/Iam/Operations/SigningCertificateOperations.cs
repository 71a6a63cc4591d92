using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class SigningCertificateOperations
{
    private static readonly CredentialList<SigningCertificate> Certificates = new(
        user => user.SigningCertificates,
        item => item.Id,
        (item, status) => item.Status = status,
        "CertificateId",
        "Certificate");

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add(
            "ListSigningCertificates", call => Certificates.List(call, "Certificates", Certificate), ResourceOf.User);
        table.Add("UpdateSigningCertificate", Certificates.Update, ResourceOf.User);
        table.Add("DeleteSigningCertificate", Certificates.Delete, ResourceOf.User);
    }

    private static Output Certificate(User user, SigningCertificate certificate) => new()
    {
        ["UserName"] = user.Name,
        ["CertificateId"] = certificate.Id,
        ["CertificateBody"] = certificate.Body,
        ["Status"] = certificate.Status,
        ["UploadDate"] = certificate.Uploaded,
    };
}
