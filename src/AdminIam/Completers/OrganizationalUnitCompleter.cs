using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Organizations.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the paths of organizational units; with <c>/*</c> at the end where there are units
/// below.</summary>
internal sealed class OrganizationalUnitCompleter : AccountCompleter
{
    /// <summary>Returns the paths that select accounts.</summary>
    public static IEnumerable<Candidate> Paths(AccountLists lists, CompletionRequest request)
    {
        var units = request.Read(new OrganizationLists(lists).Units());
        foreach (var unit in units)
        {
            var start = unit.Path.TrimEnd('/') + "/";
            yield return new Candidate(unit.Path, $"the accounts in {unit.Path}");
            if (units.Any(other => other != unit && other.Path.StartsWith(start, StringComparison.Ordinal)))
                yield return new Candidate(start + "*", $"the accounts in {unit.Path} and in all units below");
        }
    }

    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        Paths(lists, request);
}
