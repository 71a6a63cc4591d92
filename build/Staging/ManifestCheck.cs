namespace AdminIam.Build.Staging;

/// <summary>
/// Compares the module manifest with the built module, which PowerShell does not do before an import.
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
        {
            yield return $"The ModuleVersion in AdminIam.psd1 is {stated}, "
                + $"but the version in Directory.Build.props is {version}.";
        }
    }

    private static IEnumerable<string> ExportProblems(ModuleManifest manifest, string[] cmdlets)
    {
        var exported = manifest.List("CmdletsToExport");
        // Names are not case-sensitive in PowerShell, but a difference in case would be an error in the help and the
        // views.
        foreach (var name in cmdlets.Except(exported))
            yield return $"CmdletsToExport in AdminIam.psd1 does not contain {name}, which AdminIam.dll implements.";
        foreach (var name in exported.Except(cmdlets))
            yield return $"CmdletsToExport in AdminIam.psd1 contains {name}, which AdminIam.dll does not implement.";
        foreach (var name in exported.GroupBy(name => name).Where(group => group.Count() > 1))
            yield return $"CmdletsToExport in AdminIam.psd1 contains {name.Key} more than once.";
    }
}
