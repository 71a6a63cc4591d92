using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Query;

public sealed class QueryWriterTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(new SandboxOptions { AnyCredential = true });

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Any_text_in_an_error_is_still_xml()
    {
        var reply = await _sandbox.Root.CallAsync("CreateUser", ("UserName", "<a>&\"\u0001\uFFFF\r]]>"));
        Assert.Equal("ValidationError", reply.Code);
        Assert.Contains("<a>&\"\uFFFD", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_beyond_the_basic_plane_is_returned_as_it_is()
    {
        var reply = await _sandbox.Root.CallAsync("CreateUser", ("UserName", "𝄞&𝄞"));
        Assert.Contains("'𝄞&𝄞'", reply.Message, StringComparison.Ordinal);
    }
}
