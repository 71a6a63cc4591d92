using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services;

/// <summary>A call, as an operation receives it.</summary>
internal class Call(CallFacts facts)
{
    public CallFacts Facts { get; } = facts;

    public Input Input => Facts.Input;

    public DateTime Now => Facts.Now;

    /// <summary>The time as AWS records it, to the second.</summary>
    public DateTime Timestamp { get; } = WholeSeconds.Of(facts.Now);

    /// <summary>The time at which a resource that this call creates becomes visible to other calls.</summary>
    public DateTime VisibleFrom => Facts.VisibleFrom;

    /// <summary>The ARN of the resource that policies must allow.</summary>
    public string Resource => Facts.Service.Operations.Find(Facts.Operation.Name)!.Resource(this);

    /// <summary>A required text of the input.</summary>
    public string Text(string name) => Input.Text(name);
}
