using System.Diagnostics;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>Runs the AWS CLI against a sandbox, without the AWS configuration of the computer.</summary>
internal static class AwsCli
{
    /// <summary>The CLI of Debian, or the first on the PATH.</summary>
    public static string? Path { get; } = Find();

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        Uri endpoint, string keyId, string secret, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "--endpoint-url", endpoint.ToString(), "--output", "json" }.Concat(arguments))
            start.ArgumentList.Add(argument);
        start.Environment["AWS_ACCESS_KEY_ID"] = keyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = secret;
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        // CLI v1 does not know the option --no-cli-pager.
        start.Environment["AWS_PAGER"] = "";
        start.Environment.Remove("AWS_SESSION_TOKEN");
        start.Environment.Remove("AWS_PROFILE");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return folders.Prepend("/usr/bin")
            .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws"))
            .FirstOrDefault(File.Exists);
    }
}
