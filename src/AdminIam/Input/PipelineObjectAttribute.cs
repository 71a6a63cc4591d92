using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>
/// Hides an object of the pipeline from PowerShell's logs and error records, which would show a row with the passwords
/// that are in it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PipelineObjectAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData as PipelineObject ?? new PipelineObject(inputData);
}
