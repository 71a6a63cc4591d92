using System.Globalization;
using System.Net;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>Writes HTML. Every value in a markup template is encoded, because names and reasons are under the control
/// of others.</summary>
/// <param name="output">The writer.</param>
internal sealed class HtmlText(TextWriter output)
{
    /// <summary>Writes a line of constant markup.</summary>
    /// <param name="markup">Markup without values.</param>
    public void Constant(string markup) => Line(markup);

    /// <summary>Writes a line of markup.</summary>
    /// <param name="template">The markup. Its values are encoded, except those of the type
    /// <see cref="Markup"/>.</param>
    public void Write(FormattableString template) => Line(Format(template));

    /// <summary>Returns markup.</summary>
    /// <param name="template">The markup. Its values are encoded, except those of the type
    /// <see cref="Markup"/>.</param>
    public static Markup Of(FormattableString template) => new(Format(template));

    /// <summary>Returns a text as it is written. Hidden characters, with which a name can imitate another one, are
    /// shown as code points.</summary>
    /// <param name="text">Any text.</param>
    public static string Encode(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));

    private static string Format(FormattableString template) => string.Format(
        CultureInfo.InvariantCulture, template.Format, Array.ConvertAll(template.GetArguments(), Value));

    private static object Value(object? value) => value switch
    {
        null => string.Empty,
        Markup markup => markup.Text,
        _ => Encode(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    private void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }
}
