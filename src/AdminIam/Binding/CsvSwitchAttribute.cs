using System.Management.Automation;

namespace AdminIam.Binding;

/// <summary>Lets a CSV cell set a switch: true, yes, 1, on; false, no, 0, off, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvSwitchAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not (null or string))
            return inputData;
        return (value as string)?.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "Y" or "1" or "ON" => new SwitchParameter(true),
            null or "" or "FALSE" or "NO" or "N" or "0" or "OFF" => new SwitchParameter(false),
            _ => throw new ArgumentTransformationMetadataException(
                $"'{value}' is neither yes nor no. Use true, yes or 1; false, no or 0; or leave it empty."),
        };
    }
}
