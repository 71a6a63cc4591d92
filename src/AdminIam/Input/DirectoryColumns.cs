namespace AdminIam.Input;

/// <summary>The column names of exports from directories: SCIM, Okta, Microsoft Entra, Google Workspace and Active
/// Directory. The table in docs/directory-exports.md contains the same names.</summary>
internal static class DirectoryColumns
{
    // For each parameter, in order of precedence.
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        // The name with which a person signs in to the directory. Email Address is that of Google Workspace.
        ["UserName"] = ["userPrincipalName", "login", "sAMAccountName", "primaryEmail", "Email Address"],
        ["GivenName"] = ["First Name", "name.givenName"],
        ["FamilyName"] = ["Last Name", "surname", "sn", "name.familyName"],
        ["MiddleName"] = ["name.middleName"],
        ["DisplayName"] = ["name.formatted"],
        ["Email"] =
        [
            "Email Address", "mail", "primaryEmail", "emails[type eq \"work\"].value", "emails[primary eq true].value",
            "emails.work.value", "emails[0].value", "emails.0.value", "emails.value",
        ],
        ["Title"] = ["Job Title", "Employee Title"],
        ["PhoneNumber"] =
        [
            "Work Phone", "primaryPhone", "Office Phone", "telephoneNumber", "phoneNumbers[type eq \"work\"].value",
            "phoneNumbers.work.value", "phoneNumbers[0].value", "phoneNumbers.0.value", "phoneNumbers.value",
        ],
    };

    private static readonly Dictionary<string, List<string>> Normalized = Names.ToDictionary(
        pair => pair.Key, pair => pair.Value.Select(ColumnName.Normalize).ToList(), StringComparer.Ordinal);

    /// <summary>Returns the precedence of a column for a parameter: 0 is the highest, <see langword="null"/> is no
    /// column for this parameter.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="normalized">The normalized column name.</param>
    public static int? Precedence(string parameter, string normalized) =>
        Normalized.TryGetValue(parameter, out var names) && names.IndexOf(normalized) is var index and >= 0
            ? index
            : null;
}
