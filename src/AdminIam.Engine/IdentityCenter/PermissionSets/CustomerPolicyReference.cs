using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>A customer managed policy of a permission set. Each account with the permission set must have a policy of
/// this path and name.</summary>
/// <param name="Path">The path, which starts and ends with a slash.</param>
/// <param name="Name">The name.</param>
public sealed record CustomerPolicyReference(string Path, string Name)
{
    private const string ArnStart = ":policy/";

    // ManagedPolicyPath and ManagedPolicyName of the API.
    private static readonly Regex PathRule = new(@"^((/[A-Za-z0-9.,+@=_-]+)*)/\z");
    private static readonly Regex NameRule = new(@"^[A-Za-z0-9_+=,.@-]{1,128}\z");

    /// <summary>The path and the name, such as <c>/teams/Deploy</c>.</summary>
    public string FullName => Path + Name;

    /// <summary>Reads a path and name. The ARN of a customer managed policy is accepted, too.</summary>
    /// <param name="text">Such as <c>/teams/Deploy</c>. Without a path, the policy has the path <c>/</c>.</param>
    /// <param name="target">The name of the permission set.</param>
    /// <exception cref="AdminException"><c>InvalidPolicyName</c>: the text is not a path and a name.</exception>
    public static CustomerPolicyReference Parse(string text, string target)
    {
        var at = text.StartsWith("arn:", StringComparison.Ordinal)
            ? text.IndexOf(ArnStart, StringComparison.Ordinal)
            : -1;
        var full = at < 0 ? text : text.Substring(at + ArnStart.Length - 1);
        if (full is not ['/', ..])
            full = "/" + full;
        var end = full.LastIndexOf('/') + 1;
        var (path, name) = (full.Substring(0, end), full.Substring(end));
        if (NameRule.IsMatch(name) && path.Length <= 512 && PathRule.IsMatch(path))
            return new CustomerPolicyReference(path, name);
        throw new AdminException(
            "InvalidPolicyName", ErrorKind.InvalidArgument, target,
            $"'{VisibleText.Of(text)}' is not the path and name of a customer managed policy.",
            "Specify them as in /teams/Deploy: the path has up to 512 and the name up to 128 letters, digits and the "
            + "characters + = , . @ _ -");
    }

    /// <summary>Returns whether a text that may also name an AWS managed policy means a customer managed one: a path
    /// and name that start with a slash, or an ARN with an account.</summary>
    public static bool IsCustomerManaged(string text) => text is ['/', ..]
        || text.Split(':') is ["arn", _, "iam", "", { Length: 12 }, ..];

    /// <summary>Returns whether both are the same policy. IAM names are not case-sensitive; paths are.</summary>
    /// <param name="other">The other one.</param>
    public bool IsSame(CustomerPolicyReference other) =>
        Path == other.Path && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
