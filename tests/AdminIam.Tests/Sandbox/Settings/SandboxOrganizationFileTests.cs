using System.Text.Json;
using AdminIam.Build;
using AdminIam.Sandbox.Settings;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Settings;

public sealed class SandboxOrganizationFileTests : IDisposable
{
    private const string Prod = "'id':'111122223333','name':'Prod'";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_describes_units_and_accounts()
    {
        var organization = Parse(
            """
            {
              // Comments are allowed.
              "organizationalUnits": [ "/Workloads/Empty" ],
              "accounts": [
                {
                  "id": "111122223333", "name": "Prod", "email": "prod@example.com",
                  "organizationalUnit": "/Workloads/Live", "state": "suspended", "joinedMethod": "Invited",
                  "roleName": "Access", "tags": { "Team": "Payments" },
                  "root": {
                    "password": false, "mfaDevices": 2, "signingCertificates": 1,
                    "accessKeys": [ { "id": "AKIAROOTROOTROOTROOT", "secret": "hidden", "active": false }, {} ]
                  }
                },
                { "id": "444455556666", "name": "Prod", "roleName": null },
              ]
            }
            """);

        Assert.Equal(["Workloads/Empty"], organization.Units);
        var (prod, other) = (organization.Accounts[0], organization.Accounts[1]);
        Assert.Equal(
            ("111122223333", "Prod", "prod@example.com", "Workloads/Live", "SUSPENDED", "INVITED", "Access"),
            (prod.Id, prod.Name, prod.Email, prod.UnitPath, prod.State, prod.JoinedMethod, prod.RoleName));
        Assert.Equal([new("Team", "Payments")], prod.Tags);
        Assert.Equal(
            (false, 2, 1), (prod.Root!.HasPassword, prod.Root.MfaDevices, prod.Root.SigningCertificates));
        Assert.Equal(
            [new SandboxRootKey("AKIAROOTROOTROOTROOT", "hidden", IsActive: false), new SandboxRootKey()],
            prod.Root.AccessKeys);
        Assert.Equal(
            ("Prod", null, "", "ACTIVE", "CREATED", ""),
            (other.Name, other.Email, other.UnitPath, other.State, other.JoinedMethod, other.RoleName));
        Assert.Null(other.Root);
        Assert.Empty(Parse("{}").Accounts);
    }

    [Theory]
    [InlineData("accounts", "It is not JSON: ")]
    [InlineData("[]", "The file must be a JSON object.")]
    [InlineData("{'account':[]}", "account is not a known property. Known are accounts, organizationalUnits.")]
    [InlineData("{'accounts':{}}", "accounts must be a list.")]
    [InlineData("{'accounts':[1]}", "accounts[0] must be a JSON object.")]
    [InlineData("{'accounts':[{'id':'1','name':'a'}]}", "accounts[0].id: 1 is not an ID of 12 digits.")]
    [InlineData("{'accounts':[{'id':111122223333,'name':'a'}]}", "accounts[0].id: 111122223333 is not an ID")]
    [InlineData("{'accounts':[{'name':'a'}]}", "accounts[0].id is missing.")]
    [InlineData("{'accounts':[{'id':'111122223333'}]}", "accounts[0].name is missing.")]
    [InlineData("{'accounts':[{'id':'111122223333','name':' '}]}", "accounts[0].name:   is not a name of 1 to 128")]
    [InlineData("{'accounts':[{" + Prod + ",'colour':'red'}]}", "accounts[0].colour is not a known property.")]
    [InlineData("{'accounts':[{" + Prod + ",'name':'Twice'}]}", "accounts[0].name is there twice.")]
    [InlineData(
        "{'accounts':[{" + Prod + "},{'id':'111122223333','name':'Other'}]}",
        "accounts[1].id: accounts[0] also has the ID 111122223333.")]
    [InlineData("{'accounts':[{" + Prod + ",'state':'GONE'}]}", "accounts[0].state: GONE is not one of ACTIVE, SUSPENDED")]
    [InlineData("{'accounts':[{" + Prod + ",'joinedMethod':''}]}", "accounts[0].joinedMethod:  is not one of CREATED")]
    [InlineData("{'accounts':[{" + Prod + ",'email':'me'}]}", "accounts[0].email: me is not an email address.")]
    [InlineData("{'accounts':[{" + Prod + ",'email':null}]}", "accounts[0].email: null is not an email address.")]
    [InlineData("{'accounts':[{" + Prod + ",'roleName':'a b'}]}", "accounts[0].roleName: a b is not the name of a role")]
    [InlineData("{'accounts':[{" + Prod + ",'organizationalUnit':'a//b'}]}", "accounts[0].organizationalUnit: a//b is")]
    [InlineData("{'accounts':[{" + Prod + ",'tags':{'a':1}}]}", "accounts[0].tags.a: 1 is not a text.")]
    [InlineData("{'accounts':[{" + Prod + ",'tags':{'':'b'}}]}", "accounts[0].tags: there can be 50 tags")]
    [InlineData("{'accounts':[{" + Prod + ",'tags':[]}]}", "accounts[0].tags must be a JSON object.")]
    [InlineData("{'accounts':[{" + Prod + ",'root':{'mfa':1}}]}", "accounts[0].root.mfa is not a known property.")]
    [InlineData("{'accounts':[{" + Prod + ",'root':{'mfaDevices':9}}]}", "accounts[0].root.mfaDevices: 9 is not a whole")]
    [InlineData("{'accounts':[{" + Prod + ",'root':{'password':1}}]}", "accounts[0].root.password: 1 is not true or false.")]
    [InlineData(
        "{'accounts':[{" + Prod + ",'root':{'accessKeys':[{},{},{}]}}]}", "accounts[0].root.accessKeys can have 2 items.")]
    [InlineData(
        "{'accounts':[{" + Prod + ",'root':{'accessKeys':[{'id':'AKIA'}]}}]}",
        "accounts[0].root.accessKeys[0].id: AKIA is not an access key ID.")]
    [InlineData("{'organizationalUnits':['a',7]}", "organizationalUnits[1]: 7 is not a text.")]
    [InlineData("{'organizationalUnits':['a//b']}", "organizationalUnits[0]: 'a//b' is not a path")]
    public void An_error_names_what_is_wrong(string file, string says)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Parse(file.Replace('\'', '"')));

        Assert.StartsWith(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_a_file_names_the_file()
    {
        var path = _folder.PathOf("organization.json");
        File.WriteAllText(path, "[]");

        Assert.Equal(
            $"The organization file '{path}' is not valid: The file must be a JSON object.",
            Assert.Throws<InvalidDataException>(() => SandboxOrganizationFile.Read(path)).Message);
        Assert.Throws<FileNotFoundException>(() => SandboxOrganizationFile.Read(path + ".none"));
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(text =>
    {
        try
        {
            Parse(text);
            Parse(JsonSerializer.Serialize(new { accounts = new[] { new { id = text, name = text } } }));
        }
        catch (InvalidDataException failure)
        {
            Assert.NotEmpty(failure.Message);
        }
    });

    private static SandboxOrganization Parse(string json) => SandboxOrganizationFile.Parse(json);
}
