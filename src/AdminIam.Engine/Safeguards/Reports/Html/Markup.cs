namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>Markup whose values are already encoded.</summary>
/// <param name="Text">The markup.</param>
internal sealed record Markup(string Text)
{
    /// <summary>No markup.</summary>
    public static Markup None { get; } = new(string.Empty);

    /// <summary>Returns both, one after the other.</summary>
    public static Markup operator +(Markup left, Markup right) => new(left.Text + right.Text);
}
