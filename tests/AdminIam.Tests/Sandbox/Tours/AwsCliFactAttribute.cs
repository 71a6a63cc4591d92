namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>A test by way of the AWS CLI, as an independent client; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute()
    {
        if (AwsCli.Path is null)
            Skip = "The AWS CLI is not on the PATH.";
    }
}
