using System.Reflection;

namespace AdminIam.Build.Help;

/// <summary>A cmdlet as its class declares it.</summary>
internal sealed record CmdletMetadata(
    Type Type,
    string Verb,
    string Noun,
    string? DefaultParameterSet,
    bool SupportsShouldProcess,
    ConfirmImpact ConfirmImpact,
    string? HelpUri,
    IReadOnlyList<Type> OutputTypes,
    IReadOnlyList<RequiredActions> RequiredActions,
    IReadOnlyList<ParameterMetadata> Parameters)
{
    private const string AllSets = "__AllParameterSets";

    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets, the default one first. A cmdlet without sets has one unnamed set.</summary>
    public IReadOnlyList<string> ParameterSets
    {
        get
        {
            string[] named =
            [
                .. Parameters.SelectMany(p => p.Bindings).Select(b => b.ParameterSet)
                    .Append(DefaultParameterSet ?? AllSets)
                    .Where(set => set != AllSets).Distinct(),
            ];
            return named.Length == 0 ? [AllSets] : [.. named.OrderByDescending(set => set == DefaultParameterSet)];
        }
    }

    public override string ToString() => Name;

    /// <summary>Null if the type is not a cmdlet.</summary>
    public static CmdletMetadata? TryRead(Type type)
    {
        var attribute = type.PowerShellAttributes("CmdletAttribute").SingleOrDefault();
        if (attribute is null || type.IsAbstract)
            return null;
        return new CmdletMetadata(
            type,
            (string)attribute.ConstructorArguments[0].Value!,
            (string)attribute.ConstructorArguments[1].Value!,
            attribute.Named<string>("DefaultParameterSetName"),
            attribute.Named<bool>("SupportsShouldProcess"),
            // The default of PowerShell is Medium.
            attribute.NamedArguments.Any(a => a.MemberName == "ConfirmImpact")
                ? (ConfirmImpact)attribute.Named<int>("ConfirmImpact")
                : ConfirmImpact.Medium,
            attribute.Named<string>("HelpUri"),
            [
                .. type.PowerShellAttributes("OutputTypeAttribute")
                    .SelectMany(output => output.ConstructorArguments[0].Elements()).OfType<Type>().Distinct(),
            ],
            Help.RequiredActions.Read(type),
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .DistinctBy(property => property.Name)
                    .Select(ParameterMetadata.TryRead).OfType<ParameterMetadata>(),
            ]);
    }

    /// <summary>Returns how a parameter binds in a set, or null if it is not in that set.</summary>
    public static ParameterBinding? BindingIn(ParameterMetadata parameter, string set) =>
        parameter.Bindings.FirstOrDefault(b => b.ParameterSet == set)
        ?? parameter.Bindings.FirstOrDefault(b => b.ParameterSet == AllSets);
}
