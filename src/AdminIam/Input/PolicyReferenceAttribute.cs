using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Takes a policy by its ARN: the account may have a policy of the same name as AWS.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PolicyReferenceAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PowerShellValue.Unwrap(inputData) is AdminPolicy policy ? policy.Arn : inputData;
}
