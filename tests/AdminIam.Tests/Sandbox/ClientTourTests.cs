using System.Runtime.CompilerServices;
using AdminIam.Sandbox;

namespace AdminIam.Tests.Sandbox;

/// <summary>The tour over every operation by boto3 and by the AWS CLI; the tour itself is in the folder Tours.</summary>
public sealed class ClientTourTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("adminiam-client-tour").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [PythonFact("python3-boto3", "import boto3")]
    public Task Boto3_gets_the_codes_statuses_and_shapes_of_aws() => TourAsync("boto3");

    [PythonFact("awscli", "import awscli.clidriver; assert awscli.__version__.startswith('2.')")]
    public Task The_cli_gets_the_codes_statuses_and_shapes_of_aws() => TourAsync("cli");

    private async Task TourAsync(string client)
    {
        var state = Path.Combine(folder, "iam.json");
        await File.WriteAllTextAsync(state, SandboxTour.SeedState());
        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = state });
        using var lone = new RunningSandbox();
        var (exitCode, output) = await Python.RunAsync(
            Path.Combine(Here(), "Tours", "tour.py"), TimeSpan.FromMinutes(5),
            "--client", client,
            "--endpoint", sandbox.Server.Url.ToString(),
            "--lone-endpoint", lone.Server.Url.ToString(),
            "--model", Path.Combine(Here(), "..", "..", "..", "src", "AdminIam.Clients", "Models", "iam-2010-05-08.json"));
        Assert.True(exitCode == 0, output);
        var operations = ServiceModelShapes.Iam.Operations.Concat(ServiceModelShapes.Sts.Operations).Count();
        Assert.Contains($": {operations} operations", output, StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
