namespace AdminIam.Sandbox.Authorization;

/// <summary>
/// ARNs in conditions. Each of the six components, separated by colons, is matched by itself, so that a wildcard does
/// not reach into the next one; only the last component can contain colons.
/// </summary>
internal static class ArnPattern
{
    private const int Components = 6;

    /// <summary>Whether an ARN matches an expanded pattern. What is not an ARN, on either side, does not.</summary>
    public static bool Matches(string expanded, string arn)
    {
        var patterns = Split(expanded);
        var parts = Split(arn);
        if (patterns.Length < Components || parts.Length < Components)
            return false;
        for (var i = 0; i < Components; i++)
        {
            if (!Wildcard.Matches(patterns[i], parts[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether a policy may have the text, without policy variables, as an ARN.</summary>
    public static bool IsValid(string text)
    {
        if (text.StartsWith("*", StringComparison.Ordinal))
            return true;
        return text.StartsWith("arn", StringComparison.Ordinal)
            && (text.IndexOf('*') >= 0 || Split(text) is { Length: Components } parts && parts[0] == "arn");
    }

    private static string[] Split(string arn) => arn.Split([':'], Components);
}
