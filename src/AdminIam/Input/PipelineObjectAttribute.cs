using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Hides pipeline input from PowerShell logs and error records, which would otherwise show rows with their
/// passwords.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PipelineObjectAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData as PipelineObject ?? new PipelineObject(inputData);
}
