using System.Reflection;
using System.Text.Json;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Tests.Clients;

/// <summary>The client's API, held against the service model.</summary>
public sealed class ClientSurfaceTests
{
    private static readonly JsonElement model = ReadModel();

    public static TheoryData<string> Operations =>
        [.. model.GetProperty("operations").EnumerateObject().Select(o => o.Name)];

    [Fact]
    public void The_model_has_all_operations() => Assert.Equal(91, Operations.Count);

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_is_on_interface_and_client(string operation)
    {
        var assembly = typeof(IAmazonIdentityManagementService).Assembly;
        var request = assembly.GetType($"Amazon.IdentityManagement.Model.{operation}Request", throwOnError: true)!;
        var response = assembly.GetType($"Amazon.IdentityManagement.Model.{operation}Response", throwOnError: true)!;

        Type[] types = [typeof(IAmazonIdentityManagementService), typeof(AmazonIdentityManagementServiceClient)];
        foreach (var type in types)
        {
            var method = type.GetMethod(operation + "Async", [request, typeof(CancellationToken)]);
            Assert.NotNull(method);
            Assert.Equal(typeof(Task<>).MakeGenericType(response), method.ReturnType);
            Assert.True(method.GetParameters()[1].HasDefaultValue);
        }

        Assert.True(request.IsSubclassOf(typeof(AmazonIdentityManagementServiceRequest)));
        Assert.True(response.IsSubclassOf(typeof(AmazonWebServiceResponse)));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Requests_and_responses_have_the_model_s_members(string operation)
    {
        var json = model.GetProperty("operations").GetProperty(operation);
        AssertMembers(json, "input", operation + "Request");
        AssertMembers(json, "output", operation + "Response");
    }

    [Fact]
    public void Every_error_of_the_model_is_an_exception()
    {
        var errors = Shapes().Where(s => s.Value.TryGetProperty("exception", out _)).Select(s => s.Name).ToList();

        Assert.Equal(24, errors.Count);
        Assert.All(
            errors, name => Assert.Equal(typeof(AmazonIdentityManagementServiceException), ModelType(name).BaseType));
    }

    [Fact]
    public void Sensitive_members_are_marked_so()
    {
        var sensitive = Shapes().Where(s => s.Value.TryGetProperty("sensitive", out _)).Select(s => s.Name).ToHashSet();
        var marked = typeof(CreateUserRequest).Assembly.GetTypes()
            .SelectMany(t => t.GetProperties())
            .Where(p => p.GetCustomAttribute<AWSPropertyAttribute>()?.Sensitive == true)
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");

        Assert.Equal(3, sensitive.Count);
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
            marked.Order(StringComparer.Ordinal));
    }

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
    public void Enumerations_compare_without_case_and_take_unknown_values()
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

    [Fact]
    public void The_runtime_can_make_configuration_and_client()
    {
        using var client = (IDisposable)Create<AmazonIdentityManagementServiceClient>();

        Assert.IsType<AmazonIdentityManagementServiceClient>(client);

        static IAmazonService Create<T>()
            where T : IAmazonService =>
            T.CreateDefaultServiceClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), T.CreateDefaultClientConfig());
    }

    [Fact]
    public void Paginators_give_the_model_s_result_keys()
    {
        var paginators = model.GetProperty("pagination").EnumerateObject().ToList();

        Assert.Equal(paginators.Count, typeof(IIdentityManagementPaginatorFactory).GetMethods().Length);
        Assert.All(paginators, paginator =>
        {
            var type = typeof(IIdentityManagementPaginatorFactory).GetMethod(paginator.Name)!.ReturnType;
            var key = paginator.Value.GetProperty("result_key");
            var keys = key.ValueKind == JsonValueKind.Array
                ? key.EnumerateArray().Select(k => k.GetString()!)
                : [key.GetString()!];
            Assert.Equal(keys.Append("Responses").Order(), type.GetProperties().Select(p => p.Name).Order());
        });
    }

    private static void AssertMembers(JsonElement operation, string direction, string type)
    {
        var members = operation.TryGetProperty(direction, out var reference)
            ? Shapes()
                .Single(s => s.Name == reference.GetProperty("shape").GetString())
                .Value.GetProperty("members").EnumerateObject().Select(m => m.Name)
            : [];
        var properties = ModelType(type)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(p => p.Name);
        Assert.Equal(members.Order(StringComparer.Ordinal), properties.Order(StringComparer.Ordinal));
    }

    private static Type TypeOf<T>(string property) => typeof(T).GetProperty(property)!.PropertyType;

    private static Type ModelType(string name) =>
        typeof(CreateUserRequest).Assembly.GetType("Amazon.IdentityManagement.Model." + name, throwOnError: true)!;

    private static JsonElement.ObjectEnumerator Shapes() => model.GetProperty("shapes").EnumerateObject();

    private static JsonElement ReadModel()
    {
        var path = Path.Combine(
            GeneratorRun.SnapshotFolder, "../../../../src/AdminIam.Clients/Models/iam-2010-05-08.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }
}
