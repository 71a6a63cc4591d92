namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Reads environment variables, which can change between two commands.</summary>
internal static class EnvironmentVariables
{
    /// <summary>Returns the value of a variable, or <see langword="null"/> if it is missing or empty.</summary>
    public static string? Find(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Returns whether the value of a variable is true, regardless of case.</summary>
    public static bool IsTrue(string name) => "true".Equals(Find(name), StringComparison.OrdinalIgnoreCase);
}
