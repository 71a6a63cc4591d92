using System.Globalization;
using AdminIam.Sandbox.Model;

namespace AdminIam.Build.Fuzzing;

/// <summary>Generates the input of an operation as a form of AWS Query, some of them with a broken structure.</summary>
internal sealed class FormGenerator(Random random, FuzzAccount account, bool isHostile)
{
    private static readonly string[] BrokenNames =
    [
        "Tags.member.0.Key", "Tags.member.01.Key", "Tags.member.x", "Tags.member.1", "Tags.member.2147483648.Key",
        "UserName.member.1", "UserName.", ".", "..", "a.b.c.d.e.f.g.h.i.j.k.l.m.n", "Action", "Version", "&", "=", "%",
        "X-Amz-Signature", "PolicyArns.member.1.arn.x", "Tags.entry.1.key", "Tags", "\0",
    ];

    private static readonly string[] BrokenText =
        ["%", "%4", "%zz", "%C3", "%FF%FE", "%ED%A0%80", "%C0%80", "&&&", "==", "+"];

    private readonly ValueGenerator _values = new(random, account, isHostile);

    public string Form(ServiceOperation operation)
    {
        List<string> pairs = [$"Action={operation.Name}", $"Version={operation.Service.Version}"];
        if (operation.Input is not null)
            AddStructure(pairs, operation.Input, "", depth: 0);
        if (isHostile)
            Break(pairs);
        return string.Join('&', pairs);
    }

    private void Break(List<string> pairs)
    {
        for (var i = random.Next(12) == 0 ? random.Next(1, 5) : 0; i > 0; i--)
            pairs.Add(Pair(BrokenNames[random.Next(BrokenNames.Length)], "a"));
        for (var i = random.Next(300) == 0 ? random.Next(6000) : 0; i > 0; i--)
            pairs.Add($"Tags.member.{i.ToString(CultureInfo.InvariantCulture)}.Key=a");
        if (random.Next(15) == 0)
            pairs.Insert(random.Next(pairs.Count), BrokenText[random.Next(BrokenText.Length)]);
        if (random.Next(15) == 0)
            pairs[random.Next(pairs.Count)] += BrokenText[random.Next(BrokenText.Length)];
    }

    private void AddStructure(List<string> pairs, Shape shape, string path, int depth)
    {
        foreach (var member in shape.Members)
        {
            var isLeftOut = shape.Required.Contains(member.Key)
                ? isHostile && random.Next(12) == 0
                : random.Next(3) > 0;
            if (isLeftOut)
                continue;
            Add(pairs, member.Value, path + member.Key, member.Key, depth);
        }
    }

    private void Add(List<string> pairs, Shape shape, string path, string member, int depth)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure when depth < 4:
                AddStructure(pairs, shape, path + ".", depth + 1);
                break;
            case ShapeKind.List:
                AddList(pairs, shape, path, member, depth);
                break;
            case ShapeKind.Map:
                pairs.Add(Pair(path + ".entry.1.key", "a"));
                Add(pairs, shape.Element!, path + ".entry.1.value", member, depth + 1);
                break;
            case ShapeKind.Integer:
                pairs.Add(Pair(path, _values.Number(shape)));
                break;
            case ShapeKind.Boolean:
                pairs.Add(Pair(path, _values.Flag()));
                break;
            case ShapeKind.Timestamp:
                pairs.Add(Pair(path, _values.Time()));
                break;
            default:
                pairs.Add(Pair(path, _values.Text(shape, member)));
                break;
        }
    }

    private void AddList(List<string> pairs, Shape shape, string path, string member, int depth)
    {
        var count = isHostile && random.Next(10) == 0 ? random.Next(60) : random.Next(4);
        if (count == 0)
            pairs.Add(Pair(path, ""));
        for (var i = 1; i <= count; i++)
            Add(pairs, shape.Element!, $"{path}.member.{i.ToString(CultureInfo.InvariantCulture)}", member, depth + 1);
    }

    // The name of a member needs no escape; an invalid name is sent as it is.
    private static string Pair(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";
}
