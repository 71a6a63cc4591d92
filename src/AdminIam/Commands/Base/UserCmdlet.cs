using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Works on users who exist. A name with wildcards stands for all users that match it.</summary>
public abstract class UserCmdlet : BulkCmdlet
{
    /// <summary>The names of users; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>Whether the present user is one of those that a pipeline or a pattern gave.</summary>
    private protected bool IsSelected { get; private set; }

    /// <inheritdoc/>
    private protected sealed override void Process(InputRecord record)
    {
        IsSelected = MyInvocation.ExpectingInput || Names.IsPattern(record.Name);
        // All names before the first change: what is changed may be what the list is read by.
        ReadUserNames(record.Name).ToList().ForEach(ProcessUser);
    }

    /// <summary>Processes one user.</summary>
    /// <param name="userName">The user's name.</param>
    private protected abstract void ProcessUser(string userName);
}
