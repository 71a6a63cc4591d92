using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Build;
using AdminIam.Tests.Clients.Generator;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Microsoft.CodeAnalysis;

namespace AdminIam.Tests.Clients.MadeUp;

/// <summary>A service is added by a model and a names file alone.</summary>
public sealed class MadeUpServiceTests
{
    private const string Widget =
        """
        {
          "Name": "gear", "Color": "dark-green", "Weight": 7, "Sealed": false, "Made": 1481835741.25, "Image": "AAEC",
          "Note": "anything", "Owner": { "Team": "tools" },
          "Parts": [{ "Name": "tooth", "Parts": [] }],
          "Grid": [[1, 2], [], [3]],
          "Rows": [[{ "Name": "a" }], [{ "Name": "b" }, { "Name": "c" }]],
          "Times": [0, 1.5], "Flags": [true, false],
          "Images": { "front": "/w==" },
          "Labels": { "empty": "", "Ü": "ü" },
          "ByColor": { "red": { "Weight": 1 } },
          "Groups": [{ "a": "b" }, {}],
          "Shelves": { "top": { "red": { "Name": "d" } } },
          "Old": "cog"
        }
        """;

    [Fact]
    public async Task Every_kind_of_member_is_sent_and_read()
    {
        using var server = new LoopbackServer(Answer.Json($$"""{ "Widget": {{Widget}} }"""));
        using var client = MadeUpService.CreateClient(server);
        var input = JsonDocument.Parse($$"""{ "Widget": {{Widget}} }""").RootElement;

        var (response, _) = await ClientCall.InvokeAsync(client, "CreateWidget", input);

        var request = Assert.Single(server.Requests);
        Assert.Equal("WidgetStore_20300101.CreateWidget", request.Headers["X-Amz-Target"]);
        Assert.Contains("/widgetstore/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(input, request.Json), request.Body);
        var read = ObjectJson.ToJson(response);
        Assert.True(JsonNode.DeepEquals(ObjectJson.Known(input, response!.GetType()), read), read?.ToString());
    }

    [Fact]
    public async Task An_operation_without_output_is_called()
    {
        using var server = new LoopbackServer(Answer.Json(""));
        using var client = MadeUpService.CreateClient(server);

        var (response, _) = await ClientCall.InvokeAsync(
            client, "DeleteWidget", JsonDocument.Parse("""{ "Name": "gear" }""").RootElement);

        Assert.Equal(HttpStatusCode.OK, ((AmazonWebServiceResponse)response!).HttpStatusCode);
        Assert.Equal("""{"Name":"gear"}""", server.Requests[0].Body);
    }

    [Fact]
    public async Task Its_pages_are_followed()
    {
        using var server = new LoopbackServer(
            Answer.Json("""{ "NextToken": "more" }"""), Answer.Json("""{ "Widgets": [{ "Name": "gear" }] }"""));
        using var client = MadeUpService.CreateClient(server);
        var factory = client.GetType().GetProperty("Paginators")!.GetValue(client)!;
        var request = Activator.CreateInstance(MadeUpService.TypeOf("Model.ListWidgetsRequest"));
        var paginator = factory.GetType().GetMethod("ListWidgets")!.Invoke(factory, [request])!;
        // Elements are objects: IAsyncEnumerable is covariant.
        var widgets = (IAsyncEnumerable<object>)paginator.GetType().GetProperty("Widgets")!.GetValue(paginator)!;

        List<string?> found = [];
        await foreach (var widget in widgets)
            found.Add(ObjectJson.ToJson(widget)?.ToJsonString());

        Assert.Equal(["""{"Name":"gear"}"""], found);
        Assert.Equal(["{}", """{"NextToken":"more"}"""], server.Requests.Select(r => r.Body));
    }

    [Fact]
    public async Task Its_errors_have_their_members()
    {
        using var server = new LoopbackServer(Answer.Json(
            """
            {
              "__type": "x#WidgetExists", "Message": "Taken.",
              "Existing": { "Name": "gear" }, "Colors": ["red", "blue"]
            }
            """,
            400));
        using var client = MadeUpService.CreateClient(server);

        var (_, error) = await ClientCall.InvokeAsync(client, "CreateWidget", JsonDocument.Parse("{}").RootElement);

        Assert.IsType(MadeUpService.TypeOf("Model.WidgetExistsException"), error, exactMatch: true);
        Assert.Equal("Taken.", error.Message);
        Assert.Equal(Answer.RequestId, error.RequestId);
        Assert.True(error.Retryable.Throttling);
        Assert.Equal(
            """{"Existing":{"Name":"gear"},"Colors":["red","blue"]}""", ObjectJson.ToJson(error)?.ToJsonString());
    }

    [Fact]
    public void A_deprecated_member_names_its_replacement()
    {
        var member = MadeUpService.TypeOf("Model.Widget").GetProperty("Old")!;

        Assert.Equal("Use Name.", member.GetCustomAttribute<ObsoleteAttribute>()!.Message);
    }

    [Theory]
    [InlineData("eu-central-1", false, false, "https://widgets.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", true, false, "https://widgets-fips.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", false, true, "https://widgets.eu-central-1.api.aws")]
    [InlineData("cn-northwest-1", true, true, "https://widgets.cn-northwest-1.example.cn")]
    public void Its_endpoints_follow_from_model_and_names(string region, bool fips, bool dualStack, string url)
    {
        var provider = (IEndpointProvider)Activator.CreateInstance(
            MadeUpService.TypeOf("Internal.AmazonWidgetStoreEndpointProvider"))!;
        var parameters = (EndpointParameters)Activator.CreateInstance(
            MadeUpService.TypeOf("Endpoints.WidgetStoreEndpointParameters"))!;
        (parameters["Region"], parameters["UseFIPS"], parameters["UseDualStack"]) = (region, fips, dualStack);

        Assert.Equal(url, provider.ResolveEndpoint(parameters).URL);
    }

    [Fact]
    public void The_other_services_are_not_changed()
    {
        var clients = Repository.PathOf("src", "AdminIam.Clients");
        string[] folders = ["Models", "Names"];
        List<AdditionalText> real =
        [
            .. folders
                .SelectMany(f => Directory.GetFiles(Path.Combine(clients, f), "*.json"))
                .Select(f => new InMemoryText(f, File.ReadAllText(f))),
        ];

        var before = MadeUpService.Generate(real);
        var after = MadeUpService.Generate([.. real, .. MadeUpService.Files]);

        Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));
        Assert.All(
            after.Keys.Except(before.Keys),
            name => Assert.StartsWith("Amazon.WidgetStore.", name, StringComparison.Ordinal));
        Assert.Equal(4, before.Keys.Count(k => k.EndsWith(".Client.g.cs", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_written_by_hand_for_a_service()
    {
        var folder = Repository.PathOf("src", "AdminIam.Clients");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.StartsWith(Path.Combine(folder, "obj"), StringComparison.Ordinal));

        Assert.All(files, file => Assert.Contains(
            "namespace AdminIam.Clients.", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
