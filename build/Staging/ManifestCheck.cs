namespace AdminIam.Build.Staging;

/// <summary>
/// Compares the module manifest with what has been built, which PowerShell does not do before it is imported.
/// </summary>
internal static class ManifestCheck
{
    /// <exception cref="BuildFailedException">The version differs, or a cmdlet is missing,
    /// surplus or listed twice.</exception>
    public static void Run(ModuleManifest manifest, string version, IEnumerable<string> cmdlets)
    {
        string[] problems = [.. VersionProblems(manifest, version), .. ExportProblems(manifest, [.. cmdlets])];
        if (problems.Length > 0)
            throw new BuildFailedException(string.Join("\n", problems));
    }

    private static IEnumerable<string> VersionProblems(ModuleManifest manifest, string version)
    {
        if (manifest.Text("ModuleVersion") is var stated && stated != version)
            yield return $"AdminIam.psd1 says ModuleVersion {stated}, Directory.Build.props says {version}.";
    }

    private static IEnumerable<string> ExportProblems(ModuleManifest manifest, string[] cmdlets)
    {
        var exported = manifest.List("CmdletsToExport");
        // PowerShell ignores case in names; a name in another case would still be a mistake in the help and the views.
        foreach (var name in cmdlets.Except(exported))
            yield return $"CmdletsToExport in AdminIam.psd1 lacks {name}, which AdminIam.dll has.";
        foreach (var name in exported.Except(cmdlets))
            yield return $"CmdletsToExport in AdminIam.psd1 lists {name}, which AdminIam.dll does not have.";
        foreach (var name in exported.GroupBy(name => name).Where(group => group.Count() > 1))
            yield return $"CmdletsToExport in AdminIam.psd1 lists {name.Key} more than once.";
    }
}
