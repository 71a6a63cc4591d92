using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Converts a policy object to its ARN, because the account and AWS may have policies of the same
/// name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PolicyReferenceAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PowerShellValue.Unwrap(inputData) is AdminPolicy policy ? policy.Arn : inputData;
}
