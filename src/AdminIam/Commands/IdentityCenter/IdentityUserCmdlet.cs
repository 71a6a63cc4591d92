using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that process existing users of IAM Identity Center. A name with wildcards selects
/// all matching users.</summary>
[RequiresActions("sso:ListInstances")]
[RequiresActions("identitystore:DescribeUser")]
[RequiresActions("identitystore:GetUserId", When = "for names")]
[RequiresActions("identitystore:ListUsers", When = "for names with wildcards")]
[RequiresActions(
    "identitystore:ListUsers", When = "to suggest names", Otherwise = "no similar names are suggested")]
public abstract class IdentityUserCmdlet : BulkCmdlet
{
    /// <summary>The names or IDs of the users. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>Whether the current user was selected by the pipeline or by a pattern.</summary>
    private protected bool IsSelected { get; private set; }

    /// <inheritdoc/>
    private protected sealed override void Process(InputRecord record)
    {
        IsSelected = MyInvocation.ExpectingInput || NameArgument.IsPattern(record.Name);
        if (record.Source is AdminIdentityUser { UserId: { } id })
        {
            // A name may have been changed since the object was read; the ID never is.
            ProcessUser(id, record.Name);
        }
        else if (NameArgument.IsPattern(record.Name))
        {
            // All users are read before the first change, because changes may affect the listing.
            foreach (var user in ReadMatches(record.Name, new UserFinder(Center).List(), user => user.UserName))
                ProcessUser(user.UserId, user.UserName);
        }
        else
        {
            ProcessUser(record.Name, record.Name);
        }
    }

    /// <summary>Processes one user.</summary>
    /// <param name="user">The ID, or the name if the ID is not known.</param>
    /// <param name="userName">The name for prompts and errors, or the ID if it was specified.</param>
    private protected abstract void ProcessUser(string user, string userName);
}
