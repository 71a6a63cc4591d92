using System.Collections;
using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Tests.Engine.Iam.Policies.Documents;

public sealed class PolicySourceTests
{
    private const string Json =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";

    [Theory]
    [InlineData(Json)]
    [InlineData("\uFEFF" + Json)]
    [InlineData(" \r\n\t" + Json)]
    public void A_mark_and_leading_space_are_no_part_of_the_document(string text)
    {
        var source = PolicySource.FromText(text);

        source.Check("Own", 6144);
        Assert.Equal((Json, Json.Length), (source.Json, source.Size));
    }

    [Fact]
    public void White_space_does_not_count_towards_the_size()
    {
        var source = PolicySource.FromText(Json.Replace("\":", "\" :\n ", StringComparison.Ordinal));

        source.Check("Own", Json.Length);
        var failure = Assert.Throws<AdminException>(() => source.Check("Own", Json.Length - 1));
        Assert.Equal(
            ("PolicyTooLarge", ErrorKind.LimitExceeded, "Own"), (failure.ErrorId, failure.Kind, failure.Target));
    }

    [Fact]
    public void A_mistake_is_named_with_the_file_the_line_and_the_column()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("policy.json");
        File.WriteAllText(path, "\n\n{\"Version\":\"2012-10-17\",\n \"Statment\":[]}");

        var failure = Assert.Throws<AdminException>(() => PolicySource.FromFile(path).Check("Own", 6144));

        Assert.Equal("MalformedPolicyDocument", failure.ErrorId);
        Assert.Contains($"'{path}', line 4, column 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_value_is_named_by_its_member_and_not_by_a_line()
    {
        var failure = Assert.Throws<AdminException>(() => PolicySource.FromValue(new Hashtable
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new Hashtable { ["Effect"] = "Permit", ["Action"] = "*", ["Resource"] = "*" },
        }).Check("Own", 6144));

        Assert.Contains("Statement.Effect", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_file_in_place_of_a_document_is_recognized() => Assert.Contains(
        "-Path", Assert.Throws<AdminException>(() => PolicySource.FromText("policy.json").Check("Own", 6144)).Advice,
        StringComparison.Ordinal);

    [Fact]
    public void Of_many_doubts_the_first_five_are_listed()
    {
        var actions = string.Join(",", Enumerable.Repeat("\"s3:a\u00A0\"", 8));

        var doubts = PolicySource.FromText(Json.Replace("\"s3:*\"", $"[{actions}]", StringComparison.Ordinal)).Warnings;

        Assert.Equal(6, doubts.Count);
        Assert.Contains("U+00A0", doubts[0], StringComparison.Ordinal);
        Assert.Equal("There are 3 more warnings.", doubts[5]);
    }

    [Fact]
    public void Documents_that_say_the_same_are_the_same()
    {
        var source = PolicySource.FromText(Json);

        Assert.True(source.IsEquivalentTo(
            "{ \"Statement\": { \"Resource\": \"*\", \"Action\": "
                + "\"s3:*\", \"Effect\": \"Allow\" }, \"Version\": \"2012-10-17\" }"));
        Assert.False(source.IsEquivalentTo(Json.Replace("s3:*", "s3:Get*", StringComparison.Ordinal)));
    }
}
