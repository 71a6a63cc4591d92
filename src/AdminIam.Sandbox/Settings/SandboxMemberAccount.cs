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
    private static readonly Dictionary<string, string> NoTags = [];

    /// <summary>The email address of its root user; null for one with the ID in it.</summary>
    public string? Email { get; init; }

    /// <summary>ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED or PENDING_ACTIVATION. The credentials and roles of an
    /// account that is not active cannot be used.</summary>
    public string State { get; init; } = "ACTIVE";

    /// <summary>CREATED or INVITED.</summary>
    public string JoinedMethod { get; init; } = "CREATED";

    /// <summary>
    /// The name of the role by which the management account has access to it. If null, a created account has
    /// OrganizationAccountAccessRole and an invited one has none; if empty, it has none.
    /// </summary>
    public string? RoleName { get; init; }

    /// <summary>The tags of the account in the organization.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = NoTags;

    /// <summary>The credentials of its root user; null for only a password.</summary>
    public SandboxRootCredentials? Root { get; init; }

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
