using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Settings;

/// <summary>A member account of a sandbox's organization.</summary>
/// <param name="Id">The twelve digits of the account.</param>
/// <param name="Name">The name of the account.</param>
/// <param name="UnitPath">The names of the organizational units that contain it, from the root, separated by
/// slashes; empty for the root itself.</param>
public sealed record SandboxMemberAccount(string Id, string Name, string UnitPath = "")
{
    private const int IdLength = 12;
    private const int LongestName = 50;

    /// <summary>Reads a text such as Prod=111122223333 or Workloads/Prod=111122223333.</summary>
    /// <param name="text">The text.</param>
    /// <param name="account">The account.</param>
    /// <returns>Whether the text is valid.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SandboxMemberAccount? account)
    {
        account = null;
        var end = text?.LastIndexOf('=') ?? -1;
        if (end < 0)
            return false;
        var names = text!.Substring(0, end).Split('/').Select(name => name.Trim()).ToArray();
        var id = text.Substring(end + 1).Trim();
        if (!IsId(id) || !Array.TrueForAll(names, name => name.Length is > 0 and <= LongestName))
            return false;
        account = new SandboxMemberAccount(
            id, names[names.Length - 1], string.Join("/", names.Take(names.Length - 1)));
        return true;
    }

    /// <summary>Whether a text has the form of an account id.</summary>
    /// <param name="text">The text.</param>
    public static bool IsId(string? text) =>
        text is { Length: IdLength } && text.All(digit => digit is >= '0' and <= '9');
}
