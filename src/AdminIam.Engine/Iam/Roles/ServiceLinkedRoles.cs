using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Roles;

/// <summary>Creates service-linked roles, whose names and permissions the service defines.</summary>
public sealed class ServiceLinkedRoles(IamRun run)
{
    // awsServiceNameType and customSuffixType.
    private static readonly Regex ServiceName = new(@"^[A-Za-z0-9_+=,.@-]{1,128}\z");
    private static readonly Regex Suffix = new(@"^[A-Za-z0-9_+=,.@-]{1,64}\z");

    /// <summary>Validates a service name and suffix.</summary>
    /// <param name="serviceName">The service, such as <c>cloudhsm.amazonaws.com</c>.</param>
    /// <param name="suffix">The suffix of the role name, if the service supports it.</param>
    public static void Check(string serviceName, string? suffix)
    {
        if (!ServiceName.IsMatch(serviceName) || !serviceName.Contains('.'))
        {
            throw new AdminException(
                "InvalidServiceName", ErrorKind.InvalidArgument, serviceName,
                ServiceName.IsMatch(serviceName)
                    ? $"'{serviceName}' is not a service principal. Did you mean '{serviceName}.amazonaws.com'?"
                    : $"'{serviceName}' is not a service principal.",
                "A service principal is the DNS name of an AWS service, such as cloudhsm.amazonaws.com.");
        }

        if (suffix is not null && !Suffix.IsMatch(suffix))
        {
            throw new AdminException(
                "InvalidSuffix", ErrorKind.InvalidArgument, serviceName,
                $"'{suffix}' is not a valid suffix of a role name.",
                "A suffix consists of 1 to 64 letters, digits and + = , . @ _ -");
        }
    }

    /// <summary>Creates the role of a service.</summary>
    /// <param name="serviceName">The service, such as <c>cloudhsm.amazonaws.com</c>.</param>
    /// <param name="suffix">The suffix of the role name, if the service supports it.</param>
    /// <param name="description">The description.</param>
    /// <param name="ensure">Whether to accept an existing role and update its description.</param>
    public async Task<RoleRecord> CreateAsync(string serviceName, string? suffix, string? description, bool ensure)
    {
        Check(serviceName, suffix);
        var start = run.UtcNow;
        var create = new CreateServiceLinkedRoleRequest
        {
            AWSServiceName = serviceName,
            CustomSuffix = suffix,
            Description = description,
        };
        try
        {
            var answer = await run.Calls.OnceAsync(
                token => run.Client.CreateServiceLinkedRoleAsync(create, token),
                async _ => await FindAsync(run.Finishing, serviceName, suffix).ConfigureAwait(false) is { } ours
                    && LostCall.HasCreated(ours.CreateDate, start)
                        ? new CreateServiceLinkedRoleResponse { Role = ToRole(ours) }
                        : null).ConfigureAwait(false);
            return ToRecord(answer.Role, Outcome.Created) with { Description = description };
        }
        catch (InvalidInputException e)
        {
            // IAM returns the same error code for an existing role, an unknown service and an invalid suffix. Only its
            // message contains the name of the role.
            var name = LinkedRoleNames.FindTaken(e.Message);
            if (await FindAsync(run, serviceName, suffix, name).ConfigureAwait(false) is not { } existing)
                throw;
            return ensure
                ? await CompleteAsync(existing, description).ConfigureAwait(false)
                : throw new AdminException(
                    "RoleAlreadyExists", ErrorKind.ResourceExists, serviceName,
                    $"The role of the service {serviceName} already exists: {existing.RoleName}.",
                    "Use -Ensure to accept it.", e);
        }
    }

    /// <summary>Returns the changes that <see cref="CreateAsync"/> would make to an existing role.</summary>
    /// <param name="serviceName">The service, such as <c>cloudhsm.amazonaws.com</c>.</param>
    /// <param name="suffix">The suffix of the role name, if the service supports it.</param>
    /// <param name="description">The description, or <see langword="null"/> if it is not specified.</param>
    /// <returns>The role with its changes, or <see langword="null"/> if it would be created.</returns>
    public async Task<RoleRecord?> PlanAsync(string serviceName, string? suffix, string? description)
    {
        Check(serviceName, suffix);
        return await FindAsync(run, serviceName, suffix).ConfigureAwait(false) is { } existing
            ? await CompareAsync(existing, description).ConfigureAwait(false)
            : null;
    }

    private async Task<RoleRecord> CompareAsync(RoleRecord existing, string? description)
    {
        if (description is null)
            return existing;
        var current = await new ServiceLinkedRoleReader(run).WithDescriptionAsync(existing).ConfigureAwait(false);
        var before = current.Description ?? string.Empty;
        var changes = before == description
            ? []
            : new[] { $"description: {(before.Length == 0 ? "none" : before)} -> {description}" };
        return existing with { Description = description, Changes = changes };
    }

    private async Task<RoleRecord> CompleteAsync(RoleRecord existing, string? description)
    {
        var role = await CompareAsync(existing, description).ConfigureAwait(false);
        if (role.Changes.Count == 0)
            return role with { Outcome = Outcome.Unchanged };
        var update = new UpdateRoleRequest { RoleName = role.RoleName, Description = description };
        await run.Calls.RepeatableAsync(token => run.Client.UpdateRoleAsync(update, token), exists: true)
            .ConfigureAwait(false);
        return role with { Outcome = Outcome.Updated };
    }

    // The path of a service-linked role contains its service. The name is defined by the service.
    private static async Task<RoleRecord?> FindAsync(
        IamRun run, string serviceName, string? suffix, string? roleName = null)
    {
        var roles = new ServiceLinkedRoleReader(run).List();
        while (await roles.NextAsync().ConfigureAwait(false) is { } page)
        {
            var found = page.FirstOrDefault(role =>
                role.ServiceName == serviceName
                && (roleName is null
                    ? LinkedRoleNames.HasSuffix(role.RoleName, serviceName, suffix)
                    : role.RoleName.Equals(roleName, StringComparison.OrdinalIgnoreCase)));
            if (found is not null)
                return found;
        }

        return null;
    }

    private static Role ToRole(RoleRecord role) => new()
    {
        RoleName = role.RoleName,
        Arn = role.Arn,
        RoleId = role.RoleId,
        Path = role.Path,
        CreateDate = role.CreateDate,
    };

    private static RoleRecord ToRecord(Role role, Outcome? outcome) => new()
    {
        RoleName = role.RoleName,
        Arn = role.Arn,
        RoleId = role.RoleId,
        Path = role.Path,
        Description = role.Description,
        CreateDate = role.CreateDate,
        Outcome = outcome,
    };
}
