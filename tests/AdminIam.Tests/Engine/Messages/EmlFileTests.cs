using AdminIam.Build;
using AdminIam.Engine.Messages;

namespace AdminIam.Tests.Engine.Messages;

public sealed class EmlFileTests
{
    [Theory]
    [InlineData("alice", "alice.eml")]
    [InlineData("a=b@example.com", "a=b@example.com.eml")]
    [InlineData("../../etc/x", "..%2F..%2Fetc%2Fx.eml")]
    [InlineData(@"EXAMPLE\alice", "EXAMPLE%5Calice.eml")]
    [InlineData("..%2Fx", "..%252Fx.eml")]
    public void A_draft_is_in_its_folder_whatever_the_name_of_the_user_is(string userName, string file)
    {
        using var folder = new TemporaryFolder();
        var message = new SignInMessage(userName, null, null, "Hello", "https://example.com", "text", "<p>text</p>");

        var path = EmlFile.Save(message, folder.PathOf("drafts"), overwrite: false);

        Assert.Equal(Path.Combine(folder.PathOf("drafts"), file), path);
        Assert.Equal([path], Directory.GetFiles(folder.PathOf("drafts")));
    }
}
