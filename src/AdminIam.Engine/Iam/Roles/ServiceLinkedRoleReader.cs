using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Roles;

/// <summary>Reads the service-linked roles of an account.</summary>
public sealed class ServiceLinkedRoleReader(IamRun run)
{
    /// <summary>Lists the roles with their last uses, without their descriptions.</summary>
    /// <remarks>ListRoles has no last uses, which would require one call per role.</remarks>
    public Pages<RoleRecord> List() => IamPages.Read(
        run,
        new GetAccountAuthorizationDetailsRequest { Filter = ["Role"] },
        run.Client.GetAccountAuthorizationDetailsAsync,
        answer => answer.RoleDetailList?.Select(ToRecord).Where(role => role.ServiceName is not null));

    /// <summary>Returns the same role with its description.</summary>
    /// <param name="role">The role.</param>
    public async Task<RoleRecord> WithDescriptionAsync(RoleRecord role)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetRoleAsync(new GetRoleRequest { RoleName = role.RoleName }, token), exists: true)
            .ConfigureAwait(false);
        return role with { Description = answer.Role.Description };
    }

    private static RoleRecord ToRecord(RoleDetail role) => new()
    {
        RoleName = role.RoleName,
        Arn = role.Arn,
        RoleId = role.RoleId,
        Path = role.Path,
        CreateDate = role.CreateDate,
        LastUsedDate = role.RoleLastUsed?.LastUsedDate,
        LastUsedRegion = role.RoleLastUsed?.Region,
    };
}
