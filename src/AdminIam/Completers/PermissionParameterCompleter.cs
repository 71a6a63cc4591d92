using AdminIam.Permissions;

namespace AdminIam.Completers;

/// <summary>Completes the parameters that cause calls of the named cmdlets, or of all.</summary>
internal sealed class PermissionParameterCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request)
    {
        var named = request.Names("Name");
        return CommandPermissions.CommandNames
            .Where(name => named.Count == 0 || named.Contains(name, StringComparer.OrdinalIgnoreCase))
            .SelectMany(CommandPermissions.Of).Where(permission => permission.Parameter is not null)
            .GroupBy(permission => permission.Parameter!, StringComparer.Ordinal)
            .Select(same => new Candidate(
                same.Key,
                string.Join(", ", same.Select(permission => permission.Action).Distinct(StringComparer.Ordinal))));
    }
}
