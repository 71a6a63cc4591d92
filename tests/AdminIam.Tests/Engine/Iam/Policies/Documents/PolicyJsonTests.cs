using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Tests.Engine.Iam.Policies.Documents;

public sealed class PolicyJsonTests
{
    private static readonly JsonSerializerOptions Unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Members_are_written_in_the_order_in_which_people_read_a_policy()
    {
        var statement = new Hashtable
        {
            ["Resource"] = "*",
            ["Action"] = new object[] { "s3:*" },
            ["Effect"] = "Allow",
        };
        var json = PolicyJson.Write(new Hashtable { ["Statement"] = statement, ["Version"] = "2012-10-17" });

        Assert.Equal(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:*\"],"
                + "\"Resource\":\"*\"}}", Compact(json));
    }

    [Fact]
    public void Values_keep_their_kinds()
    {
        var json = PolicyJson.Write(new Dictionary<string, object?>
        {
            ["Text"] = "ä<&'", ["True"] = true, ["Number"] = 5, ["Long"] = 5_000_000_000L, ["Double"] = 1.5,
            ["Null"] = null,
            ["List"] = Enumerable.Range(1, 2), ["Date"] = new Uri("https://x/"),
        });

        Assert.Equal(
            "{\"Text\":\"ä<&'\",\"True\":true,\"Number\":5,\"Long\":5000000000,\"Double\":1.5,\"Null\":null,"
                + "\"List\":[1,2],\"Date\":\"https://x/\"}",
            Compact(json));
    }

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        const string Json =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}],\"N\":[1,1.5,true,"
                + "false,null]}";

        var members = Assert.IsType<List<KeyValuePair<string, object?>>>(PolicyJson.Read(Json));

        Assert.Equal(["Version", "Statement", "N"], members.Select(member => member.Key));
        Assert.Equal([1L, 1.5, true, false, null], Assert.IsType<object?[]>(members[2].Value));
        Assert.Equal(Json, Compact(PolicyJson.Indent(Json)));
        Assert.Contains("\n", PolicyJson.Indent(Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_JSON_cannot_express_is_refused(double number) => Assert.Equal(
        "MalformedPolicyDocument",
        Assert.Throws<AdminException>(() => PolicyJson.Write(new Hashtable { ["N"] = number })).ErrorId);

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Unescaped);
    }
}
