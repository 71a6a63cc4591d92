using System.Management.Automation;
using AdminIam.Engine.Names;

namespace AdminIam.Binding;

/// <summary>Lets a CSV cell hold tags: <c>Department=Ops;CostCenter=1234</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvTagAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
            return inputData;
        try
        {
            return TagTable.Of(IamTags.Parse(text));
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
