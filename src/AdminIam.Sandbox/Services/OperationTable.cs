using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services;

/// <summary>The operations of one service by their names.</summary>
internal abstract class OperationTable
{
    private static readonly string[] ReadingVerbs =
        ["Get", "List", "Describe", "Search", "Is", "Simulate", "Generate", "Assume", "Decode"];

    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    /// <summary>The operation; null where the service does not implement it.</summary>
    public Operation? Find(string name) => _operations.TryGetValue(name, out var operation) ? operation : null;

    protected void Add(string name, Func<Call, Output> run, Func<Call, string> resource)
    {
        var changes = !Array.Exists(ReadingVerbs, verb => name.StartsWith(verb, StringComparison.Ordinal));
        _operations.Add(name, new Operation(run, resource, changes));
    }
}
