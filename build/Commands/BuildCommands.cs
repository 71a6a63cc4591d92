using System.CommandLine;

namespace AdminIam.Build.Commands;

/// <summary>The commands of the build program.</summary>
internal static class BuildCommands
{
    public static RootCommand Create() => new("Builds, tests, demonstrates and measures AdminIam.")
    {
        BuildCommand.Create(),
        TestCommand.Create(),
        DocsCommand.Create(),
        DemoCommand.Create(),
        BenchCommand.Create(),
        PackCommand.Create(),
        FuzzCommand.Create(),
    };
}
