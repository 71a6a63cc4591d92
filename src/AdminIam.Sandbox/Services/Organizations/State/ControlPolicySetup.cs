using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Policies;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>Adds the service control policies of the settings to the organization.</summary>
internal static class ControlPolicySetup
{
    /// <exception cref="InvalidDataException">A document is not a policy, or a target does not exist.</exception>
    public static void Apply(Organization organization, IReadOnlyList<SandboxControlPolicy> policies)
    {
        foreach (var settings in policies.Where(one => !organization.Policies.All.Any(known => known.Name == one.Name)))
        {
            var policy = new ServiceControlPolicy
            {
                Id = OrganizationIds.Policy(), Name = settings.Name, Content = Checked(organization, settings),
            };
            organization.Policies.Own.Add(policy);
            foreach (var target in settings.Targets)
                organization.Policies.Attach(policy, TargetOf(organization, settings, target));
        }
    }

    private static string Checked(Organization organization, SandboxControlPolicy settings)
    {
        try
        {
            PolicyCheck.Demand(settings.Document, PolicyKind.Managed, organization.Partition);
            return settings.Document;
        }
        catch (CommonException e)
        {
            throw new InvalidDataException(
                $"The service control policy '{settings.Name}' is not valid: {e.Message}", e);
        }
    }

    private static string TargetOf(Organization organization, SandboxControlPolicy settings, string target)
    {
        if (!SandboxMemberAccount.IsId(target))
            return organization.UnitOf(target);
        return organization.TryFind(target, out _) ? target : throw new InvalidDataException(
            $"The service control policy '{settings.Name}' is attached to the account {target}, which is not one of "
            + "the organization.");
    }
}
