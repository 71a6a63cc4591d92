using System.Diagnostics;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox.Console;

/// <summary>The sandbox as a program of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-program").FullName;

    private string StatePath => Path.Combine(_folder, "iam.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Sigterm_ends_it_after_the_state_was_saved()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var program = Start("--state", StatePath, "--latency", "1ms");
        var client = new SandboxClient(await UrlAsync(program));
        await client.OkAsync("CreateUser", ("UserName", "alice"));
        using var kill = Process.Start(
            "kill", ["-TERM", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await program.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        Assert.Equal(0, program.ExitCode);
        Assert.Contains("\"alice\"", await File.ReadAllTextAsync(StatePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kill_at_any_time_leaves_a_complete_state()
    {
        var random = new Random(11);
        for (var round = 0; round < 5; round++)
        {
            using var program = Start("--state", StatePath, "--users-quota", "1000000");
            var client = new SandboxClient(await UrlAsync(program));
            using var stop = new CancellationTokenSource();
            using var made = new SemaphoreSlim(0);
            var work = Task.WhenAll(
                Enumerable.Range(0, 4).Select(worker => WorkAsync(client, round, worker, made, stop.Token)));
            for (var missing = random.Next(1, 300); missing > 0; missing--)
                Assert.True(await made.WaitAsync(TimeSpan.FromSeconds(20)), "No user was created.");
            program.Kill();
            await program.WaitForExitAsync();
            await stop.CancelAsync();
            await work;
        }

        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = StatePath });
        var users = await sandbox.Root.OkAsync("ListUsers", ("MaxItems", "1000"));
        Assert.NotEmpty(users.All("UserName"));
    }

    [Fact]
    public async Task Two_programs_on_one_state_file_do_not_overwrite_each_other()
    {
        using var first = Start("--state", StatePath);
        var client = new SandboxClient(await UrlAsync(first));
        await client.OkAsync("CreateUser", ("UserName", "alice"));
        using var second = Start("--state", StatePath);
        var error = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();
        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"'{StatePath}' is in use", error, StringComparison.Ordinal);
        Assert.Equal(["alice"], (await client.OkAsync("ListUsers")).All("UserName"));

        // A killed process releases the file.
        first.Kill();
        await first.WaitForExitAsync();
        using var third = Start("--state", StatePath);
        await new SandboxClient(await UrlAsync(third)).OkAsync("ListUsers");
        third.Kill();
        await third.WaitForExitAsync();
    }

    [Theory]
    [InlineData("--nonsense", "1")]
    [InlineData("--latency", "soon")]
    [InlineData("--throttle", "2")]
    [InlineData("--members", "Prod=1")]
    [InlineData("--members", "Prod=111122223333,Test=111122223333")]
    [InlineData("--port")]
    public async Task An_invalid_option_is_reported(params string[] arguments)
    {
        using var program = Start(arguments);
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(2, program.ExitCode);
        Assert.StartsWith(arguments[0], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_the_accounts_of_an_organization_with_identity_center()
    {
        using var program = Start(
            "--members", "Workloads/Prod=111122223333,Test=444455556666", "--identity-center-region", "eu-west-1",
            "--assignment-duration", "10ms", "--call-rate", "0");
        var url = await UrlAsync(program);
        var (status, body, _) = await new JsonClient(url) { Service = "sso", Region = "eu-west-1" }
            .CallAsync("SWBExternalService.ListInstances", "{}");
        Assert.Equal((200, 1), (status, body.GetProperty("Instances").GetArrayLength()));
        (_, body, _) = await new JsonClient(url) { Service = "organizations" }
            .CallAsync("AWSOrganizationsV20161128.ListAccounts", "{}");
        Assert.Equal(["Prod", "Management", "Test"], body.Texts("Accounts", "Name"));
        program.Kill();
    }

    [Fact]
    public async Task An_organization_file_adds_accounts()
    {
        var file = Path.Combine(_folder, "organization.json");
        await File.WriteAllTextAsync(
            file,
            """
            {
              "organizationalUnits": ["Empty"],
              "accounts": [{ "id": "444455556666", "name": "Test", "state": "SUSPENDED" }]
            }
            """);
        using var program = Start("--organization", file, "--members", "Prod=111122223333");
        var client = new JsonClient(await UrlAsync(program)) { Service = "organizations" };
        var (_, body, _) = await client.CallAsync("AWSOrganizationsV20161128.ListAccounts", "{}");
        Assert.Equal(["Prod", "Management", "Test"], body.Texts("Accounts", "Name"));
        Assert.Equal(["ACTIVE", "ACTIVE", "SUSPENDED"], body.Texts("Accounts", "State"));
        program.Kill();
    }

    [Theory]
    [InlineData("{}", "--account", "111122223333", "--members", "Prod=111122223333", "Two accounts")]
    [InlineData("{ \"colour\": 1 }", "colour is not a known property.")]
    [InlineData(null, "organization.json")]
    public async Task An_organization_that_cannot_be_used_is_reported(string? text, params string[] arguments)
    {
        var file = Path.Combine(_folder, "organization.json");
        if (text is not null)
            await File.WriteAllTextAsync(file, text);
        using var program = Start(["--organization", file, .. arguments[..^1]]);
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(1, program.ExitCode);
        Assert.Contains(arguments[^1], error, StringComparison.Ordinal);
    }

    private static async Task WorkAsync(
        SandboxClient client, int round, int worker, SemaphoreSlim made, CancellationToken stop)
    {
        try
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await client.OkAsync("CreateUser", ("UserName", $"r{round}w{worker}u{i}"));
                made.Release();
            }
        }
        catch (HttpRequestException)
        {
            // The program was killed by the test.
        }
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AdminIam.Sandbox.Console.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<Uri> UrlAsync(Process program)
    {
        var line = await program.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(await program.StandardError.ReadToEndAsync());
        return new Uri(line.Split(' ')[2]);
    }
}
