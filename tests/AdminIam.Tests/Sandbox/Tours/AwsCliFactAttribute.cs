namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>A test with the AWS CLI as an independent client. It is skipped if the CLI is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute()
    {
        if (AwsCli.Path is null)
            Skip = "The AWS CLI is not on the PATH.";
    }
}
