namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

/// <summary>Chromium, and the packages that drive it and look for obstacles to people with disabilities.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["playwright-core", "axe-core"];

    /// <summary>The program; null if there is none.</summary>
    public static string? Program { get; } = OnPath("chromium", "chromium-browser", "google-chrome");

    /// <summary>The folder of playwright-core and axe-core, in ADMINIAM_BROWSER_TOOLS or in the cache of the user; null
    /// if there is none, or no Node.</summary>
    public static string? Packages { get; } = FindPackages();

    private static string? FindPackages()
    {
        var cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "adminiam", "browser");
        var folder = Environment.GetEnvironmentVariable("ADMINIAM_BROWSER_TOOLS") ?? cache;
        var isComplete = Names.All(package => Directory.Exists(Path.Combine(folder, "node_modules", package)));
        return isComplete && OnPath("node", "node.exe") is not null ? folder : null;
    }

    private static string? OnPath(params string[] names) =>
    (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in names
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path).FirstOrDefault();
}
