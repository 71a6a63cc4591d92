using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Tests.Engine.Iam.Policies;

public sealed class PolicyDocumentTests
{
    private const string Start = "{\n  \"Version\": \"2012-10-17\",\n  ";

    public static TheoryData<string, string> Partitions => new()
    {
        { "us-east-1", "aws" }, { "cn-north-1", "aws-cn" }, { "us-gov-west-1", "aws-us-gov" },
        { "eusc-de-east-1", "aws-eusc" },
    };

    [Theory]
    [MemberData(nameof(Partitions))]
    public void Templates_have_the_arns_of_the_partition_and_keep_policy_variables(string region, string partition)
    {
        foreach (var name in PolicyTemplate.Names)
            PolicyTemplate.Load(name, Partition.OfRegion(region)!).Document.Check(name, 6144);

        var own = PolicyTemplate.Load("manageowncredentials", Partition.OfRegion(region)!);

        Assert.Contains(
            $"\"arn:{partition}:iam::*:user/${{aws:username}}\"", own.Document.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("{partition}", own.Document.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_about_an_unknown_template_lists_the_existing_ones()
    {
        var failure = Assert.Throws<AdminException>(() => PolicyTemplate.Load("HSM", Partition.OfRegion("us-east-1")!));

        Assert.Equal("TemplateNotFound", failure.ErrorId);
        Assert.Contains("CloudHSM, ManageOwnCredentials", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("{", "line 1, column 2")]
    [InlineData(Start + "\"Statement\": [ { \"Sid\": \"\u00E9\u00E9\", } ] }", "line 3, column 33")]
    [InlineData(Start + "\"Version\": \"2012-10-17\" }", "line 3, column 3, Version: 'Version' is a duplicate")]
    [InlineData("[]", "line 1, column 1: A policy must be an object")]
    [InlineData(Start + "\"Statement\": { \"Sid\": \"a b\" } }", "line 3, column 25, Statement.Sid")]
    [InlineData(
        Start + "\"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"NotAction\": \"*\" } }",
        "both Action and NotAction")]
    [InlineData(
        Start + "\"Statement\": { \"Effect\": \"Allow\", \"Action\": [], \"Resource\": \"*\" } }", "empty list")]
    [InlineData(
        Start + "\"Statement\": { \"Effect\": \"Allow\", \"Action\": [1], \"Resource\": \"*\" } }",
        "Statement.Action[0]")]
    [InlineData(
        Start + "\"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"bucket\" } }",
        "neither an ARN")]
    [InlineData(
        Start
            + "\"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": { "
            + "\"Bool\": 1 } } }",
        "Condition.Bool")]
    public void Errors_contain_their_position(string json, string says)
    {
        var failure = Assert.Throws<AdminException>(() => PolicySource.FromText(json).Check("Own", 6144));

        Assert.Equal("MalformedPolicyDocument", failure.ErrorId);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_are_compared_by_content()
    {
        var document = PolicySource.FromText("{\"Version\":\"2012-10-17\",\"Statement\":[]}");

        Assert.True(document.IsEquivalentTo("{ \"Statement\": [ ],\n \"Version\": \"2012-10-17\" }"));
        Assert.False(document.IsEquivalentTo("{\"Version\":\"2012-10-17\",\"Statement\":[{}]}"));
    }

    [Theory]
    [InlineData("{\"Effect\":\"Allow\",\"Action\":\"IAM:Change*\",\"Resource\":\"*\"}", true)]
    [InlineData("{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}", true)]
    [InlineData("{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"Resource\":\"*\"}", false)]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:iam::*:user/${aws:username}\"}", true)]
    [InlineData("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:iam::*:user/bob\"}", false)]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
        + "{\"Bool\":{\"aws:MultiFactorAuthPresent\":true}}}",
        false)]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
        + "{\"Effect\":\"Deny\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}",
        false)]
    public void A_permission_that_everybody_has_is_recognized(string statements, bool has) =>
        Assert.Equal(has, PolicyDocument.Parse($"{{\"Statement\":[{statements}]}}").AllowsForEverybody(
            "iam:ChangePassword"));
}
