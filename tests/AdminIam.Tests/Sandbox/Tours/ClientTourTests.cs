using System.Text.Json;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>
/// The tour over every operation by boto3 and by the AWS CLI; the tour itself is in the folder Tours.
/// </summary>
public sealed class ClientTourTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-client-tour").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly string[] Models =
    [
        ModelOf("Iam", "iam-2010-05-08.json"),
        ModelOf("Sts", "sts-2011-06-15.json"),
        ModelOf("Organizations", "organizations-2016-11-28.json"),
        ModelOf("IdentityStore", "identitystore-2020-06-15.json"),
        ModelOf("SsoAdmin", "sso-admin-2020-07-20.json"),
    ];

    // The names of operations of these services are not all their own.
    private static readonly IEnumerable<string> OfCenter =
    [
        .. JsonModelShapes.Organizations.Operations.Select(name => "organizations." + name),
        .. JsonModelShapes.IdentityStore.Operations.Select(name => "identitystore." + name),
        .. JsonModelShapes.SsoAdmin.Operations.Select(name => "sso-admin." + name),
    ];

    internal const string Boto3 = "import boto3";
    private const string AwsCli = "import awscli.clidriver";

    [PythonFact("python3-boto3", Boto3)]
    public Task Boto3_receives_the_codes_statuses_and_shapes_of_aws() => TourAsync("boto3", Boto3);

    [PythonFact("awscli", AwsCli)]
    public Task The_cli_receives_the_codes_statuses_and_shapes_of_aws() => TourAsync("cli", AwsCli);

    [JavaScriptFact]
    public Task The_sdk_for_javascript_receives_the_codes_statuses_and_shapes_of_aws() =>
        TourAsync("javascript", Boto3, "--packages", JavaScript.Packages!);

    private static string ModelOf(string service, string name) =>
        Repository.PathOf("src", "AdminIam.Sandbox", "Services", service, "Resources", name);

    private async Task TourAsync(string client, string code, params string[] more)
    {
        var state = Path.Combine(_folder, "iam.json");
        await File.WriteAllTextAsync(state, SeededAccount.ToJson());
        var material = Path.Combine(_folder, "material.json");
        await File.WriteAllTextAsync(material, MaterialToUpload());
        var options = TestOrganization.Options(statePath: state);
        options.IdentityCenter.RequestDuration = TimeSpan.FromMilliseconds(100);
        using var sandbox = new RunningSandbox(options);
        await JsonServiceClient.Organizations(sandbox).OkAsync(
            "EnableAWSServiceAccess", new { ServicePrincipal = "iam.amazonaws.com" });
        using var lone = new RunningSandbox();
        var operations = ServiceModelShapes.Iam.Operations.Concat(ServiceModelShapes.Sts.Operations)
            .Concat(client == "javascript" ? [] : OfCenter).ToList();
        var (exitCode, output) = await Python.RunAsync(
            Python.Find(code)!,
            Repository.PathOf("tests", "AdminIam.Tests", "Sandbox", "Tours", "tour.py"), TimeSpan.FromMinutes(5),
            [
            "--client", client,
            "--endpoint", sandbox.Server.Url.ToString(),
            "--lone-endpoint", lone.Server.Url.ToString(),
            .. Models.SelectMany(model => new[] { "--model", model }),
            "--material", material,
            "--operations", string.Join(',', operations), .. more,
            ]);
        Assert.True(exitCode == 0, output);
        Assert.Contains($": {operations.Count} operations", output, StringComparison.Ordinal);
    }

    private static string MaterialToUpload()
    {
        var certificate = TestCertificate.Rsa();
        var ssh = TestSshKey.Create();
        return JsonSerializer.Serialize(new
        {
            certificate = certificate.Body,
            key = certificate.PrivateKey,
            otherKey = TestCertificate.Rsa().PrivateKey,
            sshKey = ssh.Ssh,
            fingerprint = ssh.Fingerprint,
        });
    }
}
