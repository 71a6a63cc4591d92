using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services;

/// <summary>The operations of a service, which accept its own type of call.</summary>
internal sealed class OperationTable<TCall> : OperationTable
    where TCall : Call
{
    /// <param name="name">The operation's name in the service's model.</param>
    /// <param name="run">Runs the operation.</param>
    /// <param name="resource">Returns the ARN of the resource that policies must allow.</param>
    public void Add(string name, Func<TCall, Output> run, Func<TCall, string> resource) =>
        Add(name, (Call call) => run((TCall)call), call => resource((TCall)call));
}
