using AdminIam.Build.Staging;
using AdminIam.Build.Testing;

namespace AdminIam.Build.Commands;

internal sealed class TestCommand : ICommand
{
    public string Name => "test";

    public string Arguments => "[--filter <text>]";

    public string Summary => "builds, then runs the tests whose name has the text: xunit, and Pester where pwsh is";

    public async Task<int> RunAsync(string[] arguments)
    {
        string? filter = arguments switch
        {
            [] => null,
            ["--filter", string text] when text.Length > 0 => text,
            _ => throw new UsageException($"'{string.Join(' ', arguments)}' is not understood here."),
        };
        await ModuleBuild.RunAsync();
        TestCounts counts = await XunitRun.RunAsync(filter) + await PowerShellRun.TestAsync(filter);
        if (filter is null)
            counts += await PowerShellRun.AnalyzeAsync();
        if (counts.Passed + counts.Failed == 0)
            Console.WriteLine("No test was run.");
        Console.WriteLine(counts);
        return counts is { Failed: 0, Passed: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }
}
