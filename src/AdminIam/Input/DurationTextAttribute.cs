using System.Management.Automation;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Input;

/// <summary>Accepts a duration as the ISO 8601 text of AWS, such as PT8H. Other text is converted by
/// PowerShell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var text = PowerShellValue.TextOf(inputData)?.Trim();
        return text?.StartsWith("P", StringComparison.OrdinalIgnoreCase) == true
            && SessionDurationText.Parse(text) is { } duration
            ? duration
            : inputData;
    }
}
