using System.Text;

namespace AdminIam.Build.Fuzzing;

/// <summary>A generated request.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="Operation">The operation, such as <c>iam:GetUser</c>; null where the request names none.</param>
internal sealed record FuzzRequest(byte[] Bytes, string? Operation)
{
    private const int ShownBytes = 2000;

    /// <summary>The start of the request, for a person who repeats it.</summary>
    public override string ToString() => Encoding.Latin1.GetString(Bytes, 0, Math.Min(Bytes.Length, ShownBytes));
}
