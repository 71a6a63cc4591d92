using AdminIam.Engine.Sessions;

namespace AdminIam.Tests.Engine;

public sealed class PartitionTests
{
    [Theory]
    [InlineData("aws", "us-east-1", "https://example.signin.aws.amazon.com/console")]
    [InlineData("aws-cn", "cn-north-1", "https://example.signin.amazonaws.cn/console")]
    [InlineData("aws-us-gov", "us-gov-west-1", "https://example.signin.amazonaws-us-gov.com/console")]
    [InlineData("aws-eusc", "eusc-de-east-1", "https://example.signin.amazonaws-eusc.eu/console")]
    public void A_partition_has_its_own_arns_region_and_sign_in_page(string name, string region, string signInUrl)
    {
        var partition = Partition.OfArn($"arn:{name}:iam::123456789012:user/alice");

        Assert.Equal((name, region), (partition.Name, partition.IamRegion));
        Assert.Equal(signInUrl, partition.SignInUrl("example"));
        Assert.Equal($"arn:{name}:iam::aws:policy/job-function/Billing", partition.ManagedPolicyArn("job-function/Billing"));
        Assert.Same(partition, Partition.OfRegion(region));
    }

    [Theory]
    [InlineData("eu-central-1", "aws")]
    [InlineData("", "aws")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    public void A_region_tells_the_partition(string region, string partition) =>
        Assert.Equal(partition, Partition.OfRegion(region).Name);

    [Theory]
    [InlineData("arn:aws:iam::123456789012:root", true, null)]
    [InlineData("arn:aws:iam::123456789012:user/alice", false, "alice")]
    [InlineData("arn:aws:iam::123456789012:user/ops/alice", false, "alice")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/Setup/AdminIam", false, null)]
    public void An_arn_tells_who_the_caller_is(string arn, bool isRoot, string? userName)
    {
        var caller = new CallerIdentity("123456789012", arn, "AIDA");

        Assert.Equal((isRoot, userName), (caller.IsRoot, caller.UserName));
    }
}
