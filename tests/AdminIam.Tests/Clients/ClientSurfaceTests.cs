using System.Reflection;
using System.Text.Json;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Tests.Clients;

/// <summary>The clients' APIs, compared with the service models.</summary>
public sealed class ClientSurfaceTests
{
    public static TheoryData<string> Services => [.. ModelledService.All.Keys];

    public static IEnumerable<object[]> Operations => ModelledService.All.SelectMany(s =>
        s.Value.Model.GetProperty("operations").EnumerateObject().Select(o => new object[] { s.Key, o.Name }));

    [Fact]
    public void The_models_have_all_operations() => Assert.Equal(
        ["IdentityManagementService 95", "IdentityStore 19", "Organizations 16", "SSOAdmin 38"],
        Operations.CountBy(o => o[0]).Select(s => $"{s.Key} {s.Value}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_is_on_interface_and_client(string serviceName, string operation)
    {
        var service = ModelledService.All[serviceName];
        var request = service.TypeOf($"Model.{operation}Request");
        var response = service.TypeOf($"Model.{operation}Response");

        Type[] types = [service.TypeOf($"IAmazon{serviceName}"), service.TypeOf($"Amazon{serviceName}Client")];
        foreach (var type in types)
        {
            var method = type.GetMethod(operation + "Async", [request, typeof(CancellationToken)]);
            Assert.NotNull(method);
            Assert.Equal(typeof(Task<>).MakeGenericType(response), method.ReturnType);
            Assert.True(method.GetParameters()[1].HasDefaultValue);
        }

        Assert.True(request.IsSubclassOf(service.TypeOf($"Amazon{serviceName}Request")));
        Assert.True(response.IsSubclassOf(typeof(AmazonWebServiceResponse)));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Requests_and_responses_have_the_model_s_members(string serviceName, string operation)
    {
        var service = ModelledService.All[serviceName];
        var json = service.Model.GetProperty("operations").GetProperty(operation);
        AssertMembers(service, json, "input", operation + "Request");
        AssertMembers(service, json, "output", operation + "Response");
    }

    [Theory]
    [InlineData("IdentityManagementService", 24)]
    [InlineData("IdentityStore", 7)]
    [InlineData("Organizations", 15)]
    [InlineData("SSOAdmin", 7)]
    public void Every_error_of_the_model_is_an_exception(string serviceName, int count)
    {
        var service = ModelledService.All[serviceName];
        var errors = service.Shapes.Where(s => s.Value.TryGetProperty("exception", out _)).Select(s => s.Name).ToList();

        Assert.Equal(count, errors.Count);
        Assert.All(errors, name => Assert.Equal(
            service.TypeOf($"Amazon{serviceName}Exception"), service.TypeOf("Model." + name).BaseType));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_has_the_official_types(string serviceName)
    {
        var service = ModelledService.All[serviceName];
        string[] names =
        [
            $"Amazon{serviceName}Client",
            $"Amazon{serviceName}Config",
            $"Amazon{serviceName}DefaultConfiguration",
            $"Amazon{serviceName}Exception",
            $"Amazon{serviceName}Request",
            $"IAmazon{serviceName}",
            $"Endpoints.{serviceName}EndpointParameters",
            $"Internal.Amazon{serviceName}AuthSchemeHandler",
            $"Internal.Amazon{serviceName}EndpointProvider",
            $"Internal.Amazon{serviceName}EndpointResolver",
            $"Internal.Amazon{serviceName}Metadata",
            $"Model.I{service.Paginators}PaginatorFactory",
            $"Model.{service.Paginators}PaginatorFactory",
        ];

        Assert.All(names, name => Assert.True(service.TypeOf(name).IsPublic));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Marshallers_are_not_public(string serviceName)
    {
        var types = ModelledService.All[serviceName].Types
            .Where(t => t.Namespace!.EndsWith(".MarshallTransformations", StringComparison.Ordinal));

        Assert.All(types, type => Assert.False(type.IsPublic));
    }

    [Fact]
    public void Sensitive_members_are_marked_so()
    {
        var service = ModelledService.All["IdentityManagementService"];

        Assert.Equal(3, service.Shapes.Count(s => s.Value.TryGetProperty("sensitive", out _)));
        Assert.Equal(
            [
                "AccessKey.SecretAccessKey",
                "ChangePasswordRequest.NewPassword",
                "ChangePasswordRequest.OldPassword",
                "CreateLoginProfileRequest.Password",
                "UpdateLoginProfileRequest.Password",
                "VirtualMFADevice.Base32StringSeed",
                "VirtualMFADevice.QRCodePNG",
            ],
            service.Properties.Where(IsSensitive)
                .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_member_is_sensitive_as_its_shape_is(string serviceName)
    {
        var service = ModelledService.All[serviceName];
        var shapes = service.Shapes.ToDictionary(s => s.Name, s => s.Value);
        var sensitive = shapes.Values
            .Where(s => s.TryGetProperty("members", out _))
            .SelectMany(s => s.GetProperty("members").EnumerateObject())
            .Where(m => shapes[m.Value.GetProperty("shape").GetString()!].TryGetProperty("sensitive", out _))
            .Select(m => m.Name);

        Assert.Equal(
            sensitive.Distinct().Order(StringComparer.Ordinal),
            service.Properties.Where(IsSensitive).Select(p => p.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Deprecated_members_name_their_replacement() => Assert.All(
        (string[])["ListUsersRequest", "ListGroupsRequest"],
        name => Assert.Contains(
            "deprecated",
            ModelledService.All["IdentityStore"]
                .TypeOf("Model." + name)
                .GetProperty("Filters")!.GetCustomAttribute<ObsoleteAttribute>()!.Message!,
            StringComparison.Ordinal));

    [Fact]
    public void Shapes_have_the_official_names()
    {
        Assert.Equal(typeof(ManagedPolicy), TypeOf<CreatePolicyResponse>("Policy"));
        Assert.Equal(typeof(List<AttachedPolicyType>), TypeOf<ListAttachedUserPoliciesResponse>("AttachedPolicies"));
        Assert.Equal(typeof(StatusType), TypeOf<AccessKey>("Status"));
        Assert.Equal("text/csv", ReportFormatType.TextCsv.Value);
        Assert.Equal("aws-managed", PolicySourceType.AwsManaged.Value);
        Assert.Equal("IN_PROGRESS", DeletionTaskStatusType.IN_PROGRESS.Value);
    }

    [Fact]
    public void Values_are_nullable_and_collections_are_null()
    {
        var user = new User();

        Assert.Equal(typeof(DateTime?), TypeOf<User>("CreateDate"));
        Assert.Equal(typeof(bool?), TypeOf<CreateLoginProfileRequest>("PasswordResetRequired"));
        Assert.Equal(typeof(int?), TypeOf<ListUsersRequest>("MaxItems"));
        Assert.Equal(typeof(Dictionary<string, int>), TypeOf<GetAccountSummaryResponse>("SummaryMap"));
        Assert.Equal(typeof(List<string>), TypeOf<GetAccountAuthorizationDetailsRequest>("Filter"));
        Assert.Null(user.Tags);
    }

    [Fact]
    public void Enumerations_ignore_case_and_accept_unknown_values()
    {
        StatusType unknown = "Suspended";

        Assert.Same(StatusType.Active, StatusType.FindValue("active"));
        Assert.Equal("Suspended", unknown.Value);
    }

    [Fact]
    public void Requests_have_the_official_constructors()
    {
        var request = new CreateLoginProfileRequest("ada", "pa55");

        Assert.Equal(("ada", "pa55"), (request.UserName, request.Password));
        Assert.Equal("ada", new CreateUserRequest("ada").UserName);
        Assert.Equal(StatusType.Inactive, new UpdateAccessKeyRequest("AKIA", StatusType.Inactive).Status);
    }

#if NET
    [Fact]
    public void The_runtime_can_create_configuration_and_client()
    {
        using var client = (IDisposable)Create<AmazonIdentityManagementServiceClient>();

        Assert.IsType<AmazonIdentityManagementServiceClient>(client);

        static IAmazonService Create<T>()
            where T : IAmazonService =>
            T.CreateDefaultServiceClient(
                new BasicAWSCredentials("AKIDEXAMPLE", "secret"), T.CreateDefaultClientConfig());
    }
#endif

    [Theory]
    [MemberData(nameof(Services))]
    public void Paginators_return_the_model_s_result_keys(string serviceName)
    {
        var service = ModelledService.All[serviceName];
        var factory = service.TypeOf($"Model.I{service.Paginators}PaginatorFactory");
        var paginators = service.Model.GetProperty("pagination").EnumerateObject().ToList();

        Assert.Equal(paginators.Count, factory.GetMethods().Length);
        Assert.All(paginators, paginator =>
        {
            var type = factory.GetMethod(paginator.Name)!.ReturnType;
            var key = paginator.Value.GetProperty("result_key");
            var keys = key.ValueKind == JsonValueKind.Array
                ? key.EnumerateArray().Select(k => k.GetString()!)
                : [key.GetString()!];
            Assert.Equal(keys.Append("Responses").Order(), type.GetProperties().Select(p => p.Name).Order());
        });
    }

    private static void AssertMembers(ModelledService service, JsonElement operation, string direction, string type)
    {
        var members = operation.TryGetProperty(direction, out var reference)
            ? service.Shapes
                .Single(s => s.Name == reference.GetProperty("shape").GetString())
                .Value.GetProperty("members").EnumerateObject().Select(m => m.Name)
            : [];
        var properties = service.TypeOf("Model." + type)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(p => p.Name);
        Assert.Equal(members.Order(StringComparer.Ordinal), properties.Order(StringComparer.Ordinal));
    }

    private static bool IsSensitive(PropertyInfo property) =>
        property.GetCustomAttribute<AWSPropertyAttribute>()?.Sensitive == true;

    private static Type TypeOf<T>(string property) => typeof(T).GetProperty(property)!.PropertyType;
}
