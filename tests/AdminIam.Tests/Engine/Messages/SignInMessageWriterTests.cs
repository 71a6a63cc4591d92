using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Messages;

namespace AdminIam.Tests.Engine.Messages;

public sealed class SignInMessageWriterTests
{
    private static readonly SignInRequest Alice = new() { UserName = "alice" };

    [Theory]
    [InlineData("true", "choose a new password immediately")]
    [InlineData("false", "Your password is valid until")]
    public async Task A_message_names_the_page_the_user_and_what_happens_at_the_first_sign_in(string reset, string says)
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, reset);

        var message = await new SignInMessageWriter(run.Iam).WriteAsync(Alice);

        Assert.Equal("https://123456789012.signin.aws.amazon.com/console", message.SignInUrl);
        Assert.Equal("Your sign-in to the AWS account 123456789012", message.Subject);
        Assert.All([message.Text, message.Html], text =>
        {
            Assert.Contains(message.SignInUrl, text, StringComparison.Ordinal);
            Assert.Contains("alice", text, StringComparison.Ordinal);
            Assert.Contains(says, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Given-4711", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_address_is_the_one_given_or_the_users_tag()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "true");
        var writer = new SignInMessageWriter(run.Iam);
        Assert.Null((await writer.WriteAsync(Alice)).To);

        await run.Root.OkAsync(
            "TagUser", ("UserName", "alice"), ("Tags.member.1.Key", "email"),
            ("Tags.member.1.Value", "alice@example.com"));

        Assert.Equal("alice@example.com", (await writer.WriteAsync(Alice)).To);
        Assert.Equal("other@example.com", (await writer.WriteAsync(Alice with { Email = "other@example.com" })).To);
    }

    [Theory]
    [InlineData("no address", null, "InvalidEmail")]
    [InlineData(null, "Hello\nBcc: eve@example.com", "InvalidSubject")]
    public async Task What_would_break_the_headers_is_refused(string? email, string? subject, string errorId)
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "true");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new SignInMessageWriter(run.Iam).WriteAsync(Alice with { Email = email, Subject = subject }));

        Assert.Equal(errorId, failure.ErrorId);
    }

    [Fact]
    public async Task A_user_without_a_password_and_a_user_that_does_not_exist_get_no_message()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var writer = new SignInMessageWriter(run.Iam);

        Assert.Equal(
            "NoConsolePassword", (await Assert.ThrowsAsync<AdminException>(() => writer.WriteAsync(Alice))).ErrorId);
        Assert.Equal(
            "UserNotFound",
            (await Assert.ThrowsAsync<AdminException>(
                () => writer.WriteAsync(new SignInRequest { UserName = "bob" }))).ErrorId);
    }

    [Fact]
    public async Task The_message_of_a_planned_user_asks_AWS_for_nothing_about_the_user()
    {
        using var run = await TestRun.StartAsync();

        var message = await new SignInMessageWriter(run.Iam).WriteAsync(Alice with { IsPlanned = true });

        Assert.Contains("choose a new password immediately", message.Text, StringComparison.Ordinal);
        Assert.Null(message.To);
    }

    [Fact]
    public async Task Markup_in_a_URL_is_text_in_the_message()
    {
        using var run = await TestRun.StartAsync();
        var request = Alice with { IsPlanned = true, SignInUrl = "https://x.example.com/?a=1&b=\"<script>\"" };

        var message = await new SignInMessageWriter(run.Iam).WriteAsync(request);

        Assert.DoesNotContain("<script>", message.Html, StringComparison.Ordinal);
        Assert.Contains("&amp;b=", message.Html, StringComparison.Ordinal);
    }

    private static async Task CreateAsync(TestRun run, string reset)
    {
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync(
            "CreateLoginProfile", ("UserName", "alice"), ("Password", "Given-4711"), ("PasswordResetRequired", reset));
    }
}
