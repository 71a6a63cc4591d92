namespace AdminIam.Engine.Iam.Simulation;

/// <summary>The result of a policy evaluation.</summary>
public enum SimulatedDecision
{
    /// <summary>The action is allowed.</summary>
    Allowed,

    /// <summary>A statement denies the action.</summary>
    ExplicitlyDenied,

    /// <summary>No statement allows the action.</summary>
    ImplicitlyDenied,
}
