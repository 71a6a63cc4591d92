namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>The packages of the AWS SDK for JavaScript, a client that shares no code with the sandbox.</summary>
internal static class JavaScript
{
    /// <summary>
    /// The folder that holds them, in ADMINIAM_JS_SDK or in the cache of the user; null if there are none, or no Node.
    /// </summary>
    public static string? Packages { get; } = Find();

    private static string? Find()
    {
        var cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "adminiam", "js-sdk");
        var folder = Environment.GetEnvironmentVariable("ADMINIAM_JS_SDK") ?? cache;
        var hasNode = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(path => File.Exists(Path.Combine(path, OperatingSystem.IsWindows() ? "node.exe" : "node")));
        return hasNode && Directory.Exists(Path.Combine(folder, "node_modules", "@aws-sdk", "client-sts"))
            ? folder
            : null;
    }
}
