namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>A test that requires a Python package. It is skipped if no interpreter has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    /// <summary>Specifies the package, and code that runs only if the package is available.</summary>
    public PythonFactAttribute(string package, string code)
    {
        Package = package;
        Code = code;
        if (Python.Find(code) is null)
            Skip = $"No Python interpreter has the required package: apt-get install {package}.";
    }

    public string Package { get; }

    public string Code { get; }
}
