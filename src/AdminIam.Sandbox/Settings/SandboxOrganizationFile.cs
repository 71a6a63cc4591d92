using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminIam.Sandbox.Settings;

/// <summary>
/// Reads a JSON file with the accounts of an organization. An error names the property that is not valid.
/// </summary>
public static class SandboxOrganizationFile
{
    private const string UnitPathForm = "a path such as Workloads/Prod";
    private const int LongestName = 128;
    private const int LongestTagValue = 256;
    private const int MostTags = 50;
    private const int MostOfAKind = 8;
    private const int MostKeys = 2;

    private static readonly Regex RoleName = new(@"\A[A-Za-z0-9_+=,.@-]{1,64}\z");
    private static readonly Regex KeyId = new(@"\A[A-Za-z0-9_]{16,128}\z");

    private static readonly string[] States =
        ["ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED", "PENDING_ACTIVATION"];

    private static readonly string[] JoinedMethods = ["CREATED", "INVITED"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The organization.</returns>
    /// <exception cref="InvalidDataException">The file is not valid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SandboxOrganization Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"The organization file '{path}' is not valid: {e.Message}", e);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The organization.</returns>
    /// <exception cref="InvalidDataException">The text is not valid.</exception>
    public static SandboxOrganization Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Organization(new OrganizationFileObject(
                document.RootElement, "", "accounts", "organizationalUnits", "serviceControlPolicies"));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // A text that is not valid Unicode is an ArgumentException.
            throw new InvalidDataException($"It is not JSON: {e.Message}", e);
        }
    }

    private static SandboxOrganization Organization(OrganizationFileObject file)
    {
        var units = file.Texts("organizationalUnits")
            .Select(unit => UnitPath(unit.Value) ?? throw Invalid(unit.Key, unit.Value, UnitPathForm)).ToList();
        var accounts = file.Objects(
            "accounts",
            "id", "name", "email", "organizationalUnit", "state", "joinedMethod", "roleName", "tags", "root")
            .Select(Account).ToList();
        DemandUnique(accounts, account => [account.Id], "id");
        DemandUnique(accounts, KeyIdsOf, "root.accessKeys");
        return new SandboxOrganization(accounts, units) { ControlPolicies = Policies(file) };
    }

    private static IEnumerable<string> KeyIdsOf(SandboxMemberAccount account) =>
        account.Root?.AccessKeys.Select(key => key.Id).OfType<string>() ?? [];

    private static void DemandUnique(
        List<SandboxMemberAccount> accounts, Func<SandboxMemberAccount, IEnumerable<string>> idsOf, string property)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < accounts.Count; index++)
        {
            foreach (var id in idsOf(accounts[index]))
            {
                if (seen.TryGetValue(id, out var earlier))
                {
                    throw new InvalidDataException(
                        $"accounts[{index}].{property}: accounts[{earlier}] also has the ID {id}.");
                }

                seen.Add(id, index);
            }
        }
    }

    private static List<SandboxControlPolicy> Policies(OrganizationFileObject file)
    {
        var policies = file.Objects("serviceControlPolicies", "name", "document", "targets").Select(Policy).ToList();
        var duplicate = policies.GroupBy(policy => policy.Name, StringComparer.Ordinal)
            .FirstOrDefault(same => same.Count() > 1);
        return duplicate is null ? policies : throw new InvalidDataException(
            $"serviceControlPolicies: two policies have the name {duplicate.Key}.");
    }

    private static SandboxControlPolicy Policy(OrganizationFileObject file) => new(
        file.RequiredText("name", Name, $"a name of 1 to {LongestName} characters"),
        file.RequiredJson("document"),
        [.. file.Texts("targets").Select(target => UnitPath(target.Value)
            ?? throw Invalid(target.Key, target.Value, "an account ID or " + UnitPathForm))]);

    private static SandboxMemberAccount Account(OrganizationFileObject file)
    {
        var id = file.RequiredText("id", text => SandboxMemberAccount.IsId(text) ? text : null, "an ID of 12 digits");
        var name = file.RequiredText("name", Name, $"a name of 1 to {LongestName} characters");
        return new SandboxMemberAccount(
            id, name, file.Text("organizationalUnit", UnitPath, UnitPathForm) ?? "")
        {
            Email = file.Text("email", text => text.IndexOf('@') > 0 ? text : null, "an email address"),
            State = file.Text("state", text => OneOf(States, text), ListOf(States)) ?? States[0],
            JoinedMethod = file.Text(
                "joinedMethod", text => OneOf(JoinedMethods, text), ListOf(JoinedMethods)) ?? JoinedMethods[0],
            RoleName = file.IsNull("roleName") ? "" : file.Text(
                "roleName", text => RoleName.IsMatch(text) ? text : null, "the name of a role, or null for no role"),
            Tags = Tags(file),
            Root = file.Object("root", "password", "accessKeys", "mfaDevices", "signingCertificates") is { } root
                ? Root(root)
                : null,
        };
    }

    private static SandboxRootCredentials Root(OrganizationFileObject file) => new()
    {
        HasPassword = file.Flag("password") ?? true,
        AccessKeys = [.. file.Objects("accessKeys", MostKeys, "id", "secret", "active").Select(Key)],
        MfaDevices = file.Number("mfaDevices", MostOfAKind) ?? 0,
        SigningCertificates = file.Number("signingCertificates", MostKeys) ?? 0,
    };

    private static SandboxRootKey Key(OrganizationFileObject file) => new(
        file.Text("id", text => KeyId.IsMatch(text) ? text : null, "an access key ID"),
        file.Text("secret", text => text.Length > 0 ? text : null, "a secret access key"),
        file.Flag("active") ?? true);

    private static Dictionary<string, string> Tags(OrganizationFileObject file)
    {
        var tags = file.TextsByName("tags");
        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > LongestName || tag.Value.Length > LongestTagValue || tags.Count > MostTags)
            {
                throw new InvalidDataException(
                    $"{file.PathOf("tags")}: there can be {MostTags} tags, whose keys have 1 to {LongestName} "
                    + $"characters and whose values up to {LongestTagValue}.");
            }
        }

        return tags;
    }

    private static string? Name(string text) =>
        text.Trim().Length > 0 && text.Length <= LongestName ? text : null;

    // A leading slash, as commands write paths of units, means the same.
    private static string? UnitPath(string text)
    {
        var path = text.StartsWith("/", StringComparison.Ordinal) ? text.Substring(1) : text;
        return path.Length == 0 || path.Split('/').All(name => Name(name) is not null) ? path : null;
    }

    private static string? OneOf(string[] values, string text) =>
        Array.Find(values, value => value.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static string ListOf(string[] values) => "one of " + string.Join(", ", values);

    private static InvalidDataException Invalid(string path, string value, string expected) =>
        new($"{path}: '{value}' is not {expected}.");
}
