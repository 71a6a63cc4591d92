using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Keys;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class SigningCertificateOperations
{
    private const int IdDigits = 32;

    private static readonly CredentialList<ICredentialOwner, SigningCertificate> Certificates = new(
        call => call.CredentialOwner(),
        owner => owner.SigningCertificates,
        item => item.Id,
        (item, status) => item.Status = status,
        "CertificateId",
        "Certificate");

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("UploadSigningCertificate", UploadSigningCertificate, ResourceOf.User);
        table.Add(
            "ListSigningCertificates", call => Certificates.List(call, "Certificates", Certificate), ResourceOf.User);
        table.Add("UpdateSigningCertificate", Certificates.Update, ResourceOf.User);
        table.Add("DeleteSigningCertificate", Certificates.Delete, ResourceOf.User);
    }

    private static Output UploadSigningCertificate(IamCall call)
    {
        var owner = call.CredentialOwner();
        var body = call.Text("CertificateBody");
        var bytes = CertificateRules.CheckSigning(body, call.Now);
        if (owner.SigningCertificates.Count >= IamQuotas.SigningCertificatesPerUser)
            throw IamErrors.QuotaExceeded("SigningCertificatesPerUser", IamQuotas.SigningCertificatesPerUser);
        if (call.Account.CredentialOwners.SelectMany(other => other.SigningCertificates).Any(IsSame))
        {
            throw new AwsException(
                "DuplicateCertificate", 409, "The same certificate is associated with an IAM user in the account.");
        }

        var certificate = new SigningCertificate
        {
            Id = RandomText.Base32(IdDigits),
            Body = body,
            Uploaded = call.Timestamp,
        };
        owner.SigningCertificates.Add(certificate);
        return new Output { ["Certificate"] = Certificate(owner, certificate) };

        bool IsSame(SigningCertificate other) =>
            PemBlock.ReadAll(other.Body).Any(block => block.Bytes.SequenceEqual(bytes));
    }

    private static Output Certificate(ICredentialOwner owner, SigningCertificate certificate) => new()
    {
        ["UserName"] = owner.UserName ?? RootUser.RequiredName,
        ["CertificateId"] = certificate.Id,
        ["CertificateBody"] = certificate.Body,
        ["Status"] = certificate.Status,
        ["UploadDate"] = certificate.Uploaded,
    };
}
