using System.Reflection;

namespace AdminIam.Tests.Cmdlets.Output;

/// <summary>
/// The public surface of AdminIam.dll is in the default load context, where a type of a dependency could be that of
/// another module.
/// </summary>
public sealed class PublicSurfaceTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_type_of_a_dependency_is_visible()
    {
        var leaks =
            from type in module.Assembly.GetExportedTypes()
            from used in TypesUsedBy(type).SelectMany(Unwrap).Distinct()
            where IsOfDependency(used)
            select $"{type.FullName} shows {used.FullName}";

        Assert.Empty(leaks);
    }

    private static bool IsOfDependency(Type type)
    {
        var assembly = type.Assembly.GetName().Name!;
        return assembly.StartsWith("AWSSDK.", StringComparison.Ordinal)
            || assembly.StartsWith("AdminIam.", StringComparison.Ordinal);
    }

    private static IEnumerable<Type> TypesUsedBy(Type type)
    {
        var methods = type.GetMethods(Declared).Cast<MethodBase>()
            .Concat(type.GetConstructors(Declared))
            .Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);
        var fields = type.GetFields(Declared)
            .Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly);
        return new[] { type.BaseType }.OfType<Type>()
            .Concat(type.GetInterfaces())
            .Concat(fields.Select(field => field.FieldType))
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(type.GetProperties(Declared).Append<MemberInfo>(type)
                .SelectMany(member => member.GetCustomAttributesData()).Select(attribute => attribute.AttributeType));
    }

    private static IEnumerable<Type> Unwrap(Type type)
    {
        if (type.HasElementType)
            return Unwrap(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type) : [type];
    }
}
