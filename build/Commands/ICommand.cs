namespace AdminIam.Build.Commands;

internal interface ICommand
{
    string Name { get; }

    /// <summary>The arguments as the usage text shows them; empty where there are none.</summary>
    string Arguments { get; }

    string Summary { get; }

    /// <summary>Does the work and returns the exit code.</summary>
    Task<int> RunAsync(string[] arguments);
}
