using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;

namespace AdminIam.Tests.Engine.Aws.Sessions;

public sealed class PartitionTests
{
    [Theory]
    [InlineData("aws", "us-east-1", "https://example.signin.aws.amazon.com/console")]
    [InlineData("aws-cn", "cn-north-1", "https://example.signin.amazonaws.cn/console")]
    [InlineData("aws-us-gov", "us-gov-west-1", "https://example.signin.amazonaws-us-gov.com/console")]
    [InlineData("aws-eusc", "eusc-de-east-1", "https://example.signin.amazonaws-eusc.eu/console")]
    [InlineData("aws-iso", "us-iso-east-1", "https://example.signin.c2shome.ic.gov/console")]
    [InlineData("aws-iso-b", "us-isob-east-1", "https://example.signin.sc2shome.sgov.gov/console")]
    [InlineData("aws-iso-e", "eu-isoe-west-1", "https://example.signin.csphome.adc-e.uk/console")]
    [InlineData("aws-iso-f", "us-isof-south-1", "https://example.signin.csphome.hci.ic.gov/console")]
    public void A_partition_has_its_own_arns_region_and_sign_in_page(string name, string region, string signInUrl)
    {
        var partition = Partition.OfArn($"arn:{name}:iam::123456789012:user/alice");

        Assert.Equal(
            (name, region),
            (partition.Name, IamService.Description.RegionIn(partition.Name, partition.GlobalRegion, "eu-west-1")));
        Assert.Equal(signInUrl, partition.SignInUrl("example"));
        Assert.Equal(
            $"arn:{name}:iam::aws:policy/job-function/Billing", partition.ManagedPolicyArn("job-function/Billing"));
        Assert.Same(partition, Partition.OfRegion(region));
    }

    [Theory]
    [InlineData("eu-central-1", "aws")]
    [InlineData("us-west-2", "aws")]
    [InlineData("ap-southeast-9", "aws")]
    [InlineData("il-central-1", "aws")]
    [InlineData("aws-global", "aws")]
    [InlineData("us-iso-west-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-east-1", "aws-iso-f")]
    [InlineData("eusc-de-east-2", "aws-eusc")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    public void A_region_determines_the_partition(string region, string partition) =>
        Assert.Equal(partition, Partition.OfRegion(region)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("eu-central")]
    [InlineData("eu-centrl-1")]
    [InlineData("eu--1")]
    [InlineData("europe-central-1")]
    [InlineData("EU-CENTRAL-1")]
    [InlineData("eu-central-1 ")]
    [InlineData("us-iso-1")]
    public void An_impossible_region_has_no_partition(string region) => Assert.Null(Partition.OfRegion(region));

    [Fact]
    public void Every_region_of_the_sdk_has_the_partition_of_the_sdk() =>
        Assert.All(
            // A name of the SDK for S3 addressing.
            Amazon.RegionEndpoint.EnumerableAllRegions.Where(region => region.SystemName != "us-east-1-regional"),
            region => Assert.Equal(region.PartitionName, Partition.OfRegion(region.SystemName)?.Name));

    [Theory]
    [InlineData("arn:aws:iam::123456789012:root", true, null)]
    [InlineData("arn:aws:iam::123456789012:user/alice", false, "alice")]
    [InlineData("arn:aws:iam::123456789012:user/ops/alice", false, "alice")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/Setup/AdminIam", false, null)]
    public void An_arn_identifies_the_caller(string arn, bool isRoot, string? userName)
    {
        var caller = new CallerIdentity("123456789012", arn, "AIDA");

        Assert.Equal((isRoot, userName), (caller.IsRoot, caller.UserName));
    }
}
