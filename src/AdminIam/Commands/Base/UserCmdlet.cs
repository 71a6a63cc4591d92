using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that process existing users. A name with wildcards selects all matching
/// users.</summary>
[RequiresActions("iam:ListUsers", When = "for names with wildcards, and to suggest names")]
public abstract class UserCmdlet : BulkCmdlet
{
    /// <summary>The names of the users, up to 64 characters each. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>Whether the current user was selected by the pipeline or by a pattern.</summary>
    private protected bool IsSelected { get; private set; }

    /// <inheritdoc/>
    private protected sealed override void Process(InputRecord record)
    {
        IsSelected = MyInvocation.ExpectingInput || NameArgument.IsPattern(record.Name);
        // All names are read before the first change, because changes may affect the listing.
        ReadUserNames(record.Name).ToList().ForEach(ProcessUser);
    }

    /// <summary>Processes one user.</summary>
    private protected abstract void ProcessUser(string userName);
}
