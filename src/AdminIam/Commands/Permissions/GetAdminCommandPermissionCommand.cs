using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the AWS actions that the cmdlets of this module call, or a least-privilege policy that allows
/// them.</summary>
/// <remarks>
/// <para>The command requires no session and calls no AWS operation. It returns one object for each action and
/// parameter that causes it. The property Parameter is empty for actions that do not depend on a parameter, and
/// Condition states when an action is called if it is not always called. Without an optional action (IsOptional), the
/// cmdlet still works, and Otherwise states the difference.</para>
/// <para>With -AsPolicy, the command returns the JSON of one policy for all named cmdlets. Attach it to the role or
/// user that runs them. The policy applies to all resources of the account. Actions that attach or detach a specific
/// AWS managed policy, such as IAMUserChangePassword, are limited to that policy.</para>
/// <para>By default, the actions for all parameters are included. Use -ExcludeParameter to leave out the actions of
/// parameters that your scripts do not use. An action that another parameter or the cmdlet itself requires
/// remains.</para>
/// <para>A name without wildcards that is not the name of a cmdlet of this module is an error. A pattern without
/// matches is not.</para>
/// </remarks>
/// <example>
/// <summary>Get the actions of a cmdlet</summary>
/// <code>Get-AdminCommandPermission New-AdminUser</code>
/// <para>Lists the actions, and the parameters that cause them.</para>
/// </example>
/// <example>
/// <summary>Get a least-privilege policy for a runbook</summary>
/// <code>Get-AdminCommandPermission New-AdminUser, New-AdminGroup -AsPolicy |
///     Set-Content runbook-policy.json</code>
/// <para>The policy allows what these two cmdlets call, and nothing else.</para>
/// </example>
/// <example>
/// <summary>Leave out what the runbook does not use</summary>
/// <code>Get-AdminCommandPermission New-AdminUser -AsPolicy `
///     -ExcludeParameter Rollback, PermissionsBoundary</code>
/// <para>The actions that only these parameters cause are not in the policy.</para>
/// </example>
/// <example>
/// <summary>Create the policy in the account</summary>
/// <code>$document = Get-AdminCommandPermission Get-Admin* -AsPolicy
/// New-AdminPolicy AdminIamReader -Document $document</code>
/// <para>Members of a group with this policy can run all Get commands.</para>
/// </example>
/// <example>
/// <summary>Find the cmdlets that call an action</summary>
/// <code>Get-AdminCommandPermission | Where-Object Action -EQ iam:DeleteUser</code>
/// <para>Without a name, the command returns the actions of all cmdlets.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminCommandPermission", HelpUri = HelpPage.Folder + "Get-AdminCommandPermission.md")]
[OutputType(typeof(AdminCommandPermission), typeof(string))]
[RequiresActions]
public sealed class GetAdminCommandPermissionCommand : PSCmdlet
{
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the cmdlet. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CommandName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CommandNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The parameters whose actions to leave out. Wildcards are permitted; * leaves out all actions that
    /// depend on a parameter.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionParameterCompleter))]
    public string[] ExcludeParameter { get; set; } = [];

    /// <summary>Returns a least-privilege policy that allows the actions, as JSON.</summary>
    [Parameter]
    public SwitchParameter AsPolicy { get; set; }

    /// <summary>Finds the named cmdlets.</summary>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            var pattern = NameArgument.Pattern(name);
            var matches = CommandPermissions.CommandNames.Where(pattern.IsMatch).ToList();
            if (matches.Count == 0 && !NameArgument.IsPattern(name))
                WriteError(ErrorRecords.From(NotFound(name), name));
            _found.UnionWith(matches);
        }
    }

    /// <summary>Writes the actions or the policy.</summary>
    protected override void EndProcessing()
    {
        var excluded = ExcludeParameter.Select(NameArgument.Pattern).ToList();
        var permissions = _found.OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(CommandPermissions.Of)
            .Where(
                permission => permission.Parameter is not { } parameter
                    || !excluded.Exists(one => one.IsMatch(parameter)))
            .ToList();
        if (!AsPolicy)
            permissions.ForEach(permission => WriteObject(new AdminCommandPermission(permission)));
        else if (permissions.Count > 0)
            WriteObject(LeastPolicy.Write(permissions));
        else if (_found.Count > 0)
            WriteWarning($"No permissions are required for {string.Join(", ", _found)}, so there is no policy.");
    }

    private static AdminException NotFound(string name) => new(
        "CommandNotFound", ErrorKind.NotFound, name,
        $"AdminIam has no cmdlet '{name}'. {NameSuggestions.Advice("cmdlets", name, CommandPermissions.CommandNames)}",
        "Get-Command -Module AdminIam lists the cmdlets.");
}
