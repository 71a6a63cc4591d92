using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>What removing users and removing something of theirs share: a name may stand for several users.</summary>
public abstract class UserRemovalCmdlet : BulkCmdlet
{
    /// <summary>The user's name; wildcards are allowed.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [RowName(nameof(UserName))]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;

    /// <summary>Takes in the user, or all users that a pattern stands for.</summary>
    protected override void ProcessRecord()
    {
        if (!Names.IsPattern(UserName))
        {
            Remove(UserName);
            return;
        }

        var pattern = Names.Pattern(UserName);
        if (TryAwait(UserName, () => new UserReader(Iam, Stop).List().ToListAsync(), out var users))
            users.Where(user => pattern.IsMatch(user.UserName)).ToList().ForEach(user => Remove(user.UserName));
    }

    /// <summary>Takes in one user.</summary>
    /// <param name="userName">The user's name.</param>
    private protected abstract void Remove(string userName);
}
