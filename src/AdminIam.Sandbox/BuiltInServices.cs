using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Services.Iam;
using AdminIam.Sandbox.Services.IdentityStore;
using AdminIam.Sandbox.Services.Organizations;
using AdminIam.Sandbox.Services.SsoAdmin;
using AdminIam.Sandbox.Services.Sts;

namespace AdminIam.Sandbox;

/// <summary>
/// The services of every sandbox. A service is added by implementing <see cref="Service"/> and adding it here.
/// </summary>
internal static class BuiltInServices
{
    // A service follows those whose state its own refers to.
    // Services keep no state of their own, so that all sandboxes share them and their models.
    public static readonly IReadOnlyList<Service> All =
    [
        new IamService(),
        new StsService(),
        new OrganizationsService(),
        new IdentityStoreService(),
        new SsoAdminService(),
    ];
}
