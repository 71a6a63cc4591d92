using System.Reflection;
using AdminIam.Permissions;

namespace AdminIam.Build.Help;

/// <summary>AWS actions that a cmdlet calls, as one attribute of its class states them.</summary>
internal sealed record RequiredActions(
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Parameters,
    string When,
    string Otherwise)
{
    /// <summary>Whether a parameter or its absence causes the calls.</summary>
    public bool DependsOnParameter => Parameters.Count > 0 || When.Contains(" -", StringComparison.Ordinal);

    /// <summary>Reads the attributes of a cmdlet and of its base classes, its own first.</summary>
    public static IReadOnlyList<RequiredActions> Read(Type cmdlet)
    {
        List<RequiredActions> all = [];
        for (var type = cmdlet; type is not null; type = type.BaseType)
        {
            all.AddRange(type.GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType.Name == "RequiresActionsAttribute").Select(Read));
        }

        return all;
    }

    /// <summary>The page about an action in the API reference of AWS.</summary>
    public static Uri PageOf(string action) => ActionPage.Of(action);

    /// <summary>Returns the notes of the help about all actions, one line each; none if nothing is stated.</summary>
    public static IReadOnlyList<string> Describe(string cmdlet, IReadOnlyList<RequiredActions> all)
    {
        if (all.Count == 0)
            return [];
        var called = all.Where(one => one.Actions.Count > 0).ToList();
        if (called.Count == 0)
            return [$"{cmdlet} requires no AWS permissions."];
        return
        [
            "AWS actions:",
            .. called.GroupBy(one => (one.Condition, one.Otherwise))
                .OrderBy(group => group.Key.Condition.Length > 0)
                .Select(group => $"- {group.Key.Condition}{Names(group)}{Optional(group.Key.Otherwise)}"),
            $"Get-AdminCommandPermission {cmdlet} -AsPolicy returns the policy that allows them.",
        ];
    }

    private string Condition => (Parameters.Count, When.Length) switch
    {
        (0, 0) => "",
        (0, _) => $"{char.ToUpperInvariant(When[0])}{When[1..]}: ",
        (_, 0) => $"With {Options}: ",
        _ when When.StartsWith("with ", StringComparison.Ordinal) => $"With {Options} and {When["with ".Length..]}: ",
        _ => $"With {Options}, {When}: ",
    };

    private string Options => string.Join(" or ", Parameters.Select(parameter => "-" + parameter));

    private static string Names(IEnumerable<RequiredActions> all) =>
        string.Join(", ", all.SelectMany(one => one.Actions).Distinct());

    private static string Optional(string otherwise) =>
        otherwise.Length == 0 ? "" : $" (optional; otherwise {otherwise})";

    private static RequiredActions Read(CustomAttributeData attribute) => new(
        [.. attribute.ConstructorArguments.SelectMany(argument => argument.Elements()).OfType<string>()],
        [
            .. attribute.NamedArguments.Where(argument => argument.MemberName == nameof(Parameters))
                .SelectMany(argument => argument.TypedValue.Elements()).OfType<string>(),
        ],
        attribute.Named<string>(nameof(When)) ?? "",
        attribute.Named<string>(nameof(Otherwise)) ?? "");
}
