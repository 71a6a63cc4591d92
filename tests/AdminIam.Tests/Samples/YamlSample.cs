using AdminIam.Build;
using YamlDotNet.RepresentationModel;

namespace AdminIam.Tests.Samples;

/// <summary>A sample that its host reads as YAML. Reading one that has a key twice fails.</summary>
internal sealed class YamlSample
{
    private YamlSample(YamlNode root) => Root = root;

    public YamlNode Root { get; }

    /// <summary>The texts of all values and keys.</summary>
    public IEnumerable<string> Texts => Root.AllNodes.OfType<YamlScalarNode>().Select(node => node.Value!);

    public static YamlSample Read(string name)
    {
        using var reader = File.OpenText(Repository.PathOf("samples", "runbooks", name));
        YamlStream stream = [];
        stream.Load(reader);
        return new YamlSample(Assert.Single(stream.Documents).RootNode);
    }

    public static string Text(YamlNode node) => Assert.IsType<YamlScalarNode>(node).Value!;

    public static IReadOnlyList<YamlNode> List(YamlNode node) => [.. Assert.IsType<YamlSequenceNode>(node)];

    public static IReadOnlyList<string> Keys(YamlNode node) =>
        [.. Assert.IsType<YamlMappingNode>(node).Children.Keys.Select(Text)];
}
