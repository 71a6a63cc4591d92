using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of this module.</summary>
public static class SafeguardCatalog
{
    /// <summary>All checks, in the order of their areas.</summary>
    public static IReadOnlyList<SafeguardCheck> All { get; } =
    [
        .. RootChecks.All,
        .. PasswordChecks.All,
        .. MfaChecks.All,
        .. AccessKeyChecks.All,
        .. PermissionChecks.All,
        .. PolicyUseChecks.All,
        .. GroupChecks.All,
        .. AdministratorChecks.All,
        .. AccountChecks.All,
        .. OrganizationChecks.All,
    ];

    /// <summary>Returns a check; <see langword="null"/> if there is none.</summary>
    /// <param name="id">Its ID, in any case.</param>
    public static SafeguardCheck? Find(string id) =>
        All.FirstOrDefault(check => string.Equals(check.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the exception for an ID or pattern that no check has, with similar IDs.</summary>
    /// <param name="id">The ID.</param>
    public static AdminException Unknown(string id) => new(
        "UnknownCheck", ErrorKind.InvalidArgument, id, $"There is no check '{VisibleText.Of(id)}'.",
        NameSuggestions.Advice("checks", id, All.Select(check => check.Id).ToList()));
}
