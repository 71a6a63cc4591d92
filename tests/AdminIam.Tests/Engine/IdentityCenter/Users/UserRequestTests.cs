using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserRequestTests
{
    [Fact]
    public void The_display_name_consists_of_the_names_unless_it_is_specified()
    {
        var request = Request((UserProperty.GivenName, "Ada"), (UserProperty.FamilyName, "Lovelace"));
        var named = Request(
            (UserProperty.GivenName, "Ada"), (UserProperty.FamilyName, "Lovelace"),
            (UserProperty.DisplayName, "Countess"));

        Assert.Equal("Ada Lovelace", request.OfNewUser()[UserProperty.DisplayName]);
        Assert.False(request.Attributes.ContainsKey(UserProperty.DisplayName));
        Assert.Equal("Countess", named.OfNewUser()[UserProperty.DisplayName]);
    }

    [Fact]
    public void The_names_are_required_of_a_new_user()
    {
        var failure = Assert.Throws<AdminException>(
            () => Request((UserProperty.DisplayName, "Ada Lovelace")).OfNewUser());

        Assert.Equal(("MissingValue", "alice"), (failure.ErrorId, failure.Target));
        Assert.Contains("GivenName and FamilyName", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_requests_have_equal_digests()
    {
        using var digest = new RowDigest();
        var first = Request((UserProperty.Title, "a"), (UserProperty.NickName, "b"));

        Assert.Equal(Take(first), Take(Request((UserProperty.NickName, "b"), (UserProperty.Title, "a"))));
        Assert.NotEqual(Take(first), Take(Request((UserProperty.NickName, "a"), (UserProperty.Title, "b"))));
        Assert.NotEqual(Take(first), Take(first with { Groups = ["Ops"] }));
        Assert.NotEqual(Take(first), Take(first with { Ensure = true }));

        Guid Take(UserRequest request)
        {
            request.AddTo(digest);
            return digest.Take();
        }
    }

    private static UserRequest Request(params (UserProperty Attribute, string Value)[] values) => new()
    {
        UserName = "alice",
        Attributes = values.ToDictionary(one => one.Attribute, one => one.Value),
    };
}
