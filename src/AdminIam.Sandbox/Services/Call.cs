using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services;

/// <summary>A call that an operation works on.</summary>
internal class Call(CallFacts facts)
{
    public CallFacts Facts { get; } = facts;

    public Input Input => Facts.Input;

    public DateTime Now => Facts.Now;

    /// <summary>The time as AWS notes it: to the second.</summary>
    public DateTime Timestamp { get; } = WholeSeconds.Of(facts.Now);

    /// <summary>When what this call creates is visible to other calls.</summary>
    public DateTime VisibleFrom => Facts.VisibleFrom;

    /// <summary>A required text of the input.</summary>
    public string Text(string name) => Input.Text(name);
}
