namespace AdminIam.Sandbox.State;

/// <summary>
/// The state of one service in an account. The members of its data are saved with those of the other services.
/// </summary>
internal interface IServiceState
{
    /// <summary>The object whose members are written to the state file.</summary>
    object ToData();

    /// <summary>
    /// The object whose members are written to the file of last uses; null if the service records none.
    /// </summary>
    object? ToLastUses();
}
