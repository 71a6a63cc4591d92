namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>A test that needs a Python package; skipped where no interpreter has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    /// <summary>Names the package, and the code that only runs where the package can be used.</summary>
    public PythonFactAttribute(string package, string code)
    {
        Package = package;
        Code = code;
        if (Python.Find(code) is null)
            Skip = $"No Python here can import what this test needs: apt-get install {package}.";
    }

    public string Package { get; }

    public string Code { get; }
}
