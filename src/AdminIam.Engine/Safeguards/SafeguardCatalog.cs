using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Checks;

namespace AdminIam.Engine.Safeguards;

/// <summary>The checks of this module.</summary>
public static class SafeguardCatalog
{
    /// <summary>All checks, in the order of their areas.</summary>
    public static IReadOnlyList<SafeguardCheck> All { get; } =
    [
        .. RootChecks.All,
        .. PasswordChecks.All,
        .. AccountChecks.All,
    ];

    /// <summary>Returns a check.</summary>
    /// <param name="id">Its ID, in any case.</param>
    /// <exception cref="AdminException"><c>UnknownCheck</c>: there is no such check.</exception>
    public static SafeguardCheck Find(string id)
    {
        foreach (var check in All)
        {
            if (string.Equals(check.Id, id, StringComparison.OrdinalIgnoreCase))
                return check;
        }

        throw new AdminException(
            "UnknownCheck", ErrorKind.InvalidArgument, id, $"There is no check '{id}'.",
            NameSuggestions.Advice("check", id, All.Select(check => check.Id).ToList()));
    }
}
