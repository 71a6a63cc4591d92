namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Reads environment variables, which a shell may change between two commands.</summary>
internal static class EnvironmentVariables
{
    /// <summary>The value of a variable, or <see langword="null"/> where it is missing or empty.</summary>
    /// <param name="name">The variable.</param>
    public static string? Find(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Whether a variable says true, in any case.</summary>
    /// <param name="name">The variable.</param>
    public static bool IsTrue(string name) => "true".Equals(Find(name), StringComparison.OrdinalIgnoreCase);
}
