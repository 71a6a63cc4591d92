using System.Management.Automation;

namespace AdminIam.Binding;

/// <summary>Takes a policy from the pipeline by its ARN: the account may have a policy of the same name as AWS.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PolicyRefAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is AdminPolicy policy ? policy.Arn : inputData;
}
