namespace AdminIam.Sandbox.Model;

/// <summary>
/// A structure of an answer. Operations name members as the model does; the model orders and writes them. A null member
/// is left out.
/// </summary>
internal sealed class Output : Dictionary<string, object?>
{
    public static readonly Output Empty = [];

    public Output()
        : base(StringComparer.Ordinal)
    {
    }
}
