namespace AdminIam.Sandbox.State;

/// <summary>
/// What one service keeps of an account. The members of its data are saved beside those of the other services.
/// </summary>
internal interface IServiceState
{
    /// <summary>The object whose members are written to the state file.</summary>
    object ToData();

    /// <summary>
    /// The object whose members are written to the file of last uses; null where the service notes none.
    /// </summary>
    object? ToLastUses();
}
