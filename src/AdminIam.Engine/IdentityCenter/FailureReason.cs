using System.Text.RegularExpressions;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>Writes the reasons for failed requests that AWS states.</summary>
internal static class FailureReason
{
    private static readonly Regex Prefix = new(
        @"^Received a \d{3} status error:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Returns the reason without the status code of the service behind.</summary>
    /// <param name="reason">The reason of AWS, which may be missing.</param>
    public static string TextOf(string? reason) =>
        string.IsNullOrEmpty(reason) ? "AWS states no reason." : Prefix.Replace(reason, "");
}
