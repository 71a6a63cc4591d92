using System.CommandLine;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Console;

/// <summary>An option of the command line, and the setting that it sets.</summary>
internal sealed class SettingOption
{
    private readonly Action<ParseResult, SandboxOptions> _apply;

    private SettingOption(Option option, Action<ParseResult, SandboxOptions> apply)
    {
        Option = option;
        _apply = apply;
    }

    public Option Option { get; }

    public static SettingOption Create<T>(
        string name, string description, SettingValue<T> value, Action<SandboxOptions, T> set)
    {
        var option = new Option<T?>(name)
        {
            Description = description,
            HelpName = value.HelpName,
            CustomParser = argument =>
            {
                var text = argument.Tokens.Single().Value;
                if (value.TryRead(text, out var read))
                    return read;
                argument.AddError($"{name} takes {value.Expected}, not '{text}'.");
                return default;
            },
        };
        return new SettingOption(option, (parsed, options) =>
        {
            if (parsed.GetResult(option) is not null)
                set(options, parsed.GetValue(option)!);
        });
    }

    public static SettingOption Flag(string name, string description, Action<SandboxOptions> set)
    {
        var option = new Option<bool>(name) { Description = description };
        return new SettingOption(option, (parsed, options) =>
        {
            if (parsed.GetValue(option))
                set(options);
        });
    }

    /// <summary>Sets the setting if the option was given.</summary>
    public void Apply(ParseResult arguments, SandboxOptions options) => _apply(arguments, options);
}
