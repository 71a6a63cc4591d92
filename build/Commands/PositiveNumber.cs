using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AdminIam.Build.Commands;

/// <summary>Options whose values are positive integers.</summary>
internal static class PositiveNumber
{
    public static Option<int> Option(string name, string description, int defaultValue)
    {
        Option<int> option = new(name)
        {
            HelpName = "number",
            Description = description,
            DefaultValueFactory = _ => defaultValue,
        };
        option.Validators.Add(Check);
        return option;
    }

    public static void Check(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number == 0)
            {
                result.AddError($"'{token.Value}' is not a whole number above zero.");
            }
        }
    }
}
