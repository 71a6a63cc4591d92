using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Query;

public sealed class FormParserTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(new SandboxOptions { AnyCredential = true });

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("Action=ListUsers&Version=2010-05-08&PathPrefix=%FF%FE", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&PathPrefix=%", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&PathPrefix=%G1", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&a.b.c.d.e.f.g.h.i.j.k.l.m.n.o=1", "MalformedInput")]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=%00%01", "ValidationError")]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=a&Tags.member.0.Key=a", "MalformedInput")]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=a&Tags.member.01.Key=a", "MalformedInput")]
    [InlineData("Action=TagUser&Version=2010-05-08&UserName=a&Tags=", "NoSuchEntity")]
    [InlineData("&&&=&=x", "MissingAction")]
    [InlineData("", "MissingAction")]
    public async Task Invalid_forms_are_refused(string body, string code) =>
        Assert.Equal(code, (await _sandbox.Root.SendAsync(body, "iam")).Code);

    [Fact]
    public async Task Too_many_parameters_are_refused()
    {
        var body = "Action=ListUsers&Version=2010-05-08&"
            + string.Join("&", Enumerable.Range(0, 5000).Select(i => $"p{i}=x"));
        Assert.Equal("MalformedInput", (await _sandbox.Root.SendAsync(body, "iam")).Code);
    }
}
