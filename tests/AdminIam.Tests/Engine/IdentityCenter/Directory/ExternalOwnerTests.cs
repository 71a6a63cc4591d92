using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Tests.Engine.IdentityCenter.Directory;

public sealed class ExternalOwnerTests
{
    [Fact]
    public void Only_what_an_external_directory_owns_requires_force()
    {
        var user = new DirectoryUser { UserId = "1", UserName = "alice" };
        var group = new DirectoryGroup { GroupId = "2", GroupName = "Staff", ExternalIssuers = ["https://scim"] };

        ExternalOwner.Check(user, force: false);
        ExternalOwner.Check(group, force: true);
        var error = Assert.Throws<AdminException>(() => ExternalOwner.Check(group, force: false));
        Assert.Equal(("ManagedExternally", "Staff"), (error.ErrorId, error.Target));
        Assert.Throws<AdminException>(
            () => ExternalOwner.Check(user with { ExternalIssuers = ["https://scim"] }, force: false));
    }
}
