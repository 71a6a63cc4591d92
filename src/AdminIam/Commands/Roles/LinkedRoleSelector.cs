using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Selects the service-linked roles that a cmdlet is about. They are read once per command.</summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class LinkedRoleSelector(AdminCmdlet cmdlet)
{
    private List<RoleRecord>? _roles;

    /// <summary>Returns the roles of the services that a name or pattern matches. A service without a role is an error;
    /// a pattern without matches is not.</summary>
    /// <param name="serviceName">The name of a service, or a pattern.</param>
    public IReadOnlyList<RoleRecord> Select(string serviceName)
    {
        if (_roles is null && !cmdlet.TryAwait(serviceName, ReadAsync, out _roles))
            return [];
        if (NameArgument.IsPattern(serviceName))
        {
            var pattern = NameArgument.Pattern(serviceName);
            return _roles.FindAll(role => pattern.IsMatch(role.ServiceName!));
        }

        var found = _roles.FindAll(role =>
            string.Equals(role.ServiceName, serviceName, StringComparison.OrdinalIgnoreCase));
        if (found.Count == 0)
            cmdlet.Fail(NotFound(serviceName), serviceName);
        return found;
    }

    private Task<List<RoleRecord>> ReadAsync() => new ServiceLinkedRoleReader(cmdlet.Run).List().ToListAsync();

    private static AdminException NotFound(string serviceName)
    {
        try
        {
            ServiceLinkedRoles.Check(serviceName, null);
        }
        catch (AdminException invalid)
        {
            return invalid;
        }

        return new AdminException(
            "RoleNotFound", ErrorKind.NotFound, serviceName,
            $"The service '{serviceName}' has no service-linked role in this account.",
            "Get-AdminServiceLinkedRole lists the service-linked roles.");
    }
}
