using Microsoft.CodeAnalysis;

namespace AdminIam.Tests.Clients.Generator;

public sealed class GeneratorDiagnosticTests
{
    [Theory]
    [InlineData("\"pagination\"", "pagination", "it is not JSON")]
    [InlineData("\"serviceId\"", "\"id\"", "the metadata has no 'serviceId'")]
    [InlineData("\"endpointPrefix\"", "\"endpoint\"", "the metadata has no 'endpointPrefix'")]
    [InlineData("\"query\"", "\"json\"", "the protocol 'json'")]
    [InlineData("\"query\"", "\"json\", \"jsonVersion\": \"1.0\"", "the protocol 'json 1.0'")]
    [InlineData("\"query\"", "\"json\", \"jsonVersion\": \"1.1\"", "the metadata has no 'targetPrefix'")]
    [InlineData(
        "\"code\": \"Limit\"",
        "\"code\": \"NoSuchThing\"",
        "more than one exception has the error code 'NoSuchThing'")]
    [InlineData("\"query\"", "\"rest-xml\"", "the protocol 'rest-xml'")]
    [InlineData("\"type\": \"boolean\"", "\"type\": \"float\"", "shape flagType is of type 'float'")]
    [InlineData(
        "\"type\": \"timestamp\"",
        "\"type\": \"timestamp\", \"timestampFormat\": \"unixTimestamp\"",
        "'timestampFormat'")]
    [InlineData(
        "\"Marker\": { \"shape\": \"nameType\" } } }",
        "\"Marker\": { \"shape\": \"nameType\", \"locationName\": \"m\" } } }",
        "'locationName'")]
    [InlineData(
        "{ \"shape\": \"LimitException\" }",
        "{ \"shape\": \"Label\" }",
        "throws 'Label', which is not an exception")]
    [InlineData("{ \"shape\": \"ListThingsRequest\" }", "{ \"shape\": \"Missing\" }", "refers to 'Missing'")]
    [InlineData(
        "{ \"shape\": \"ListThingsRequest\" }",
        "{ \"shape\": \"nameType\" }",
        "'nameType', which is not a structure")]
    [InlineData(
        "\"member\": { \"shape\": \"Thing\" }",
        "\"member\": { \"shape\": \"Missing\" }",
        "shape thingListType refers to 'Missing'")]
    [InlineData("\"required\": [\"Name\"]", "\"required\": [\"Nom\"]", "requires 'Nom'")]
    [InlineData(
        "\"input_token\": \"Marker\"",
        "\"input_token\": \"Token\"",
        "the pagination of ListThings names 'Token'")]
    [InlineData("\"result_key\": \"Things\"", "\"result_key\": \"Marker\"", "'Marker', which is not a list")]
    [InlineData(
        "\"ListThings\": { \"input_token\"",
        "\"ListAll\": { \"input_token\"",
        "there is pagination for 'ListAll'")]
    [InlineData(
        "\"output\": { \"shape\": \"ListThingsResponse\", \"resultWrapper\": \"ListThingsResult\" }",
        "\"output\": { \"shape\": \"ListThingsResponse\" }",
        "no result wrapper")]
    [InlineData(
        "\"Size\": { \"shape\": \"sizeType\" }",
        "\"Size\": { \"shape\": \"imageType\" }",
        "the request member 'Size' is of the kind Blob")]
    [InlineData(
        "\"members\": { \"message\": ",
        "\"members\": { \"reason\": ",
        "exception LimitException has the member 'reason'")]
    public void An_invalid_model_is_an_error_at_its_file(string good, string bad, string message)
    {
        Assert.Contains(good, GeneratorRun.TinyModel, StringComparison.Ordinal);
        var model = GeneratorRun.Model(GeneratorRun.TinyModel.Replace(good, bad, StringComparison.Ordinal));

        AssertProblem(GeneratorRun.ModelPath, message, model, GeneratorRun.Names(GeneratorRun.TinyNames));
    }

    [Theory]
    [InlineData("\"Label\":", "\"Lable\":", "renames 'Lable'")]
    [InlineData("[\"ListThings\"]", "[\"ListThing\"]", "'ListThing', which is not an operation")]
    [InlineData("\"CreateThingRequest\"", "\"MakeThingRequest\"", "'MakeThingRequest', which is not a class")]
    [InlineData("[\"Name\", \"Kind\"]", "[\"Name\", \"Sort\"]", "takes 'Sort'")]
    [InlineData("\"partition\"", "\"part\"", "an endpoint has 'part', which the generator does not know")]
    [InlineData("\"fips\": true", "\"fips\": 1", "'fips' of an endpoint is not true or false")]
    [InlineData("\"service\"", "\"sevice\"", "'sevice', which the generator does not know")]
    [InlineData(
        "\"paginators\": \"Tiny\"",
        "\"paginators\": 1",
        "'paginators' of the names file is not of kind String")]
    public void Names_that_do_not_match_the_model_are_an_error_at_their_file(string good, string bad, string message)
    {
        Assert.Contains(good, GeneratorRun.TinyNames, StringComparison.Ordinal);
        var names = GeneratorRun.Names(GeneratorRun.TinyNames.Replace(good, bad, StringComparison.Ordinal));

        AssertProblem(GeneratorRun.NamesPath, message, GeneratorRun.Model(GeneratorRun.TinyModel), names);
    }

    [Fact]
    public void A_model_without_names_is_an_error() =>
        AssertProblem(GeneratorRun.ModelPath, "there is no names file", GeneratorRun.Model(GeneratorRun.TinyModel));

    [Fact]
    public void Names_without_a_model_are_an_error() =>
        AssertProblem(GeneratorRun.NamesPath, "there is no model", GeneratorRun.Names(GeneratorRun.TinyNames));

    [Fact]
    public void A_syntax_error_is_located()
    {
        var result = GeneratorRun.Start(
            GeneratorRun.Model("{\n  \"metadata\": oops }"), GeneratorRun.Names(GeneratorRun.TinyNames)).Result();

        Assert.Equal(1, Assert.Single(result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void Other_JSON_files_are_ignored() =>
        Assert.Empty(GeneratorRun.Start(new InMemoryText("/service/appsettings.json", "{}")).Result().Diagnostics);

    private static void AssertProblem(string path, string message, params AdditionalText[] files)
    {
        var result = GeneratorRun.Start(files).Result();

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("AIC001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(path, diagnostic.Location.GetLineSpan().Path);
        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(result.GeneratedSources);
    }
}
