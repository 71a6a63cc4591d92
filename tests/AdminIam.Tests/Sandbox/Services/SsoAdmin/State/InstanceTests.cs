using AdminIam.Sandbox.Services.SsoAdmin.State;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.State;

public sealed class InstanceTests
{
    [Fact]
    public void Ids_and_the_names_of_roles_have_the_forms_of_aws()
    {
        Assert.Matches("^ssoins-[0-9a-f]{16}$", Instance.NewId());
        var instance = new Instance("aws-cn", new SavedInstance { Id = Instance.NewId() });
        var set = new PermissionSet { Arn = instance.NewSetArn(), Name = "Admins" };
        Assert.StartsWith($"arn:aws-cn:sso:::permissionSet/{instance.Id}/ps-", set.Arn, StringComparison.Ordinal);
        Assert.Matches("^AWSReservedSSO_Admins_[0-9a-f]{16}$", Instance.RoleNameOf(set, "111122223333"));
        Assert.Equal(Instance.RoleNameOf(set, "111122223333"), Instance.RoleNameOf(set, "111122223333"));
        Assert.NotEqual(Instance.RoleNameOf(set, "111122223333"), Instance.RoleNameOf(set, "444455556666"));
    }

    [Fact]
    public void Pending_requests_are_never_forgotten() =>
        Gen.Int[0, 3].List[0, 100].Sample(delays =>
        {
            var log = new RequestLog([]);
            var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var pending = 0;
            foreach (var delay in delays)
            {
                log.Add(new CenterRequest { Id = $"{log.All.Count}", Due = now.AddSeconds(delay) });
                pending++;
                now = now.AddSeconds(1);
                foreach (var due in log.TakeDue(now))
                {
                    due.Complete(null);
                    pending--;
                }

                Assert.Equal(pending, log.Pending.Count);
                Assert.Equal(pending, log.All.Count(request => request.IsPending));
            }
        });
}
