using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Settings;

public sealed class OrganizationFileObjectTests
{
    [Theory]
    [InlineData("'colour':'red'", "colour is not a known property.")]
    [InlineData("'name':'Twice'", "name is there twice.")]
    [InlineData("'state':'GONE'", "state: GONE is not one of ACTIVE, SUSPENDED")]
    [InlineData("'joinedMethod':''", "joinedMethod:  is not one of CREATED")]
    [InlineData("'email':'me'", "email: me is not an email address.")]
    [InlineData("'email':null", "email: null is not an email address.")]
    [InlineData("'roleName':'a b'", "roleName: a b is not the name of a role")]
    [InlineData("'organizationalUnit':'a//b'", "organizationalUnit: a//b is")]
    [InlineData("'tags':{'a':1}", "tags.a: 1 is not a text.")]
    [InlineData("'tags':{'':'b'}", "tags: there can be 50 tags")]
    [InlineData("'tags':[]", "tags must be a JSON object.")]
    [InlineData("'root':{'mfa':1}", "root.mfa is not a known property.")]
    [InlineData("'root':{'mfaDevices':9}", "root.mfaDevices: 9 is not a whole")]
    [InlineData("'root':{'password':1}", "root.password: 1 is not true or false.")]
    [InlineData(
        "'root':{'accessKeys':[{'id':'AKIA'}]}",
        "root.accessKeys[0].id: AKIA is not an access key ID.")]
    public void An_error_names_the_property_of_the_account_that_is_wrong(string properties, string says)
    {
        var file = $"{{'accounts':[{{'id':'111122223333','name':'Prod',{properties}}}]}}";

        var failure = Assert.Throws<InvalidDataException>(() => SandboxOrganizationFile.Parse(file.Replace('\'', '"')));

        Assert.StartsWith("accounts[0]." + says, failure.Message, StringComparison.Ordinal);
    }
}
