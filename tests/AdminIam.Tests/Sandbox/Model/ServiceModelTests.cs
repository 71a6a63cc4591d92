using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Tests.Sandbox.Model;

public sealed class ServiceModelTests
{
    private const string Json = """
        {
          "metadata": { "apiVersion": "2020-01-01", "endpointPrefix": "things", "targetPrefix": "Things_1" },
          "operations": {
            "GetThing": { "input": { "shape": "Request" }, "output": { "shape": "Request" },
              "errors": [{ "shape": "Missing" }, { "shape": "Busy" }] },
            "Ping": {}
          },
          "shapes": {
            "Request": { "type": "structure", "members": { "Name": { "shape": "Name" } } },
            "Name": { "type": "string" },
            "Missing": { "type": "structure", "exception": true,
              "members": { "Message": { "shape": "Name" } }, "error": { "code": "NoSuchThing" } },
            "Busy": { "type": "structure", "exception": true, "members": {} }
          }
        }
        """;

    private static readonly ServiceModel Model = Read(Json);

    [Fact]
    public void A_service_signs_with_its_signing_name_or_its_endpoint_prefix()
    {
        Assert.Equal("things", Model.SigningName);
        Assert.Equal(
            "signs",
            Read(
                Json.Replace(
                    "\"endpointPrefix\"", "\"signingName\": \"signs\", \"endpointPrefix\"",
                    StringComparison.Ordinal)).SigningName);
        Assert.Equal(("2020-01-01", "Things_1", null), (Model.Version, Model.TargetPrefix, Model.Namespace));
    }

    [Fact]
    public void Operations_know_their_shapes_and_the_codes_of_their_errors()
    {
        var get = Model.Operations["GetThing"];

        Assert.Equal(("Request", "Request"), (get.Input!.Name, get.Output!.Name));
        Assert.Equal(["Busy", "NoSuchThing"], get.Errors.Order(StringComparer.Ordinal));
        Assert.Equal(
            (null, null, 0),
            (Model.Operations["Ping"].Input, Model.Operations["Ping"].Output, Model.Operations["Ping"].Errors.Count));
    }

    [Fact]
    public void The_message_of_an_error_is_the_member_that_the_model_has()
    {
        Assert.Equal("Message", Model.MessageMemberOf("NoSuchThing"));
        Assert.Equal("message", Model.MessageMemberOf("Busy"));
        Assert.Equal("message", Model.MessageMemberOf("Unknown"));
    }

    private static ServiceModel Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ServiceModel.Read(document.RootElement);
    }
}
