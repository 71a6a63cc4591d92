namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>A test with the AWS SDK for JavaScript. It is skipped if Node, the SDK or boto3 is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JavaScriptFactAttribute : FactAttribute
{
    public JavaScriptFactAttribute()
    {
        if (JavaScript.Packages is null)
        {
            Skip = "There is no AWS SDK for JavaScript, which .ci/run installs: "
                + "npm install --prefix ~/.cache/adminiam/js-sdk @aws-sdk/client-iam @aws-sdk/client-sts.";
        }
        else if (Python.Find(ClientTourTests.Boto3) is null)
        {
            Skip = "No Python interpreter has boto3, which has the models of the answers.";
        }
    }
}
