using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Certificates that AWS services present to browsers.</summary>
internal static class ServerCertificateOperations
{
    private const string Name = "ServerCertificateName";

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("UploadServerCertificate", UploadServerCertificate, ResourceOf.NewServerCertificate);
        table.Add("GetServerCertificate", GetServerCertificate, ResourceOf.ServerCertificate);
        table.Add("ListServerCertificates", ListServerCertificates, ResourceOf.ServerCertificates);
        table.Add("UpdateServerCertificate", UpdateServerCertificate, ResourceOf.ServerCertificate);
        table.Add("DeleteServerCertificate", DeleteServerCertificate, ResourceOf.ServerCertificate);
    }

    private static Output UploadServerCertificate(IamCall call)
    {
        var name = call.Text(Name);
        if (call.Account.ServerCertificates.Contains(name))
            throw AlreadyExists(name);
        if (call.Account.ServerCertificates.Count >= IamQuotas.ServerCertificates)
            throw IamErrors.QuotaExceeded("ServerCertificatesPerAccount", IamQuotas.ServerCertificates);

        var body = call.Text("CertificateBody");
        var chain = call.Input.OptionalText("CertificateChain");
        var certificate = new ServerCertificate
        {
            Name = name,
            Path = call.Input.OptionalText("Path") ?? "/",
            Id = RandomText.Id("ASCA"),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            Body = body,
            Chain = chain,
            Expires = CertificateRules.CheckServer(body, call.Text("PrivateKey"), chain, call.Now),
        };
        Tagging.Apply(certificate.Tags, call.Input.Structures("Tags"));
        call.Account.ServerCertificates.Add(certificate);
        return new Output
        {
            ["ServerCertificateMetadata"] = Metadata(call, certificate),
            ["Tags"] = Describe.TagsOrNull(certificate.Tags),
        };
    }

    private static Output GetServerCertificate(IamCall call)
    {
        var certificate = call.ServerCertificate();
        return new Output
        {
            ["ServerCertificate"] = new Output
            {
                ["ServerCertificateMetadata"] = Metadata(call, certificate),
                ["CertificateBody"] = certificate.Body,
                ["CertificateChain"] = certificate.Chain,
                ["Tags"] = Describe.TagsOrNull(certificate.Tags),
            },
        };
    }

    private static Output ListServerCertificates(IamCall call)
    {
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        var certificates = call.Account.ServerCertificates.Visible(call.Now)
            .Where(certificate => certificate.Path.StartsWith(prefix, StringComparison.Ordinal));
        return new Output().AddPage(
            call,
            "ServerCertificateMetadataList",
            certificates,
            certificate => certificate.Name,
            certificate => Metadata(call, certificate));
    }

    private static Output UpdateServerCertificate(IamCall call)
    {
        var certificate = call.ServerCertificate();
        var table = call.Account.ServerCertificates;
        var newName = call.Input.OptionalText("NewServerCertificateName");
        if (newName is not null && table.TryGet(newName, out var other) && other != certificate)
            throw AlreadyExists(newName);
        certificate.Path = call.Input.OptionalText("NewPath") ?? certificate.Path;
        if (newName is not null)
            table.Rename(certificate, newName);
        return Output.Empty;
    }

    private static Output DeleteServerCertificate(IamCall call)
    {
        call.Account.ServerCertificates.Remove(call.ServerCertificate());
        return Output.Empty;
    }

    private static AwsException AlreadyExists(string name) =>
        IamErrors.AlreadyExists($"The Server Certificate with name {name} already exists.");

    private static Output Metadata(IamCall call, ServerCertificate certificate) => new()
    {
        ["Path"] = certificate.Path,
        ["ServerCertificateName"] = certificate.Name,
        ["ServerCertificateId"] = certificate.Id,
        ["Arn"] = call.Account.ArnOf(certificate),
        ["UploadDate"] = certificate.Created,
        ["Expiration"] = certificate.Expires,
    };
}
