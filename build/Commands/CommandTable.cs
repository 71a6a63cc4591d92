namespace AdminIam.Build.Commands;

internal static class CommandTable
{
    public static ICommand[] All { get; } =
        [new BuildCommand(), new TestCommand(), new DemoCommand(), new BenchCommand(), new PackCommand(), new FuzzCommand()];

    public static void RefuseArguments(string[] arguments)
    {
        if (arguments.Length > 0)
            throw new UsageException($"'{arguments[0]}' is not understood here.");
    }
}
