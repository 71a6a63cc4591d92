using System.Management.Automation;
using AdminIam.Engine.Secrets;

namespace AdminIam.Binding;

/// <summary>Lets a CSV cell hold a secret, which becomes a SecureString at once; an empty cell is none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvSecretAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
            return inputData;
        return text.Length == 0 ? null : SecretText.Protect(text);
    }
}
