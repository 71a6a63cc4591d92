using System.Management.Automation;

namespace AdminIam.Binding;

/// <summary>Lets a name stand for a user; a row of a CSV is left to its columns.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UserOrNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string name ? new AdminUser(name, outcome: null) : inputData;
    }
}
