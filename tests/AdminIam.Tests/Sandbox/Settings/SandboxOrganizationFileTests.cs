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
    [InlineData(
        "{'account':[]}",
        "account is not a known property. Known are accounts, organizationalUnits, serviceControlPolicies.")]
    [InlineData("{'serviceControlPolicies':[{'name':'a'}]}", "serviceControlPolicies[0].document is missing.")]
    [InlineData(
        "{'serviceControlPolicies':[{'name':'a','document':'{}'}]}",
        "serviceControlPolicies[0].document must be a JSON object.")]
    [InlineData(
        "{'serviceControlPolicies':[{'name':'a','document':{}},{'name':'a','document':{}}]}",
        "serviceControlPolicies: two policies have the name a.")]
    [InlineData(
        "{'serviceControlPolicies':[{'name':'a','document':{},'targets':['a//b']}]}",
        "serviceControlPolicies[0].targets[0]: 'a//b' is not an account ID or a path")]
    [InlineData("{'accounts':{}}", "accounts must be a list.")]
    [InlineData("{'accounts':[1]}", "accounts[0] must be a JSON object.")]
    [InlineData("{'accounts':[{'id':'1','name':'a'}]}", "accounts[0].id: 1 is not an ID of 12 digits.")]
    [InlineData("{'accounts':[{'id':111122223333,'name':'a'}]}", "accounts[0].id: 111122223333 is not an ID")]
    [InlineData("{'accounts':[{'name':'a'}]}", "accounts[0].id is missing.")]
    [InlineData("{'accounts':[{'id':'111122223333'}]}", "accounts[0].name is missing.")]
    [InlineData("{'accounts':[{'id':'111122223333','name':' '}]}", "accounts[0].name:   is not a name of 1 to 128")]
    [InlineData(
        "{'accounts':[{" + Prod + "},{'id':'111122223333','name':'Other'}]}",
        "accounts[1].id: accounts[0] also has the ID 111122223333.")]
    [InlineData(
        "{'accounts':[{" + Prod + ",'root':{'accessKeys':[{'id':'AKIAROOTROOTROOTROOT'}]}},"
            + "{'id':'444455556666','name':'Test','root':{'accessKeys':[{},{'id':'AKIAROOTROOTROOTROOT'}]}}]}",
        "accounts[1].root.accessKeys: accounts[0] also has the ID AKIAROOTROOTROOTROOT.")]
    [InlineData(
        "{'accounts':[{" + Prod + ",'root':{'accessKeys':[{},{},{}]}}]}",
        "accounts[0].root.accessKeys can have 2 items.")]
    [InlineData("{'organizationalUnits':['a',7]}", "organizationalUnits[1]: 7 is not a text.")]
    [InlineData("{'organizationalUnits':['a//b']}", "organizationalUnits[0]: 'a//b' is not a path")]
    public void An_error_names_what_is_wrong(string file, string says)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Parse(file.Replace('\'', '"')));

        Assert.StartsWith(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_describes_service_control_policies()
    {
        var policy = Assert.Single(Parse(
            """
            { "serviceControlPolicies": [ {
              "name": "None", "document": { "Version": "2012-10-17" }, "targets": [ "/", "/a/b", "111122223333" ]
            } ] }
            """).ControlPolicies);

        Assert.Equal(("None", "{\"Version\":\"2012-10-17\"}"), (policy.Name, policy.Document));
        Assert.Equal(["", "a/b", "111122223333"], policy.Targets);
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

    [Fact]
    public void A_text_that_is_not_valid_Unicode_is_not_JSON() =>
        Assert.StartsWith(
            "It is not JSON: ",
            Assert.Throws<InvalidDataException>(() => Parse("{\"accounts\":[{\"id\":\"\uD9B9\"}]}")).Message,
            StringComparison.Ordinal);

    private static SandboxOrganization Parse(string json) => SandboxOrganizationFile.Parse(json);
}
