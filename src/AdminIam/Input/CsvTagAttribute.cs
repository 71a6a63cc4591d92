using System.Collections;
using System.Management.Automation;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Input;

/// <summary>Accepts tags as text, <c>Department=Ops;CostCenter=1234</c>, or as a list of such texts.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvTagAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PowerShellValue.Unwrap(inputData);
        var text = value switch
        {
            string one => one,
            IEnumerable list when value is not IDictionary => Join(list),
            _ => null,
        };
        if (text is null)
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

    private static string Join(IEnumerable list) => string.Join(";", list.Cast<object?>().Select(item =>
        PowerShellValue.TextOf(item) ?? throw new ArgumentTransformationMetadataException(
            $"Tags must be text or a hashtable, not a list that contains {TypeDescription.Of(item)}. "
            + "Write tags as key=value;key=value.")));
}
