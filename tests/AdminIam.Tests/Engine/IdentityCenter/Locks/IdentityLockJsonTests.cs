using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Locks;
using CsCheck;

namespace AdminIam.Tests.Engine.IdentityCenter.Locks;

public sealed class IdentityLockJsonTests
{
    private const string Store = "d-1234567890";

    [Fact]
    public void Every_lock_is_read_as_it_was_written()
    {
        var text = Gen.String[Gen.Char[' ', '\uD7FF'], 1, 30];
        var groups = Gen.Select(text, text, (id, name) => new LockedGroup(id, name)).Array[0, 4];
        var assignments = Gen.Select(text, text, (arn, name) => new LockedAssignment("111122223333", arn, name))
            .Array[0, 4];

        Gen.Select(text, groups, assignments).Sample((name, groupsOf, assignmentsOf) =>
        {
            var one = new IdentityLock
            {
                UserId = "1",
                UserName = name,
                Since = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
                Groups = groupsOf,
                Assignments = assignmentsOf,
            };
            var read = Assert.Single(Read(IdentityLockJson.Write(Store, [one])));
            Assert.Equal((one.UserName, one.Since), (read.UserName, read.Since));
            Assert.Equal(one.Groups, read.Groups);
            Assert.Equal(one.Assignments, read.Assignments);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"Format\":\"other\",\"IdentityStoreId\":\"d-1234567890\",\"Users\":[]}")]
    [InlineData("{\"Format\":\"AdminIam identity locks 1\",\"IdentityStoreId\":\"d-1234567890\"}")]
    [InlineData("{\"Format\":\"AdminIam identity locks 1\",\"IdentityStoreId\":\"d-1234567890\",\"Users\":[{}]}")]
    public void Anything_else_is_refused(string content)
    {
        var error = Assert.Throws<AdminException>(() => IdentityLockJson.Read("x.json", content, Store));

        Assert.Equal(("LockFileUnreadable", "x.json"), (error.ErrorId, error.Target));
    }

    private static IReadOnlyList<IdentityLock> Read(byte[] content) =>
        IdentityLockJson.Read("x.json", Encoding.UTF8.GetString(content), Store);
}
