using System.Reflection;
using System.Runtime.InteropServices;
using AdminIam.Loading;

namespace AdminIam.Tests.Cmdlets.Loading;

/// <summary>
/// .NET Framework binds only to the exact version of an assembly with a strong name, and asks the module's handler for
/// the others. .NET Framework is not available here, so the requests are derived from metadata.
/// </summary>
public sealed class DesktopAssembliesTests : IDisposable
{
    // These are part of .NET Framework, or never used.
    private static readonly string[] NotShipped =
    [
        "mscorlib", "netstandard",
        // PowerShell itself.
        "System.Management.Automation",
        // QRCoder's bitmaps and its decoding of texts; only its drawing of text modules is used.
        "System.Drawing.Common", "System.Text.Encoding.CodePages",
        // The keys of "aws login" in AWSSDK.Core, whose package does not ask for it either.
        "System.Formats.Asn1",
    ];

    private readonly DesktopAssemblies _assemblies = new(DesktopSet.ModuleFolder);

    private readonly MetadataLoadContext _metadata = new(new PathAssemblyResolver(
    [
        .. Directory.EnumerateFiles(Path.Combine(DesktopSet.ModuleFolder, "desktop"), "*.dll"),
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "mscorlib.dll"),
    ]), "mscorlib");

    public static TheoryData<string, string> Mismatches()
    {
        TheoryData<string, string> data = [];
        foreach (var reference in DesktopSet.Mismatches)
            data.Add(reference.From, reference.FullName);
        return data;
    }

    [Fact]
    public void The_references_that_do_not_match_by_version_are_known() => Assert.Equal(
        [
            "AWSSDK.Core wants System.Text.Json 6.0.0.0",
            "AWSSDK.SSO wants System.Text.Json 6.0.0.0",
            "AWSSDK.SSOOIDC wants System.Memory 4.0.1.2",
            "AWSSDK.SSOOIDC wants System.Text.Json 6.0.0.0",
            "AdminIam.Sandbox wants System.Memory 4.0.1.2",
            "System.Text.Encodings.Web wants System.Memory 4.0.1.2",
            "System.Text.Json wants System.Memory 4.0.1.2",
            "System.Threading.Tasks.Extensions wants System.Runtime.CompilerServices.Unsafe 4.0.4.1",
        ],
        DesktopSet.Mismatches.Select(reference => $"{reference.From} wants {reference.To} {reference.Wanted}")
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void A_reference_that_does_not_match_is_answered_with_the_shipped_assembly(string from, string wanted)
    {
        var requester = _metadata.LoadFromAssemblyPath(DesktopSet.PathOf(from));

        Assert.Equal(
            DesktopSet.PathOf(new AssemblyName(wanted).Name!),
            _assemblies.Find(new ResolveEventArgs(wanted, requester)));
    }

    [Fact]
    public void Nothing_older_is_shipped_than_is_wanted() =>
        Assert.All(DesktopSet.Mismatches, reference => Assert.True(
            DesktopSet.Versions[reference.To] > reference.Wanted,
            $"{reference.From} wants {reference.To} {reference.Wanted}, not {DesktopSet.Versions[reference.To]}."));

    [Fact]
    public void What_the_assemblies_want_is_shipped_or_known_not_to_be() => Assert.Equal(
        NotShipped.Order(StringComparer.Ordinal),
        DesktopSet.References.Select(reference => reference.To).Distinct()
            .Where(name => !DesktopSet.Versions.ContainsKey(name)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_modules_own_assembly_is_answered() => Assert.Equal(
        DesktopSet.PathOf("AdminIam.Engine"),
        _assemblies.Find(new ResolveEventArgs(
            "AdminIam.Engine, Version=0.1.0.0",
            _metadata.LoadFromAssemblyPath(Path.Combine(DesktopSet.ModuleFolder, "AdminIam.dll")))));

    [Fact]
    public void Another_module_is_not_answered() =>
        Assert.Null(_assemblies.Find(new ResolveEventArgs("System.Text.Json, Version=6.0.0.0", GetType().Assembly)));

    [Fact]
    public void Another_module_in_a_folder_whose_name_begins_alike_is_not_answered()
    {
        using AdminIam.Build.TemporaryFolder folder = new();
        var module = Path.Combine(folder.PathOf("bin"), "desktop");
        var other = Path.Combine(folder.PathOf("bin2"), "AdminIam.Isolation.dll");
        Directory.CreateDirectory(module);
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        File.Copy(DesktopSet.PathOf("System.Memory"), Path.Combine(module, "System.Memory.dll"));
        File.Copy(DesktopSet.PathOf("System.Buffers"), other);

        Assert.Null(new DesktopAssemblies(folder.PathOf("bin")).Find(
            new ResolveEventArgs("System.Memory", _metadata.LoadFromAssemblyPath(other))));
    }

    [Fact]
    public void A_request_of_unknown_origin_is_answered_only_for_names_that_are_the_modules_own()
    {
        Assert.Null(_assemblies.Find(new ResolveEventArgs("System.Text.Json, Version=6.0.0.0")));
        Assert.Null(_assemblies.Find(new ResolveEventArgs("AWSSDK.Core, Version=4.0.0.0")));
        Assert.Equal(
            DesktopSet.PathOf("AdminIam.Sandbox"), _assemblies.Find(new ResolveEventArgs("AdminIam.Sandbox")));
    }

    [Fact]
    public void What_is_not_shipped_is_not_answered() => Assert.Null(_assemblies.Find(new ResolveEventArgs(
        "AdminIam.Engine.resources, Culture=de",
        _metadata.LoadFromAssemblyPath(DesktopSet.PathOf("AdminIam.Engine")))));

    public void Dispose() => _metadata.Dispose();
}
