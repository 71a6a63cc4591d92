using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Accounts;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Roles;

/// <summary>Makes the roles that AWS services need to work for an account. The service sets their names and permissions.</summary>
public sealed class ServiceLinkedRoles(IamRun run)
{
    // awsServiceNameType and customSuffixType.
    private static readonly Regex ServiceName = new(@"^[A-Za-z0-9_+=,.@-]{1,128}\z");
    private static readonly Regex Suffix = new(@"^[A-Za-z0-9_+=,.@-]{1,64}\z");

    /// <summary>Refuses what cannot be a service.</summary>
    /// <param name="serviceName">The service, such as <c>cloudhsm.amazonaws.com</c>.</param>
    /// <param name="suffix">What follows the role's name, where the service allows it.</param>
    public static void Check(string serviceName, string? suffix)
    {
        if (!ServiceName.IsMatch(serviceName) || !serviceName.Contains('.'))
        {
            throw new AdminException(
                "InvalidServiceName", ErrorKind.InvalidArgument, serviceName, $"'{serviceName}' is not the name of a service.",
                $"A service is named as in policies, such as cloudhsm.amazonaws.com{(ServiceName.IsMatch(serviceName) ? $". Did you mean {serviceName}.amazonaws.com?" : ".")}");
        }

        if (suffix is not null && !Suffix.IsMatch(suffix))
        {
            throw new AdminException(
                "InvalidSuffix", ErrorKind.InvalidArgument, serviceName, $"'{suffix}' cannot follow a role's name.",
                "A suffix has 1 to 64 letters, digits and + = , . @ _ -");
        }
    }

    /// <summary>Creates a service's role.</summary>
    /// <param name="serviceName">The service, such as <c>cloudhsm.amazonaws.com</c>.</param>
    /// <param name="suffix">What follows the role's name, where the service allows it.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="ensure">Whether a role that exists is accepted, and gets the description.</param>
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
                    && OwnWork.IsRecent(ours.CreateDate, start)
                        ? new CreateServiceLinkedRoleResponse { Role = ours }
                        : null).ConfigureAwait(false);
            return ToRecord(answer.Role, Outcome.Created) with { Description = description };
        }
        catch (InvalidInputException e)
        {
            // IAM has one code for a role that is there, a service it does not know and a suffix that is not allowed.
            if (await FindAsync(run, serviceName, suffix).ConfigureAwait(false) is not { } existing)
                throw;
            return ensure
                ? await CompleteAsync(existing, description).ConfigureAwait(false)
                : throw new AdminException(
                    "RoleAlreadyExists", ErrorKind.ResourceExists, serviceName,
                    $"The service {serviceName} has its role already: {existing.RoleName}.", "Use -Ensure to accept it.", e);
        }
    }

    /// <summary>What <see cref="CreateAsync"/> would change of an existing role; changes nothing.</summary>
    /// <param name="serviceName">The service, such as <c>cloudhsm.amazonaws.com</c>.</param>
    /// <param name="suffix">What follows the role's name, where the service allows it.</param>
    /// <param name="description">What it is for, or <see langword="null"/> where that is not asked for.</param>
    /// <returns>The role with its changes, or <see langword="null"/> where it would be created.</returns>
    public async Task<RoleRecord?> PlanAsync(string serviceName, string? suffix, string? description)
    {
        Check(serviceName, suffix);
        return await FindAsync(run, serviceName, suffix).ConfigureAwait(false) is { } existing
            ? await CompareAsync(existing, description).ConfigureAwait(false)
            : null;
    }

    private async Task<RoleRecord> CompareAsync(Role existing, string? description)
    {
        if (description is null)
            return ToRecord(existing, null);
        // Lists of roles have no descriptions.
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetRoleAsync(new GetRoleRequest { RoleName = existing.RoleName }, token),
            exists: true)
            .ConfigureAwait(false);
        var before = answer.Role.Description ?? string.Empty;
        var changes = before == description
            ? []
            : new[] { $"description: {(before.Length == 0 ? "none" : before)} -> {description}" };
        return ToRecord(existing, null) with { Description = description, Changes = changes };
    }

    private async Task<RoleRecord> CompleteAsync(Role existing, string? description)
    {
        var role = await CompareAsync(existing, description).ConfigureAwait(false);
        if (role.Changes.Count == 0)
            return role with { Outcome = Outcome.Unchanged };
        var update = new UpdateRoleRequest { RoleName = role.RoleName, Description = description };
        await run.Calls.RepeatableAsync(token => run.Client.UpdateRoleAsync(update, token), exists: true)
            .ConfigureAwait(false);
        return role with { Outcome = Outcome.Updated };
    }

    // The path of a service-linked role names its service; what its name is only the service knows.
    private static async Task<Role?> FindAsync(IamRun run, string serviceName, string? suffix)
    {
        var answers = AuthorizationDetails.Read(run, "Role");
        while (await answers.NextAsync().ConfigureAwait(false) is { } page)
        {
            var found = page.SelectMany(answer => answer.RoleDetailList ?? []).FirstOrDefault(role =>
                role.Path == $"/aws-service-role/{serviceName}/"
                && (suffix is null ? !role.RoleName.Contains('_') : role.RoleName.EndsWith("_" + suffix, StringComparison.Ordinal)));
            if (found is not null)
            {
                return new Role
                {
                    RoleName = found.RoleName,
                    Arn = found.Arn,
                    RoleId = found.RoleId,
                    Path = found.Path,
                    CreateDate = found.CreateDate,
                };
            }
        }

        return null;
    }

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
