using System.Management.Automation;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the IDs of the versions of the policies on the command line, newest first. Only versions that are
/// not the default can be made the default.</summary>
internal sealed class PolicyVersionCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        var isSetting = request.IsVerb(VerbsCommon.Set);
        return request.Read(request.Names("PolicyName").Select(name => lists.VersionsOf(name, own: isSetting)))
            .Where(version => !isSetting || !version.IsDefault)
            .Select((version, rank) => new Candidate(version.VersionId, Describe(version), rank));
    }

    private static string Describe(PolicyVersionRecord version) =>
        $"{version.PolicyName}, {(version.IsDefault ? "default, " : string.Empty)}created {version.CreateDate:d}";
}
