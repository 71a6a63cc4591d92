using System.Diagnostics;
using System.Text.Json;

namespace AdminIam.Build.PowerShell;

/// <summary>
/// The PowerShell and the modules that tests, demo and benchmarks run with. Their versions are pinned in
/// .config/dotnet-tools.json and Directory.Packages.props; they are restored into the repository's own .tools folder.
/// </summary>
internal static class PowerShellTools
{
    private const string ToolId = "powershell";
    private const string PesterId = "pester";

    // NuGet writes this file last, so a package without it was not extracted completely.
    private const string CompletionMarker = ".nupkg.metadata";

    private static readonly string Folder = Repository.PathOf(".tools");

    /// <summary>The manifest of the Pester module.</summary>
    public static string PesterManifest =>
        Path.Combine(PackageFolder(PesterId, Repository.PackageProperty("PesterVersion")), "tools", "Pester.psd1");

    /// <summary>
    /// Returns the PowerShell to use: the one at the path, or the pinned one, which is restored if necessary.
    /// </summary>
    public static async Task<PowerShellProgram> GetPowerShellAsync(string? path)
    {
        if (path is not null)
        {
            return File.Exists(path)
                ? new PowerShellProgram(Path.GetFullPath(path), [])
                : throw new BuildFailedException(
                    $"There is no PowerShell at '{path}'. Specify the pwsh program with --pwsh.");
        }

        var folder = PackageFolder(ToolId, ToolVersion());
        if (FindProgram(folder) is null)
        {
            // 'dotnet tool restore' may restore nothing, because it caches the location of the same version in another
            // clone.
            await RunAsync("tool", "install", ToolId, "--version", ToolVersion(), "--tool-path", folder);
        }

        return FindProgram(folder) is { } program
            ? new PowerShellProgram("dotnet", [program])
            : throw new BuildFailedException(
                $"The tool in '{folder}' has no pwsh.dll for this system. Delete the folder to install it again.");
    }

    /// <summary>Restores the modules that the tests need, unless they are there.</summary>
    public static async Task RestoreModulesAsync()
    {
        if (!IsComplete(PackageFolder(PesterId, Repository.PackageProperty("PesterVersion"))))
            await RunAsync("restore", Repository.PathOf("build", "PowerShell", "Modules.csproj"), "-v", "quiet");
    }

    // The command of the tool is a shim that starts a second process. Starting pwsh.dll directly takes half the time.
    private static string? FindProgram(string folder)
    {
        var system = OperatingSystem.IsWindows() ? "win" : "unix";
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "pwsh.dll", SearchOption.AllDirectories)
                .FirstOrDefault(file => Path.GetFileName(Path.GetDirectoryName(file)) == system)
            : null;
    }

    private static string ToolVersion()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(".config", "dotnet-tools.json")));
        return manifest.RootElement.GetProperty("tools").GetProperty(ToolId).GetProperty("version").GetString()!;
    }

    private static string PackageFolder(string id, string version) => Path.Combine(Folder, id, version);

    private static bool IsComplete(string packageFolder) => File.Exists(Path.Combine(packageFolder, CompletionMarker));

    private static async Task RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = Repository.Root };
        start.Environment["NUGET_PACKAGES"] = Folder;
        if (await Processes.RunAsync(start) != 0)
            throw new BuildFailedException($"'dotnet {string.Join(' ', arguments)}' failed.");
    }
}
