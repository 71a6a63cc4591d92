using System.Xml.Linq;

namespace AdminIam.Tests.Sandbox;

/// <summary>An answer of the sandbox.</summary>
internal sealed class SandboxReply(int status, string body)
{
    private readonly Lazy<XElement> _xml = new(() => XElement.Parse(body));

    public int Status { get; } = status;

    public string Body { get; } = body;

    public string Code => Find("Code") ?? "";

    public string Message => Find("Message") ?? "";

    /// <summary>The error as "status code: message".</summary>
    public string Error => $"{Status} {Code}: {Message}";

    public bool IsTruncated => Find("IsTruncated") == "true";

    /// <summary>The text of the first element of that name.</summary>
    public string this[string name] => Find(name) ?? throw new InvalidOperationException($"No {name} in {Body}");

    public string? Find(string name) =>
        _xml.Value.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>The texts of all elements of that name.</summary>
    public List<string> All(string name) =>
        [.. _xml.Value.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    /// <summary>A number of the account's summary.</summary>
    public string? SummaryOf(string key) => _xml.Value.Descendants()
        .FirstOrDefault(entry => entry.Name.LocalName == "entry" && entry.Elements().First().Value == key)
        ?.Elements().Last().Value;
}
