namespace AdminIam.Tests.Sandbox;

/// <summary>A test that needs a package of Debian's Python; skipped where it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    /// <summary>Names the package, and the code that only runs where the package can be used.</summary>
    public PythonFactAttribute(string package, string code)
    {
        Package = package;
        Code = code;
        if (!Python.Runs(code))
            Skip = $"{Python.Path} cannot import what this test needs: apt-get install {package}.";
    }

    public string Package { get; }

    public string Code { get; }
}
