using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Messages;
using AdminIam.Tests.Engine.IdentityCenter;

namespace AdminIam.Tests.Engine.Messages;

public sealed class PortalMessageWriterTests
{
    private static readonly SignInRequest Ada = new() { UserName = "ada" };

    [Fact]
    public async Task A_message_names_the_portal_the_user_and_where_AWS_sends_the_email_of_the_first_sign_in()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateUserAsync("ada", "ada@example.com");

        var message = await new PortalMessageWriter(test.Run).WriteAsync(Ada with { UserName = "ADA" });

        Assert.Equal($"https://{test.Store.Id}.awsapps.com/start", message.SignInUrl);
        Assert.Equal(("ada", "ada@example.com"), (message.UserName, message.To));
        Assert.Equal("Your sign-in to the AWS access portal", message.Subject);
        Assert.All([message.Text, message.Html], text =>
        {
            Assert.Contains(message.SignInUrl, text, StringComparison.Ordinal);
            Assert.Contains("AWS sends an email to ada@example.com", text, StringComparison.Ordinal);
            Assert.Contains("one-time password", text, StringComparison.Ordinal);
            Assert.Contains("choose a new password", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task AWS_sends_the_email_to_the_address_of_the_user_and_not_to_that_of_the_message()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateUserAsync("ada", "ada@example.com");
        await test.Store.CreateUserAsync("bob");
        var writer = new PortalMessageWriter(test.Run);

        var ada = await writer.WriteAsync(Ada with { Email = "boss@example.com" });
        var bob = await writer.WriteAsync(new SignInRequest { UserName = "bob", Email = "boss@example.com" });

        Assert.Equal(("boss@example.com", "boss@example.com"), (ada.To, bob.To));
        Assert.Contains("AWS sends an email to ada@example.com", ada.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sends an email", bob.Text, StringComparison.Ordinal);
        Assert.Contains("the one-time password that you receive separately", bob.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_URL_of_an_organization_is_used_instead_of_the_default()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateUserAsync("ada");

        var message = await new PortalMessageWriter(test.Run).WriteAsync(
            Ada with { SignInUrl = "https://example.awsapps.com/start" });

        Assert.Equal("https://example.awsapps.com/start", message.SignInUrl);
        Assert.DoesNotContain(test.Store.Id, message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_looked_up_who_is_only_planned()
    {
        using var test = await TestCenterRun.StartAsync();
        var before = test.Sandbox.Server.Statistics.TotalCalls;

        var message = await new PortalMessageWriter(test.Run).WriteAsync(
            Ada with { IsPlanned = true, Email = "ada@example.com" });

        Assert.Equal("ada@example.com", message.To);
        Assert.Equal(before, test.Sandbox.Server.Statistics.TotalCalls);
    }

    [Theory]
    [InlineData("nobody", null, null, "IdentityUserNotFound")]
    [InlineData("ada", "no address", null, "InvalidEmail")]
    [InlineData("ada", null, "Hello\nBcc: eve@example.com", "InvalidSubject")]
    public async Task What_cannot_be_written_is_an_error(
        string userName, string? email, string? subject, string errorId)
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateUserAsync("ada");

        var failure = await Assert.ThrowsAsync<AdminException>(() => new PortalMessageWriter(test.Run).WriteAsync(
            new SignInRequest { UserName = userName, Email = email, Subject = subject }));

        Assert.Equal((errorId, userName), (failure.ErrorId, failure.Target));
    }
}
