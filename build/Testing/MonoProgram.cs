namespace AdminIam.Build.Testing;

/// <summary>The Mono of this computer.</summary>
internal static class MonoProgram
{
    /// <summary>Returns the program if it can run libraries for .NET Standard 2.0.</summary>
    /// <param name="path">The folders of programs, as in the environment variable PATH.</param>
    /// <returns><see langword="null"/> if there is none, or only the bare runtime without the facades.</returns>
    public static string? Find(string path) => path
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(folder => File.Exists(Path.Combine(folder, "..", "lib", "mono", "4.5", "Facades", "netstandard.dll")))
        .Select(folder => Path.Combine(folder, "mono"))
        .FirstOrDefault(File.Exists);
}
